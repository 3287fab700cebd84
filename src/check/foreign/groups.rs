//! Attributes of other languages that together are one thing here: `min_size` and `max_size`, or `port`, `protocol` and
//! `certificate_arn`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::context::Checker;
use super::{Around, Unknown, body_of, type_of};
use crate::language::foreign::{self, Meaning, Target};
use crate::language::{FieldSchema, Multiplicity, Shape};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::{Type, with_article};

/// What is known of something that a block does not have.
pub(super) enum Found {
    /// What it may be here, the likeliest first.
    Targets(Vec<Goal>),
    Meaning(Meaning),
    Nothing,
}

/// What something is here.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goal {
    Target(&'static Target),
    /// The nested block at a path, of which it says nothing but that it is meant.
    Block(&'static str),
}

impl Goal {
    /// The path of its block.
    fn block(self) -> &'static str {
        match self {
            Self::Target(target) => target.block(),
            Self::Block(path) => path,
        }
    }
}

/// What only says which nested block is meant.
pub(super) fn within(path: &'static str) -> Vec<Goal> {
    vec![Goal::Block(path)]
}

/// What of a body is one thing here: the path of it, and what is written for it.
struct Group<'a> {
    members: Vec<(Unknown<'a>, Goal)>,
}

impl<'a> Checker<'a, '_> {
    /// What something is here that a block does not have.
    pub(super) fn meaning(&self, around: Around<'a, '_>, one: Unknown<'a>) -> Found {
        let word = &one.key().value;
        let value = one.value().map(|value| self.text(value.span));
        let targets: Vec<&'static Target> = match foreign::meaning(word, around.path, value) {
            Some(Meaning::Field(path)) => foreign::resolve(path).collect(),
            Some(meaning) => return Found::Meaning(meaning),
            None => candidates(around, word),
        };
        let is_block = matches!(one, Unknown::Block(_));
        if is_block && crate::language::kinds::find(word).is_some() {
            return Found::Nothing;
        }
        let mut targets: Vec<_> = targets.into_iter().filter(|target| fits(around, target)).collect();
        let alike = |target: &&'static Target| target.field.block().is_some() == is_block;
        if targets.iter().any(alike) {
            targets.retain(alike);
        }
        targets.sort_by_key(|target| distance(around.path, target.block()));
        if targets.is_empty() {
            Found::Nothing
        } else {
            Found::Targets(targets.into_iter().map(Goal::Target).collect())
        }
    }

    /// Reports what belongs together once.
    pub(super) fn report_groups(
        &mut self,
        around: Around<'a, '_>,
        found: &[(Unknown<'a>, Vec<Goal>)],
        meant: &mut BTreeSet<&'static str>,
    ) {
        for group in self.groups(around, found) {
            let own = group.members.iter().filter_map(|(_, goal)| match goal {
                Goal::Target(target) if target.block() == around.path => Some(target.field.name),
                _ => None,
            });
            meant.extend(own);
            self.report_group(around, &group);
        }
    }

    fn groups(&self, around: Around<'a, '_>, found: &[(Unknown<'a>, Vec<Goal>)]) -> Vec<Group<'a>> {
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, goals) in found {
            let blocks: BTreeSet<&str> = goals.iter().map(|goal| goal.block()).collect();
            for block in blocks {
                *votes.entry(block).or_default() += 1;
            }
        }
        let mut groups: Vec<(&str, Group<'a>)> = Vec::new();
        for (one, goals) in found {
            let text = one.value().map(|value| self.text(value.span));
            let score = |goal: &Goal| {
                let Goal::Target(target) = goal else { return (Reverse(0), 0, false, false) };
                let votes = votes.get(target.block()).copied().unwrap_or_default();
                let default = target.field.default == text && text.is_some();
                (Reverse(votes), distance(around.path, target.block()), !default, is_repeated(target))
            };
            let Some(goal) = goals.iter().copied().min_by_key(score) else { continue };
            let key = match goal {
                Goal::Target(target) if target.block() == around.path => target.path.as_str(),
                goal => goal.block(),
            };
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.members.push((*one, goal)),
                None => groups.push((key, Group { members: vec![(*one, goal)] })),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn report_group(&mut self, around: Around<'a, '_>, group: &Group<'a>) {
        let Some((&(first, goal), rest)) = group.members.split_first() else { return };
        let more: Vec<Span> = rest.iter().map(|(one, _)| one.key().span).collect();
        let block = goal.block();
        let written = self.written(group);
        let texts: Vec<String> = written.iter().map(|(_, text, _)| text.clone()).collect();
        let certain = written.iter().all(|(.., certain)| *certain);
        if block == around.path {
            let set = written.iter().find(|(field, ..)| around.has(field.name) && !field.may_be_repeated());
            if let Some((field, ..)) = set {
                let help = format!("`{}` is set already: remove `{}`", field.name, first.key().value);
                return self.report_foreign(around, first, &more, help, None);
            }
            let help = format!("write `{}`", texts.join("`, `"));
            let place = self.neighbours(group).filter(|_| certain);
            let fix = place.map(|place| (vec![(place, texts.join(", "))], true));
            return self.report_foreign(around, first, &more, help, fix);
        }
        let Some(below) = block.strip_prefix(around.path).and_then(|rest| rest.strip_prefix('.')) else {
            let help = format!("write `{}` {}", texts.join("`, `"), place(around, block));
            return self.report_foreign(around, first, &more, help, None);
        };
        let nested = below.split('.').next().unwrap_or(below);
        if around.has(nested) && !is_many_block(around, nested) {
            let help =
                format!("write `{}` in the block `{}`", texts.join("`, `"), below.replace('.', "` in `"));
            return self.report_foreign(around, first, &more, help, None);
        }
        let whole = below.rsplit('.').fold(texts.join(", "), |text, name| match text.as_str() {
            "" => format!("{name} {{ ... }}"),
            text => format!("{name} {{ {text} }}"),
        });
        let help = match texts.as_slice() {
            [] => format!("write `{whole}`"),
            // spot {} in a cluster
            _ if matches!(first, Unknown::Block(_)) && first.key().value == group_name(group) => {
                format!("it belongs in `{}`", nest(below, &texts.join(", ")))
            }
            _ => format!("write `{whole}`"),
        };
        let place = self.neighbours(group).filter(|_| certain && !whole.contains("..."));
        let fix = place.map(|place| (vec![(place, whole.clone())], false));
        self.report_foreign(around, first, &more, help, fix);
    }

    /// What is written for a group: the field, its text, and whether that is certainly what was meant.
    fn written(&self, group: &Group<'a>) -> Vec<(&'static FieldSchema, String, bool)> {
        let mut fields: Vec<(&'static Target, Vec<Unknown<'a>>)> = Vec::new();
        for (one, goal) in &group.members {
            let Goal::Target(target) = goal else { continue };
            match fields.iter_mut().find(|(known, _)| known.path == target.path) {
                Some((_, all)) => all.push(*one),
                None => fields.push((target, vec![*one])),
            }
        }
        let text = |(target, all): (&'static Target, Vec<Unknown<'a>>)| {
            let field = target.field;
            match target.field.block() {
                Some(_) => {
                    let inside = all
                        .first()
                        .and_then(|one| body_of(*one))
                        .map(|body| self.body_text(&target.path, body));
                    let inside = inside.filter(|text| !text.is_empty()).unwrap_or_else(|| "...".to_owned());
                    (field, format!("{} {{ {inside} }}", field.name), false)
                }
                None => {
                    let value = self.one_value(field, &all);
                    let certain = value.is_some();
                    let given = all.iter().any(|one| one.value().is_some());
                    let shown = value.or_else(|| example(field, given)).unwrap_or_else(|| "...".to_owned());
                    (field, format!("{} = {shown}", field.name), certain)
                }
            }
        };
        fields.into_iter().map(text).collect()
    }

    /// The value of an attribute that one or two of another language give.
    fn one_value(&self, field: &'static FieldSchema, all: &[Unknown<'a>]) -> Option<String> {
        let value = |one: &Unknown<'a>| one.value().and_then(|value| self.translated(value, field));
        match all {
            // One end of two says not what the other is.
            [one] if has_ends(&type_of(field)) && end_of(*one).is_some() => None,
            [one] => value(one),
            several => {
                let end = |wanted| several.iter().find(|one| end_of(**one) == Some(wanted));
                let text = |one: &Unknown<'a>| one.value().map(|value| self.text(value.span));
                let (low, high) = (text(end(End::Low)?)?, text(end(End::High)?)?);
                let plain =
                    |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'));
                let single = low == high && !matches!(type_of(field), Type::Range(_));
                (plain(low) && plain(high))
                    .then(|| if single { low.to_owned() } else { format!("{low}..{high}") })
            }
        }
    }

    /// What is inside of a nested block, as the block at a path has it.
    fn body_text(&self, path: &str, body: &'a ast::Body) -> String {
        let Some(schema) = foreign::block(path) else { return String::new() };
        let around = Around { body, schema, path, nested: Some(Multiplicity::Optional) };
        let mut found: Vec<(Unknown<'a>, Vec<Goal>)> = Vec::new();
        for entry in &body.entries {
            let one = match entry {
                ast::Entry::Attribute(attribute) => Unknown::Attribute(attribute),
                ast::Entry::Block(block) => Unknown::Block(block),
                ast::Entry::Error(_) => continue,
            };
            match self.meaning(around, one) {
                Found::Targets(goals) if goals.iter().any(|goal| goal.block() == path) => {
                    found.push((one, goals.into_iter().filter(|goal| goal.block() == path).collect()));
                }
                _ => {}
            }
        }
        let groups = self.groups(around, &found);
        let texts = groups.iter().flat_map(|group| self.written(group)).map(|(_, text, _)| text);
        texts.collect::<Vec<_>>().join(", ")
    }

    /// The range of a group whose members are next to each other.
    fn neighbours(&self, group: &Group<'a>) -> Option<Span> {
        let mut spans = group.members.iter().map(|(one, _)| one.span());
        let first = spans.next()?;
        spans.try_fold(first, |whole, next| {
            let between = self.text(Span::new(whole.file, whole.end, next.start));
            let adjoin = between.chars().all(|c| c.is_whitespace() || c == ',');
            (whole.end <= next.start && adjoin).then(|| whole.to(next))
        })
    }
}

/// One end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Low,
    High,
}

/// Which end of a range something gives: `min_size`, `from_port`.
fn end_of(one: Unknown<'_>) -> Option<End> {
    let name = foreign::snake_case(&one.key().value);
    let mut words = name.split('_');
    words.find_map(|word| match word {
        "min" | "minimum" | "from" => Some(End::Low),
        "max" | "maximum" | "to" => Some(End::High),
        _ => None,
    })
}

/// Whether a value may be a range.
fn has_ends(ty: &Type) -> bool {
    match ty {
        Type::Range(_) => true,
        Type::Union(types) => types.iter().any(has_ends),
        _ => false,
    }
}

/// A value of an attribute whose value cannot be told; where one was `given`, the default is not what was meant.
fn example(field: &FieldSchema, given: bool) -> Option<String> {
    match type_of(field) {
        Type::Range(_) => Some("2..8".to_owned()),
        _ if given => None,
        _ => field.default.filter(|default| *default != "null").map(str::to_owned),
    }
}

/// What a block of the same kind has, or what is a property of that name in CloudFormation; of other kinds only if this one has none.
fn candidates(around: Around<'_, '_>, word: &str) -> Vec<&'static Target> {
    let kind = around.path.split('.').next().unwrap_or(around.path);
    let mut all: Vec<&'static Target> = foreign::named(kind, word).chain(foreign::targets(word)).collect();
    let of_kind = |target: &&'static Target| target.path.split('.').next() == Some(kind);
    if all.iter().any(of_kind) {
        all.retain(of_kind);
    }
    let mut seen = BTreeSet::new();
    all.retain(|target| seen.insert((target.path.as_str(), target.field.block().is_some())));
    all
}

/// Whether a target is one of the block, if it is in it: an `existing` block has others.
fn fits(around: Around<'_, '_>, target: &Target) -> bool {
    target.block() != around.path
        || match target.field.shape {
            Shape::Attribute { .. } => around.schema.attribute(target.field.name).is_some(),
            Shape::Block { .. } => around.schema.nested(target.field.name).is_some(),
        }
}

/// How far a block is from another: itself, those in it, those around it, those beside it, those of other kinds.
fn distance(from: &str, to: &str) -> usize {
    let depth = |path: &str| path.matches('.').count();
    let starts = |path: &str, outer: &str| {
        path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    match (starts(to, from), starts(from, to)) {
        (true, _) => depth(to) - depth(from),
        (_, true) => 10 + depth(from) - depth(to),
        _ if from.split('.').next() == to.split('.').next() => 20 + depth(to),
        _ => 30 + depth(to),
    }
}

/// Where something is written that belongs in another block.
pub(super) fn place(around: Around<'_, '_>, block: &str) -> String {
    let own = around.path.split('.').next();
    let mut names = block.split('.');
    match (own == block.split('.').next(), names.clone().count()) {
        (true, 1) => format!("in the `{block}` around this block"),
        (true, _) => format!(
            "in `{}` of the `{}`",
            names.clone().skip(1).collect::<Vec<_>>().join("` of `"),
            names.next().unwrap_or_default()
        ),
        (false, 1) => format!("in {}", with_article(block)),
        (false, _) => format!(
            "in `{}` of {}",
            names.clone().skip(1).collect::<Vec<_>>().join("` of `"),
            with_article(names.next().unwrap_or_default())
        ),
    }
}

/// The nested block of a path around a text: `instances { spot { } }`.
fn nest(below: &str, text: &str) -> String {
    below.rsplit('.').fold(text.to_owned(), |text, name| format!("{name} {{ {text} }}"))
}

/// The name of what a group is.
fn group_name(group: &Group<'_>) -> &'static str {
    match group.members.first() {
        Some((_, Goal::Target(target))) => target.field.name,
        _ => "",
    }
}

fn is_repeated(target: &Target) -> bool {
    foreign::resolve(target.block()).any(|block| block.field.may_be_repeated())
}

fn is_many_block(around: Around<'_, '_>, name: &str) -> bool {
    around.schema.nested(name).is_some_and(FieldSchema::may_be_repeated)
}
