//! Functions over strings.

use super::super::common_types::list_of;
use super::super::context::Checker;
use super::super::file_reader::ReadError;
use super::super::work::MAX_TEXT;
use super::{Call, constant_string};
use crate::cfn::naming::kebab_case;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::advice::reference_in_base64::reference_in_base64;
use crate::diagnostics::catalog::advice::windows_text::Unlike;
use crate::diagnostics::catalog::{advice, values};
use crate::ir::{Expr, ExprKind, Type};
use crate::source::Span;

impl<'a> Checker<'a, '_> {
    /// `replace(text, from, to)`
    pub(super) fn replace(&mut self, call: &mut Call<'a>) -> Expr {
        let ty = call.string_type();
        let Some([text, from, to]) = call.take_strings() else { return call.unknown() };
        if from.is_empty() {
            return self.bad_argument(call, 1, "a string that is not empty");
        }
        // Measured before it is made: `replace` of a one-byte string in a large text may grow it a
        // million times.
        let growth = text.matches(from.as_str()).count().saturating_mul(to.len());
        if !self.has_room(growth.saturating_add(text.len()), call.span) {
            return call.unknown();
        }
        call.gives(ExprKind::Text(text.replace(from.as_str(), &to)), ty)
    }

    /// `file(path)`
    pub(super) fn file(&mut self, call: &mut Call<'a>) -> Expr {
        let Some([path]) = call.take_strings() else { return call.unknown() };
        let read = self.input.reader.read(&path).map(|text| self.plain(&path, text, call.argument_span(0)));
        let diagnostic = match read {
            Ok(text) if self.has_room(text.len(), call.span) => {
                return call.gives(ExprKind::Text(text), Type::String);
            }
            Ok(_) => return call.unknown(),
            Err(error) => unreadable(call.argument_span(0), &path, &error),
        };
        self.wrong(diagnostic, call.span)
    }

    /// The text of a file as a heredoc would have it: without a byte order mark, and with plain line ends.
    fn plain(&mut self, path: &str, text: String, span: Span) -> String {
        let mark = text.strip_prefix('\u{feff}');
        if mark.is_some() {
            self.report(advice::windows_text(span, path, Unlike::Mark));
        }
        if let Some((plain, ends)) = plain_lines(mark.unwrap_or(&text)) {
            self.report(advice::windows_text(span, path, Unlike::LineEnds(ends)));
            return plain;
        }
        mark.map(str::to_owned).unwrap_or(text)
    }

    /// `format(template, value, ...)`
    pub(super) fn format(&mut self, call: &mut Call<'a>) -> Expr {
        let mut arguments = std::mem::take(&mut call.arguments).into_iter();
        let Some(template) = arguments.next().and_then(constant_string) else { return call.unknown() };
        let holes = template.matches("{}").count();
        if holes != arguments.len() {
            let diagnostic = values::format_holes(call.argument_span(0), holes, arguments.len());
            return self.wrong(diagnostic, call.span);
        }
        let mut pieces = Vec::new();
        for (at, text) in template.split("{}").enumerate() {
            if at > 0
                && let Some(value) = arguments.next()
            {
                match self.as_text(value) {
                    Ok(piece) => pieces.push(piece),
                    Err(diagnostic) => return self.wrong(*diagnostic, call.span),
                }
            }
            pieces.push(call.gives(ExprKind::Text(text.into()), Type::String));
        }
        self.concat(pieces, call.span)
    }

    /// `join(separator, list)`
    pub(super) fn join(&mut self, call: &mut Call<'a>) -> Expr {
        let Some([separator, list]) = call.take() else { return call.unknown() };
        let Some(separator) = constant_string(separator) else { return call.unknown() };
        match list.kind {
            ExprKind::List(items) => self.join_items(call, &separator, items),
            _ => call.gives(ExprKind::Join(separator, Box::new(list)), Type::String),
        }
    }

    fn join_items(&mut self, call: &Call<'a>, separator: &str, items: Vec<Expr>) -> Expr {
        let separators = items.len().saturating_sub(1).saturating_mul(separator.len());
        if !self.has_room(separators, call.span) {
            return call.unknown();
        }
        let mut pieces = Vec::new();
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                pieces.push(call.gives(ExprKind::Text(separator.into()), Type::String));
            }
            match self.as_text(item) {
                Ok(piece) => pieces.push(piece),
                Err(diagnostic) => return self.wrong(*diagnostic, call.span),
            }
        }
        self.concat(pieces, call.span)
    }

    /// `split(separator, text)`
    pub(super) fn split(&mut self, call: &mut Call<'a>) -> Expr {
        let element = call.string_type();
        let Some([separator, text]) = call.take() else { return call.unknown() };
        let Some(separator) = constant_string(separator).filter(|separator| !separator.is_empty()) else {
            return self.refuse_argument(call, 0);
        };
        let ExprKind::Text(constant) = &text.kind else {
            return call.gives(ExprKind::Split(separator, Box::new(text)), Type::list(element));
        };
        if !self.spend(constant.matches(separator.as_str()).count() + 1, call.span) {
            return call.unknown();
        }
        let part = |part: &str| call.gives(ExprKind::Text(part.into()), element.clone());
        list_of(constant.split(separator.as_str()).map(part).collect(), call.span)
    }

    /// `json(value)`, `yaml(value)`
    pub(super) fn encoded(&mut self, call: &mut Call<'a>, encode: fn(&serde_json::Value) -> String) -> Expr {
        let Some([value]) = call.take() else { return call.unknown() };
        if !self.can_be_encoded(&value, call.span) {
            return call.unknown();
        }
        let mut secret = false;
        // A secret anywhere inside makes the whole text one.
        value.walk(&mut |expr| secret |= expr.ty == Type::Secret);
        let Some(encoded) = to_json(&value) else {
            return self.bad_argument(
                call,
                0,
                "a value that consists of lists, maps, strings, numbers and Booleans",
            );
        };
        let text = encode(&encoded);
        if !self.has_room(text.len(), call.span) {
            return call.unknown();
        }
        call.gives(ExprKind::Text(text), if secret { Type::Secret } else { Type::String })
    }

    /// `base64(text)`
    pub(super) fn base64(&mut self, call: &mut Call<'a>) -> Expr {
        let ty = call.string_type();
        let Some([text]) = call.take() else { return call.unknown() };
        text.walk(&mut |part| {
            if let Some(reference) = part.dynamic_reference() {
                self.report(reference_in_base64(part.span, &reference, "what `base64` encodes", false));
            }
        });
        call.gives(ExprKind::Base64(Box::new(text)), ty)
    }
}

/// `lower(text)`, `upper(text)`, `trim(text)`
pub(super) fn transformed(call: &mut Call<'_>, transform: fn(&str) -> String) -> Expr {
    let ty = call.string_type();
    let Some([text]) = call.take_strings() else { return call.unknown() };
    call.gives(ExprKind::Text(transform(&text)), ty)
}

/// A text whose lines do not end with LF alone as if they did, and what they end with. A carriage return inside a line is data.
fn plain_lines(text: &str) -> Option<(String, &'static str)> {
    if !text.contains('\r') {
        return None;
    }
    if !text.contains('\n') {
        return Some((text.replace('\r', "\n"), "CR"));
    }
    // Text that was converted twice has more than one CR before its LF.
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let plain = lines.join("\n");
    (plain != text).then_some((plain, "CR LF"))
}

/// Why a file cannot be read.
fn unreadable(span: Span, path: &str, error: &ReadError) -> Diagnostic {
    let why = match error {
        ReadError::Outside => return values::file_outside(span, path),
        ReadError::TooLong(bytes) => return values::too_long(span, *bytes, MAX_TEXT),
        ReadError::Missing => "no such file",
        ReadError::NotText => "it is not UTF-8 text",
        ReadError::Other(why) => why,
    };
    values::file_unreadable(span, path, why)
}

/// A constant as JSON; quantities as they are written, enum values as CloudFormation spells them.
fn to_json(value: &Expr) -> Option<serde_json::Value> {
    Some(match &value.kind {
        ExprKind::Null => serde_json::Value::Null,
        ExprKind::Bool(value) => (*value).into(),
        ExprKind::Int(value) => (*value).into(),
        ExprKind::Number(value) => serde_json::Number::from_f64(*value)?.into(),
        ExprKind::Text(text) => text.clone().into(),
        ExprKind::Symbol(word) => kebab_case(word).into(),
        ExprKind::Duration(value) => value.to_string().into(),
        ExprKind::Size(value) => value.to_string().into(),
        ExprKind::Cpu(value) => value.units.into(),
        ExprKind::Percent(value) => value.to_string().into(),
        ExprKind::List(items) => items.iter().map(to_json).collect::<Option<Vec<_>>>()?.into(),
        ExprKind::Map(entries) => {
            let map: Option<serde_json::Map<String, serde_json::Value>> =
                entries.iter().map(|(key, value)| Some((key.clone(), to_json(value)?))).collect();
            map?.into()
        }
        _ => return None,
    })
}
