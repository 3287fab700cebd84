//! Text that is put together at deployment: `Fn::Sub`, with literal text escaped for it.

use crate::cfn::{Map, Text, Value, split};

/// One text of several values; the shortest form that CloudFormation has for it.
pub(in crate::lower) fn concat(parts: impl IntoIterator<Item = Value>) -> Value {
    let pieces = merge(parts);
    match pieces.as_slice() {
        [] => return Value::from(""),
        [Piece::Literal(text)] => return Value::from(text.clone()),
        [Piece::Other(value)] => return value.clone(),
        _ => {}
    }
    // `Fn::Sub` cannot hold every literal; `Fn::Join` can, and only reads worse.
    if pieces.iter().any(|piece| matches!(piece, Piece::Literal(text) if !can_be_escaped(text))) {
        return Value::Join("".into(), Box::new(Value::list(pieces.into_iter().map(Piece::into_value))));
    }
    let mut variables = Map::default();
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(literal) => text.push_str(&escape(&literal)),
            Piece::Sub(sub) => text.push_str(&sub),
            Piece::Other(value) => match placeholder(&value) {
                Some(name) => push_placeholder(&mut text, &name),
                None => push_placeholder(&mut text, &variable(&mut variables, value)),
            },
        }
    }
    if variables.is_empty() { Value::sub(text) } else { Value::SubWith(text.into(), Box::new(variables)) }
}

/// The ARN of a resource of this region and account, whose name is put together of parts.
pub(in crate::lower) fn arn(service: &str, resource: impl IntoIterator<Item = Value>) -> Value {
    let prefix =
        Value::sub(format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:"));
    concat([prefix].into_iter().chain(resource))
}

/// `Fn::ImportValue: !Sub "${Stack}-Export"`
pub(in crate::lower) fn import(stack: Value, export: &str) -> Value {
    Value::ImportValue(Box::new(concat([stack, Value::from(format!("-{export}"))])))
}

/// Literal text as `Fn::Sub` takes it: `${x}` is written `${!x}`.
pub(in crate::lower) fn escape(text: &str) -> String {
    let parts: Vec<&str> = split(text, "${").collect();
    parts.join("${!")
}

/// A range of text.
enum Piece {
    /// As it is.
    Literal(Text),
    /// With CloudFormation's placeholders.
    Sub(Text),
    /// Of another value.
    Other(Value),
}

impl Piece {
    fn into_value(self) -> Value {
        match self {
            Self::Literal(text) => Value::String(text),
            Self::Sub(text) => Value::Sub(text),
            Self::Other(value) => value,
        }
    }
}

/// Neighbouring literals become one, because a `$` and a `{` may come from two of them.
fn merge(parts: impl IntoIterator<Item = Value>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for part in parts {
        let piece = match part {
            Value::String(text) => Piece::Literal(text),
            Value::Int(number) => Piece::Literal(number.to_string().into()),
            Value::Number(number) => Piece::Literal(number.to_string().into()),
            Value::Bool(value) => Piece::Literal(value.to_string().into()),
            Value::Sub(text) => Piece::Sub(text),
            other => Piece::Other(other),
        };
        match (pieces.last_mut(), piece) {
            (_, Piece::Literal(text)) if text.is_empty() => {}
            (Some(Piece::Literal(before)), Piece::Literal(text)) => before.to_mut().push_str(&text),
            (_, piece) => pieces.push(piece),
        }
    }
    pieces
}

/// Whether each `${` of a literal has its `}` in it, before the next `${`: what `Fn::Sub` can say with `${!`.
fn can_be_escaped(text: &str) -> bool {
    // A `$` at the end could begin a placeholder with what comes next, and `Fn::Sub` reads a `${!`
    // only up to its `}`.
    !text.ends_with('$') && split(text, "${").skip(1).all(|rest| rest.contains('}'))
}

/// A value that `Fn::Sub` names itself.
fn placeholder(value: &Value) -> Option<String> {
    match value {
        Value::Ref(id) => Some(id.clone()),
        Value::GetAtt(id, attribute) => Some(format!("{id}.{attribute}")),
        _ => None,
    }
}

fn push_placeholder(text: &mut String, name: &str) {
    text.push_str("${");
    text.push_str(name);
    text.push('}');
}

/// The name of a value in the map of `Fn::Sub`.
fn variable(variables: &mut Map<Value>, value: Value) -> String {
    // A value that occurs twice is one variable.
    if let Some((name, _)) = variables.iter().find(|(_, known)| **known == value) {
        return name.to_string();
    }
    let base = imported_name(&value).unwrap_or_else(|| "Value".into());
    let mut name = base.clone();
    let mut number = 2;
    while variables.contains_key(name.as_str()) {
        name = format!("{base}{number}");
        number += 1;
    }
    variables.insert(name.clone().into(), value);
    name
}

/// `FileSystem` of `Fn::ImportValue: !Sub "${SharedVolumeStack}-FileSystem"`.
fn imported_name(value: &Value) -> Option<String> {
    let Value::ImportValue(name) = value else { return None };
    let (Value::Sub(text) | Value::String(text)) = &**name else { return None };
    let (_, suffix) = text.rsplit_once('-')?;
    let usable = !suffix.is_empty() && suffix.bytes().all(|b| b.is_ascii_alphanumeric());
    usable.then(|| suffix.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_alone_stay_plain_text() {
        assert_eq!(concat([Value::from("a"), Value::from("b")]), Value::from("ab"));
        assert_eq!(concat([Value::from("${a}")]), Value::from("${a}"));
    }

    #[test]
    fn references_become_placeholders() {
        let text =
            concat([Value::reference("VpcStack"), Value::from("-"), Value::attribute("Cluster", "Arn")]);
        assert_eq!(text, Value::sub("${VpcStack}-${Cluster.Arn}"));
    }

    #[test]
    fn a_value_without_a_name_gets_one() {
        let import = Value::ImportValue(Box::new(Value::sub("${S}-FileSystem")));
        let text = concat([import.clone(), Value::from(":/"), import.clone()]);
        let variables = Map::from_iter([("FileSystem".into(), import)]);
        assert_eq!(text, Value::SubWith("${FileSystem}:/${FileSystem}".into(), Box::new(variables)));
    }

    #[test]
    fn literal_placeholders_are_escaped() {
        let text = concat([Value::from("${HOME}/"), Value::reference("Name")]);
        assert_eq!(text, Value::sub("${!HOME}/${Name}"));
    }

    #[test]
    fn a_dollar_before_a_placeholder_is_joined_instead() {
        let text = concat([Value::from("$"), Value::reference("Price")]);
        let parts = Value::list([Value::from("$"), Value::reference("Price")]);
        assert_eq!(text, Value::Join("".into(), Box::new(parts)));
    }

    #[test]
    fn an_open_brace_from_two_literals_is_escaped_too() {
        let text = concat([Value::from("$"), Value::from("{x}"), Value::reference("Y")]);
        assert_eq!(text, Value::sub("${!x}${Y}"));
    }
}
