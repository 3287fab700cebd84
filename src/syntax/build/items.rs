//! Top-level declarations.

use std::sync::Arc;

use super::entries::{Head, KEYWORDS, Shape, block};
use super::sequence::Place;
use super::{Builder, Pair, Rule};
use crate::diagnostics::catalog::syntax::unexpected::{self, unexpected};
use crate::diagnostics::catalog::syntax::{
    attribute_at_top_level, block_without_kind, existing, foreign_declaration, missing_message, missing_name,
    missing_type, quoted_name, type_on_let, unknown_keyword,
};
use crate::diagnostics::did_you_mean;
use crate::source::{Span, Spanned};
use crate::syntax::ast;
use crate::types::BlockKind;

impl Builder<'_> {
    /// A file of declarations.
    pub(super) fn program(&mut self, pair: Pair<'_>) -> Vec<ast::Item> {
        self.sequence(pair, 0, Place::File, Self::item)
    }

    /// The lines of an `.ecsvars` file.
    pub(super) fn assignments(&mut self, pair: Pair<'_>) -> Vec<ast::Attribute> {
        let one = |builder: &mut Self, pair: Pair<'_>| {
            let (span, text) = (builder.span(&pair), pair.as_str().to_owned());
            let rule = pair.as_rule();
            match (rule == Rule::entry).then(|| builder.shape(pair)) {
                Some(Shape::Attribute(attribute)) => return Some(attribute),
                Some(Shape::Broken) => {}
                _ => builder.report(unexpected(span, &text, unexpected::Place::Variable)),
            }
            None
        };
        self.sequence(pair, 0, Place::Variables, one).into_iter().flatten().collect()
    }

    fn item(&mut self, pair: Pair<'_>) -> ast::Item {
        match pair.as_rule() {
            Rule::param => ast::Item::Param(Arc::new(self.param(pair))),
            Rule::let_ => ast::Item::Let(Arc::new(self.let_(pair))),
            Rule::output => ast::Item::Output(Arc::new(self.output(pair))),
            Rule::assert => ast::Item::Assert(Arc::new(self.assert(pair))),
            _ => self.top_level_entry(pair),
        }
    }

    /// param certificate: arn? = null { group = "HTTPS" }
    fn param(&mut self, pair: Pair<'_>) -> ast::Param {
        let start = self.span(&pair).before();
        let docs = self.docs(start);
        let kind = if pair.as_str().starts_with("var") { ast::ParamKind::Var } else { ast::ParamKind::Param };
        let offset = pair.start();
        let keyword = self.place(offset..offset + kind.keyword().len());
        let mut name = Spanned::new(String::new(), keyword.after());
        let (mut ty, mut default, mut body) = (None, None, None);
        let mut no_type = None;
        for child in pair.into_inner() {
            match child.as_rule() {
                Rule::name => name = self.name(&child),
                Rule::type_expr => ty = Some(self.type_expr(child)),
                Rule::missing_type => no_type = Some(self.after_token(child.start())),
                Rule::foreign_equals => self.foreign_equals(&child),
                Rule::body => body = Some(self.body(child)),
                _ => default = Some(self.value(child, "=")),
            }
        }
        if let Some(place) = no_type {
            // The default is behind the missing type, so the type can only be guessed when all
            // children are read.
            let guess = default.as_ref().and_then(|value| type_of(&value.kind));
            if let Some(ty) = self.type_without_colon(name.span).filter(|_| default.is_none()) {
                let diagnostic =
                    missing_type::missing_colon(name.span.after(), kind.keyword(), &name.value, ty);
                self.report(diagnostic);
                return ast::Param {
                    docs,
                    kind,
                    keyword,
                    span: start.to(name.span),
                    name,
                    ty: None,
                    default,
                    body,
                };
            }
            let colon = place != name.span.after();
            let alternatives = default.as_ref().and_then(|value| self.alternatives_as_default(value.span));
            let diagnostic = match alternatives {
                Some((all, first)) => {
                    missing_type::alternatives(place, kind.keyword(), &name.value, all, first)
                }
                None => missing_type::of_parameter(place, &name.value, colon, guess),
            };
            self.report(diagnostic);
        }
        let ends = [
            Some(name.span),
            ty.as_ref().map(|ty: &ast::TypeExpr| ty.span),
            default.as_ref().map(|value| value.span),
            body.as_ref().map(|body| body.span),
        ];
        let span = ends.into_iter().flatten().fold(start, Span::to);
        ast::Param { docs, kind, keyword, name, ty, default, body, span }
    }

    /// `"dev" | "prod"` where a default belongs, and the first of them.
    fn alternatives_as_default(&self, first: Span) -> Option<(&str, &str)> {
        let all = self.source.get(first.start as usize..)?.lines().next()?.trim_end();
        let text = self.source.get(first.range())?;
        let rest = all.strip_prefix(text)?.trim_start();
        (rest.starts_with('|') && !rest.starts_with("||")).then_some((all, text))
    }

    /// The type in `param location string = "x"`, where it follows the name without a colon.
    fn type_without_colon(&self, name: Span) -> Option<&str> {
        let rest = self.source.get(name.end as usize..)?.lines().next()?;
        let text = rest.trim_start_matches([' ', '\t']);
        let of_type = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '<' | '>' | '?');
        let length = text.len() - text.trim_start_matches(of_type).len();
        let (ty, after) = text.split_at_checked(length)?;
        let ends = after.trim_start().is_empty() || after.trim_start().starts_with(['=', '{', '#']);
        (text.len() < rest.len() && !ty.is_empty() && ends).then_some(ty)
    }

    /// let zones = 3
    fn let_(&mut self, pair: Pair<'_>) -> ast::Let {
        let ast::Output { docs, name, value, span, .. } = self.binding(pair, "let");
        ast::Let { docs, name, value, span }
    }

    /// output url = listener.public.url { export = true }
    fn output(&mut self, pair: Pair<'_>) -> ast::Output {
        self.binding(pair, "output")
    }

    /// What `let` and `output` have in common.
    fn binding(&mut self, pair: Pair<'_>, keyword: &str) -> ast::Output {
        let start = self.span(&pair).before();
        let docs = self.docs(start);
        let mut name = Spanned::new(String::new(), start);
        let (mut value, mut body) = (None, None);
        let (mut no_equals, mut typed) = (false, false);
        for child in pair.into_inner() {
            match child.as_rule() {
                Rule::name => name = self.name(&child),
                Rule::let_type => {
                    let child_start = child.start();
                    let end = self.after_token(child.end());
                    let place = self.place(child_start..child_start).to(end);
                    self.report(type_on_let(place, keyword));
                }
                Rule::foreign_equals => self.foreign_equals(&child),
                Rule::missing_equals => {
                    no_equals = true;
                    typed = self.typed_binding(name.span, keyword);
                    if !typed {
                        self.missing_equals(name.span);
                    }
                }
                Rule::body => body = Some(self.body(child)),
                // `let zones`: one thing is missing, not two.
                Rule::missing_value if no_equals => {}
                // Not the value, but the type.
                _ if typed => {}
                _ => value = Some(self.value(child, "=")),
            }
        }
        let value = value.unwrap_or(ast::Expr { kind: ast::ExprKind::Error, span: name.span.after() });
        let span = start.to(name.span).to(value.span);
        let span = body.as_ref().map_or(span, |body: &ast::Body| span.to(body.span));
        ast::Output { docs, name, value, body, span }
    }

    /// output arn string = cluster.web.arn: reports the type, if there is one between the name and the `=`.
    fn typed_binding(&mut self, name: Span, keyword: &str) -> bool {
        let rest = self.source.get(name.end as usize..).unwrap_or_default();
        let Some((ty, value)) = rest.lines().next().and_then(|line| line.split_once('=')) else {
            return false;
        };
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '<' | '>' | '?' | '[' | ']');
        if !ty.starts_with([' ', '\t'])
            || ty.trim().is_empty()
            || !ty.trim().chars().all(word)
            || value.starts_with('=')
        {
            return false;
        }
        let start = name.range().end;
        self.report(type_on_let(Span::from_range(name.file, start..start + ty.trim_end().len()), keyword));
        true
    }

    /// assert param.min != param.max, "they must differ"
    fn assert(&mut self, pair: Pair<'_>) -> ast::Assert {
        let start = self.span(&pair).before();
        let mut children = pair.into_inner();
        let condition = match children.next() {
            Some(child) => self.value(child, "assert"),
            None => self.broken(start),
        };
        let message = match children.next() {
            Some(child) if child.as_rule() != Rule::missing_message => {
                let message = self.expr(child);
                if !matches!(message.kind, ast::ExprKind::Text(_) | ast::ExprKind::Error) {
                    self.report(missing_message::not_a_string(message.span));
                }
                message
            }
            _ => {
                let place = condition.span.after();
                let rest = self.source.get(place.end as usize..).unwrap_or_default().trim_start();
                let named = rest.starts_with('=') && !rest.starts_with("==");
                if let (true, ast::ExprKind::Path(names)) = (named, &condition.kind)
                    && names.len() == 1
                {
                    self.report(missing_message::named(condition.span));
                } else if condition.kind == ast::ExprKind::Error {
                    self.problems += 1;
                } else {
                    self.report(missing_message(place));
                }
                ast::Expr { kind: ast::ExprKind::Error, span: place }
            }
        };
        let span = start.to(condition.span).to(message.span);
        ast::Assert { condition, message, span }
    }

    /// cluster "web" { ... }        existing network "main" { ... }
    fn top_level_entry(&mut self, pair: Pair<'_>) -> ast::Item {
        let span = self.span(&pair);
        let mut parts = pair.into_inner();
        if let (Some(word), Some(Rule::foreign_equals)) =
            (parts.next(), parts.next().map(|part| part.as_rule()))
            && KEYWORDS.contains(&word.as_str())
        {
            // param: int
            let place = self.span(&word);
            self.report(missing_name(place, word.as_str()));
            return ast::Item::Error(span);
        }
        if let Some(name) = self.name_without_kind(pair) {
            self.report(block_without_kind(self.span(&name), name.as_str().trim_matches('"')));
            return ast::Item::Error(span);
        }
        match self.shape(pair) {
            Shape::Broken => ast::Item::Error(span),
            Shape::Attribute(attribute) => {
                let key = attribute.key;
                if KEYWORDS.contains(&key.value.as_str()) {
                    self.report(missing_name(key.span, &key.value));
                } else if self.source.get(key.span.end as usize..).is_some_and(|rest| rest.starts_with(':')) {
                    self.report(attribute_at_top_level::typed_at_top_level(key.span, &key.value));
                } else if matches!(attribute.value.kind, ast::ExprKind::Map(_)) {
                    let between = Span::new(key.span.file, key.span.end, attribute.value.span.start);
                    self.report(attribute_at_top_level::block_at_top_level(key.span, &key.value, between));
                } else if !key.value.is_empty() {
                    let value = self.source.get(attribute.value.span.range()).unwrap_or_default();
                    self.report(attribute_at_top_level(key.span, attribute.span, &key.value, value));
                }
                ast::Item::Error(span)
            }
            Shape::Block(head, body) => self.top_level_block(head, body, span),
            Shape::Incomplete(head) => self.incomplete_item(&head, span),
        }
    }

    /// The name of `"web" { ... }`, whose kind is missing.
    fn name_without_kind<'p>(&self, pair: Pair<'p>) -> Option<Pair<'p>> {
        let mut parts = pair.into_inner();
        let name = parts.next().filter(|name| name.as_rule() == Rule::plain_string)?;
        let no_sign = parts.next()?.as_rule() == Rule::missing_equals;
        let value = parts.next()?;
        let body = self.scan.text.get(value.start()..).is_some_and(|text| text.starts_with('{'));
        (no_sign && body).then_some(name)
    }

    fn top_level_block(&mut self, head: Head, body: ast::Body, span: Span) -> ast::Item {
        let word = head.kind.value.as_str();
        let labels = head.labels.len();
        // A `resource` of Terraform has two labels; one with the name of a kind and no type means a block of that kind.
        let foreign = match word {
            "variable" | "locals" | "provider" | "terraform" | "data" => true,
            "resource" => labels > 1 || is_kind_in_label(&head, &body),
            _ => KEYWORDS.contains(&word),
        };
        if foreign {
            return self.foreign_declaration(&head, &body, span);
        }
        let docs = self.docs(span);
        let (existing, mut head) = self.existing(head);
        self.check_labels(&mut head);
        ast::Item::Block(Arc::new(block(docs, existing, head, body)))
    }

    /// variable "zones" { default = 3 }: others can still refer to what it meant to declare.
    fn foreign_declaration(&mut self, head: &Head, body: &ast::Body, span: Span) -> ast::Item {
        let label = head.labels.last();
        let name = label.map_or(Spanned::new(String::new(), head.kind.span), |label| {
            Spanned::new(constant(&label.value).unwrap_or_default(), label.value.span)
        });
        let word = &head.kind;
        let first = head.labels.first().and_then(|label| constant(&label.value)).unwrap_or_default();
        let diagnostic = foreign_declaration(
            word.span,
            &word.value,
            &name.value,
            &first,
            self.rewritten(head, body, span),
        );
        self.report(diagnostic);
        named(word, name, span)
    }

    /// const zones        let "zones"        cluster "web"
    fn incomplete_item(&mut self, head: &Head, span: Span) -> ast::Item {
        let word = &head.kind;
        let known = KEYWORDS.contains(&word.value.as_str());
        match head.labels.first() {
            _ if word.value.is_empty() => self.problems += 1,
            None if known => {
                let rest = self.source.get(word.span.end as usize..).unwrap_or_default();
                let called = word.value == "assert" && rest.trim_start().starts_with('(');
                self.report(if called {
                    missing_name::assert_in_parentheses(word.span)
                } else {
                    missing_name(word.span, &word.value)
                });
            }
            Some(label) if known && label.bare.is_none() => {
                let Some(name) = constant(&label.value) else {
                    self.report_incomplete(head);
                    return ast::Item::Error(span);
                };
                self.report(quoted_name(label.value.span, &word.value, &name));
                return named(word, Spanned::new(name, label.value.span), span);
            }
            Some(label) if label.bare.is_some() && !known && word.value != "existing" => {
                self.report(unknown_keyword(word.span, &word.value));
            }
            _ => self.report_incomplete(head),
        }
        ast::Item::Error(span)
    }

    /// The blanks before something, on its line.
    fn blanks_before(&self, span: Span) -> Span {
        let end = span.start as usize;
        let before = self.source.get(..end).unwrap_or_default();
        Span::from_range(span.file, before.trim_end_matches([' ', '\t']).len()..end)
    }

    /// Takes `existing` off the head: the word after it is the kind.
    fn existing(&mut self, mut head: Head) -> (Option<Span>, Head) {
        let word = head.kind.span;
        // network "main" existing {
        let behind = head.labels.iter().position(|label| label.bare.as_deref() == Some("existing"));
        if let Some(at) = behind.filter(|_| head.kind.value != "existing" && head.labels.len() > 1) {
            let label = head.labels.remove(at);
            let found = label.value.span;
            self.report(existing::behind(found, word, self.blanks_before(found)));
            return (Some(found), head);
        }
        if head.kind.value != "existing" {
            // exising network "main" {
            // The shape has to fit, too: a word before a kind and a label in quotes is nothing
            // else.
            let kind_and_label = matches!(head.labels.as_slice(), [kind, label] if kind.bare.is_some() && label.bare.is_none());
            if !kind_and_label || did_you_mean(&head.kind.value, ["existing"]).is_none() {
                return (None, head);
            }
            self.report(existing::misspelt(word, &head.kind.value));
        }
        let kind = if let Some(kind) = head.labels.first().and_then(|label| label.bare.clone()) {
            let label = head.labels.remove(0);
            Spanned::new(kind, label.value.span)
        } else {
            self.report(existing(word));
            Spanned::new(String::new(), word.after())
        };
        (Some(word), Head { kind, labels: head.labels })
    }
}

/// `resource "volume" { ... }` without a `type`, which every resource has.
fn is_kind_in_label(head: &Head, body: &ast::Body) -> bool {
    let label = head.labels.first().and_then(|label| constant(&label.value));
    let is_kind = label.is_some_and(|label| {
        BlockKind::ALL.iter().any(|&kind| kind != BlockKind::Resource && kind.name() == label)
    });
    let is_type = |entry: &ast::Entry| matches!(entry, ast::Entry::Attribute(it) if it.key.value == "type");
    is_kind && !body.entries.is_empty() && !body.entries.iter().any(is_type)
}

/// A declaration of which nothing but the name is known.
fn named(keyword: &ast::Name, name: ast::Name, span: Span) -> ast::Item {
    let value = ast::Expr { kind: ast::ExprKind::Error, span: name.span };
    let kind = match keyword.value.as_str() {
        "param" => ast::ParamKind::Param,
        "var" | "variable" => ast::ParamKind::Var,
        "let" => return ast::Item::Let(Arc::new(ast::Let { docs: None, name, value, span })),
        "output" => {
            return ast::Item::Output(Arc::new(ast::Output { docs: None, name, value, body: None, span }));
        }
        _ => return ast::Item::Error(span),
    };
    let (keyword, default) = (keyword.span, Some(value));
    let param = ast::Param { docs: None, kind, keyword, name, ty: None, default, body: None, span };
    ast::Item::Param(Arc::new(param))
}

/// The text of a string without interpolations.
pub(super) fn constant(value: &ast::Expr) -> Option<String> {
    match &value.kind {
        ast::ExprKind::Text(parts) => match parts.as_slice() {
            [ast::TextPart::Literal(text)] => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The type that a default seems to have.
pub(super) fn type_of(value: &ast::ExprKind) -> Option<&'static str> {
    use ast::Unit;
    Some(match value {
        ast::ExprKind::Bool(_) => "bool",
        ast::ExprKind::Text(_) => "string",
        ast::ExprKind::Number(number) => match number.unit {
            Some(Unit::Seconds | Unit::Minutes | Unit::Hours | Unit::Days) => "duration",
            Some(Unit::Vcpu) => "cpu",
            Some(Unit::Percent) => "percent",
            Some(_) => "size",
            None if number.int.is_some() => "int",
            None => "number",
        },
        _ => return None,
    })
}
