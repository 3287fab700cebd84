//! Declarations of other languages, written as they are here.

use super::Builder;
use super::entries::Head;
use crate::diagnostics::kind_of;
use crate::source::Span;
use crate::syntax::ast;

impl Builder<'_> {
    /// What a foreign declaration is here, and what it replaces; `None` if that cannot be said.
    pub(super) fn rewritten(&self, head: &Head, body: &ast::Body, whole: Span) -> Option<(Span, String)> {
        let label = |at: usize| {
            let value = &head.labels.get(at)?.value;
            Some(self.source.get(value.span.range())?.trim_matches('"'))
        };
        let value = |name: &str| {
            body.entries.iter().find_map(|entry| match entry {
                ast::Entry::Attribute(attribute) if attribute.key.value == name => Some(&attribute.value),
                _ => None,
            })
        };
        let attribute = |name: &str| self.source.get(value(name)?.span.range());
        match head.kind.value.as_str() {
            // resource "aws_ecs_cluster" "web" {
            "resource" | "data" => {
                let kind = kind_of(label(0)?)?;
                let existing = if head.kind.value == "data" || kind == "network" { "existing " } else { "" };
                let place = head.kind.span.to(head.labels.get(1)?.value.span);
                Some((place, format!("{existing}{kind} \"{}\"", label(1)?)))
            }
            // variable "zones" { type = number, default = 3 }
            "variable" => {
                let default = value("default");
                let guess = default.and_then(|value| super::items::type_of(&value.kind)).unwrap_or("string");
                let ty = attribute("type").unwrap_or(guess);
                let default = attribute("default").map_or_else(String::new, |text| format!(" = {text}"));
                Some((whole, format!("param {}: {ty}{default}", label(0)?)))
            }
            // output "url" { value = ... }
            "output" => Some((whole, format!("output {} = {}", label(0)?, attribute("value")?))),
            // locals { zones = 3 }
            "locals" => {
                let lines: Option<Vec<String>> = body
                    .entries
                    .iter()
                    .map(|entry| match entry {
                        ast::Entry::Attribute(attribute) => {
                            let value = self.source.get(attribute.value.span.range())?;
                            Some(format!("let {} = {value}", attribute.key.value))
                        }
                        _ => None,
                    })
                    .collect();
                Some((whole, lines.filter(|lines| !lines.is_empty())?.join("\n")))
            }
            _ => None,
        }
    }
    /// `!Ref VpcStack` is `param.vpc_stack`, and `!Sub "..."` the string alone; `tag` stands at `span`.
    pub(super) fn rewritten_function(&self, span: Span, tag: &str) -> Option<(Span, String)> {
        let rest = self.source.get(span.end as usize..)?;
        let argument = rest.trim_start_matches([' ', '\t']);
        let start = span.range().end + rest.len() - argument.len();
        match tag {
            "Sub" if argument.starts_with('"') => {
                Some((Span::from_range(span.file, span.range().start..start), String::new()))
            }
            "Ref" => {
                let word = argument.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
                if word.is_empty() || argument.starts_with("AWS::") {
                    return None;
                }
                let place = Span::from_range(span.file, span.range().start..start + word.len());
                Some((place, format!("param.{}", snake_case(word))))
            }
            _ => None,
        }
    }
}

/// `VpcStack` as a name here: `vpc_stack`.
fn snake_case(word: &str) -> String {
    let mut name = String::new();
    for (at, c) in word.char_indices() {
        if c.is_ascii_uppercase() && at > 0 && !name.ends_with('_') {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}
