//! Declarations of other languages, written as they are here.

use std::collections::BTreeMap;

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
        match head.kind.value.as_str() {
            // resource "aws_ecs_cluster" "web" {
            "resource" | "data" => {
                let kind = kind_of(label(0)?)?;
                let end = head.labels.get(1)?.value.span;
                let place = head.kind.span.to(end);
                if head.kind.value == "resource" {
                    return Some((place, format!("{kind} \"{}\"", label(1)?)));
                }
                let text = format!("existing {kind} \"{}\"", label(1)?);
                let Some((key, ours)) = found_by(kind, body) else { return Some((place, text)) };
                let between = self.source.get(end.end as usize..key.start as usize)?;
                Some((place.to(key), format!("{text}{between}{ours}")))
            }
            "variable" => Some((whole, self.variable(label(0)?, body)?)),
            "output" => Some((whole, self.terraform_output(label(0)?, body)?)),
            "locals" => Some((whole, self.locals(body)?)),
            _ => None,
        }
    }

    /// `variable "zones" { type = number, default = 3 }`; `None` if something in it would be lost.
    fn variable(&self, name: &str, body: &ast::Body) -> Option<String> {
        let attributes = only(body, &["type", "default", "description", "sensitive", "nullable"])?;
        let text = |name: &str| {
            attributes.get(name).map(|value| self.source.get(value.span.range()).unwrap_or_default())
        };
        let default = attributes.get("default").filter(|value| value.kind != ast::ExprKind::Null);
        let guess = default.and_then(|value| super::items::type_of(&value.kind));
        let mut ty = match text("type") {
            // Terraform has one type for all numbers.
            Some("number") if guess == Some("int") => "int".to_owned(),
            Some(ty) => own_type(ty)?,
            None => guess.unwrap_or("string").to_owned(),
        };
        match text("sensitive") {
            None | Some("false") => {}
            Some("true") if ty == "string" && default.is_none() => "secret".clone_into(&mut ty),
            Some(_) => return None,
        }
        if attributes.contains_key("default") && default.is_none() {
            // `default = null` is how Terraform says that a variable is optional.
            ty.push('?');
        }
        // CloudFormation has no parameters that are maps.
        let keyword = if ty.starts_with("map<") { "var" } else { "param" };
        let default = text("default").filter(|_| default.is_some());
        let default = default.map_or_else(String::new, |text| format!(" = {text}"));
        Some(format!(
            "{}{keyword} {name}: {ty}{default}",
            self.kept(body, attributes.get("description").copied())?
        ))
    }

    /// `output "url" { value = ... }`; `None` if something in it would be lost.
    fn terraform_output(&self, name: &str, body: &ast::Body) -> Option<String> {
        let attributes = only(body, &["value", "description"])?;
        let value = self.source.get(attributes.get("value")?.span.range())?;
        Some(format!("{}output {name} = {value}", self.kept(body, attributes.get("description").copied())?))
    }

    /// `locals { zones = 3 }`: the same lines, each with `let`.
    fn locals(&self, body: &ast::Body) -> Option<String> {
        let inside = body.span.start + 1..body.span.end.checked_sub(1)?;
        let mut text = String::new();
        let mut done = inside.start as usize;
        for entry in &body.entries {
            let ast::Entry::Attribute(attribute) = entry else { return None };
            let start = attribute.key.span.start as usize;
            let before = self.source.get(done..start)?;
            // { a = 1, b = 2 }: a declaration has a line of its own.
            if !before.contains('\n') && done > inside.start as usize {
                return None;
            }
            text.push_str(before);
            text.push_str("let ");
            done = start;
        }
        text.push_str(self.source.get(done..inside.end as usize)?);
        // The lines of a heredoc are kept as they are.
        let indent = if text.contains("<<") { "" } else { "  " };
        let lines: Vec<&str> =
            text.trim().lines().map(|line| line.strip_prefix(indent).unwrap_or(line)).collect();
        (!body.entries.is_empty()).then(|| lines.join("\n"))
    }

    /// The lines that stand above a declaration: the comments of its body, and its description.
    fn kept(&self, body: &ast::Body, description: Option<&ast::Expr>) -> Option<String> {
        let mut text = String::new();
        for comment in self.scan.comments.iter().filter(|comment| body.span.contains(comment.span)) {
            text.push_str(self.source.get(comment.span.range())?.trim_end());
            text.push('\n');
        }
        if let Some(description) = description {
            for line in super::items::constant(description)?.lines() {
                text.push_str(format!("/// {line}").trim_end());
                text.push('\n');
            }
        }
        Some(text)
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
                // network = !Ref main
                let line = self.source.get(..span.start as usize)?.lines().last()?.trim();
                let before = line.strip_suffix('=').map(str::trim_end);
                let key = before.and_then(|before| before.rsplit([' ', '\t', '{', ',']).next());
                let kind = key.filter(|key| matches!(*key, "network" | "volume" | "cluster" | "listener"));
                let space =
                    kind.filter(|_| word.starts_with(|c: char| c.is_ascii_lowercase())).unwrap_or("param");
                Some((place, format!("{space}.{}", snake_case(word))))
            }
            _ => None,
        }
    }
}

/// The attribute at the beginning of a data source's body by which it is found, and what that is in an `existing` block.
fn found_by(kind: &str, body: &ast::Body) -> Option<(Span, &'static str)> {
    let Some(ast::Entry::Attribute(attribute)) = body.entries.first() else { return None };
    let ours = match (kind, attribute.key.value.as_str()) {
        ("network", "id" | "vpc_id") => "vpc",
        ("volume", "id" | "file_system_id") => "file_system",
        _ => return None,
    };
    Some((attribute.key.span, ours))
}

/// The values of a body by name, if it has nothing but attributes with these names.
fn only<'b>(body: &'b ast::Body, names: &[&str]) -> Option<BTreeMap<&'b str, &'b ast::Expr>> {
    let of = |entry: &'b ast::Entry| match entry {
        ast::Entry::Attribute(attribute) if names.contains(&attribute.key.value.as_str()) => {
            Some((attribute.key.value.as_str(), &attribute.value))
        }
        _ => None,
    };
    body.entries.iter().map(of).collect()
}

/// A type of Terraform as it is written here; `None` if there is none.
fn own_type(text: &str) -> Option<String> {
    let text = text.trim();
    if let "string" | "number" | "bool" = text {
        return Some(text.to_owned());
    }
    let (name, argument) = text.strip_suffix(')')?.split_once('(')?;
    let name = match name.trim() {
        "list" | "set" => "list",
        "map" => "map",
        _ => return None,
    };
    Some(format!("{name}<{}>", own_type(argument)?))
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
