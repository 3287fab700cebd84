//! Readable names of conditions and labels of parameters.

use crate::cfn::naming::pascal_case;
use crate::ir::{BlockId, Expr, ExprKind, Program};

/// The most characters of a name that is made of others. A logical id has at most 255.
const MAX_LENGTH: usize = 120;

/// Words that labels write in capitals.
const ACRONYMS: &[&str] = &[
    "acl", "alb", "ami", "api", "arn", "az", "cidr", "cpu", "dns", "ebs", "ec2", "ecs", "efs", "http",
    "https", "iam", "id", "ip", "kms", "sns", "sqs", "ssh", "ssl", "ssm", "tls", "ttl", "url", "vpc", "waf",
];

/// A param's name in words, as the console shows it: `vpc_stack` is "VPC stack".
pub(super) fn label(name: &str) -> String {
    let words: Vec<String> = name
        .split('_')
        .filter(|word| !word.is_empty())
        .enumerate()
        .map(|(index, word)| match (ACRONYMS.contains(&word), index) {
            (true, _) => word.to_ascii_uppercase(),
            (false, 0) => pascal_case(word),
            (false, _) => word.to_string(),
        })
        .collect();
    words.join(" ")
}

/// The names with a word between: `HasCertificateAndSchemeIsInternal`.
pub(super) fn joined(names: impl IntoIterator<Item = String>, between: &str) -> String {
    let mut name = String::new();
    for part in names {
        // `free` makes it unique if another long name is cut at the same part.
        if name.len() + part.len() > MAX_LENGTH {
            return name + between + "More";
        }
        if !name.is_empty() {
            name.push_str(between);
        }
        name.push_str(&part);
    }
    name
}

/// The name, or the first of `Name2`, `Name3`, ... that is free.
pub(super) fn free(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let mut candidate = name.to_string();
    let mut number = 2;
    while !is_free(&candidate) {
        candidate = format!("{name}{number}");
        number += 1;
    }
    candidate
}

/// An expression as a part of a name: `Scheme` of `param.scheme`, `Internal` of `internal`.
pub(super) fn describe(program: &Program, expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Param(id) => program.param(*id).logical_id.clone(),
        ExprKind::Symbol(symbol) => pascal_case(symbol),
        ExprKind::Text(text) if text.is_empty() => "Empty".into(),
        ExprKind::Text(text) => words(text),
        ExprKind::Bool(value) => pascal_case(&value.to_string()),
        ExprKind::Int(number) => words(&number.to_string()),
        ExprKind::Number(number) => words(&number.to_string()),
        ExprKind::Duration(duration) => words(&duration.to_string()),
        ExprKind::Size(size) => words(&size.to_string()),
        ExprKind::Cpu(cpu) => words(&cpu.to_string()),
        ExprKind::Percent(percent) => words(&percent.to_string()),
        ExprKind::Pseudo(pseudo) => words(pseudo.parameter().trim_start_matches("AWS::")),
        ExprKind::Result(id, name, key) => {
            format!(
                "{}{}{}",
                block(program, *id),
                pascal_case(name),
                pascal_case(key.as_deref().unwrap_or_default())
            )
        }
        ExprKind::Block(id) => block(program, *id),
        ExprKind::Select(index, inner) => format!("{}{index}", describe(program, inner)),
        _ => "Value".into(),
    }
}

/// A block as a part of a name: `WebCluster`.
fn block(program: &Program, id: BlockId) -> String {
    let name = program.get(id).map(|block| pascal_case(&block.deployed_name()));
    name.unwrap_or_default() + &pascal_case(id.kind().name())
}

/// The letters and digits of a text, each word with a capital.
pub(super) fn words(text: &str) -> String {
    // A text may be anything, `10.0.0.0/16` or a sentence; a condition's name should still be readable.
    let spaced: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name: String = pascal_case(&spaced).chars().take(40).collect();
    if name.is_empty() { "Text".into() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_words_with_acronyms_in_capitals() {
        assert_eq!(label("vpc_stack"), "VPC stack");
        assert_eq!(label("drain_timeout"), "Drain timeout");
        assert_eq!(label("certificate_arn"), "Certificate ARN");
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        assert_eq!(free("HasKey", |name| name != "HasKey"), "HasKey2");
        assert_eq!(free("HasKey", |_| true), "HasKey");
    }
}
