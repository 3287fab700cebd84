//! What is shown at a word: what it stands for, its type and value, and the manual.

use std::sync::Arc;

use super::manual::{self, Manual};
use super::value::in_base_unit;
use super::{Analysis, Declaration, Entity, Place, Position, at, properties, task};
use crate::aws::instance_types;
use crate::check::Known;
use crate::ir::{BlockId, Expr, ExprKind, Foreign};
use crate::language::meta::EACH;
use crate::language::{FieldSchema, ResultSchema, kinds};
use crate::plan::{self, Thresholds, addresses};
use crate::source::Span;
use crate::syntax::{Node, ast};
use crate::types::Type;
use crate::types::written::written;

/// What is shown at a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The word.
    pub span: Span,
    /// What is said of it, in Markdown.
    pub markdown: String,
    /// The page of `docs/` with more.
    pub page: Option<String>,
}

/// What is shown at a place, if there is something to say.
pub fn hover(analysis: &Analysis, position: Position) -> Option<Hover> {
    let place = at(analysis, position);
    if place.comment.is_some() {
        return None;
    }
    let asked = Asked { analysis, place: &place };
    match &place.occurrence {
        Some(occurrence) => {
            let Manual { markdown, page } = asked.entity(&occurrence.entity)?;
            let span = match (&occurrence.entity, place.expr()) {
                // The number belongs to its unit.
                (Entity::Unit(_), Some(number)) => number.span,
                _ => occurrence.span,
            };
            Some(Hover { span, markdown, page })
        }
        None => asked.label().or_else(|| asked.resource()).or_else(|| asked.expression()),
    }
}

struct Asked<'p, 'a> {
    analysis: &'a Analysis,
    place: &'p Place<'a>,
}

impl<'a> Asked<'_, 'a> {
    fn entity(&self, entity: &Entity<'a>) -> Option<Manual> {
        Some(match entity {
            Entity::Declaration(declaration) => self.declaration(declaration),
            Entity::Result { of, schema } => {
                let found = manual::of_result(of.space(), of.name(), schema);
                self.attribute_of_type(of, schema).map_or(found.clone(), |about| {
                    let markdown = format!("{}\n\n{}", found.markdown, about.markdown);
                    Manual { markdown, ..found }
                })
            }
            Entity::Kind { schema, existing } => manual::of_kind(schema, *existing)?,
            Entity::Attribute { field, path } => self.attribute(path, field),
            Entity::Block { field, path } => {
                let mut found = manual::of_field(path, field);
                if path == "scaling" && field.name == "step" {
                    self.derived(&[plan::Attribute::StepIn], &mut found);
                }
                found
            }
            Entity::Meta(meta) => self.valued(manual::of_meta(meta)),
            Entity::Function(function) => self.called(manual::of_function(function)),
            Entity::DeclarationAttribute(attribute) => self.valued(plain(attribute.docs)),
            Entity::Pseudo(pseudo) => manual::of_pseudo(*pseudo),
            Entity::Keyword(word) => match manual::of_other(word) {
                Some(found) => found,
                None => plain(manual::of_keyword(word)?),
            },
            Entity::Type(name) => match kinds::find(name) {
                Some(kind) => manual::of_kind(kind, false)?,
                None => manual::of_type(name)?,
            },
            Entity::Symbol(word) => manual::of_enum_value(self.place.enum_value(self.analysis, word)?),
            Entity::Unit(unit) => {
                let number = self.place.expr()?;
                self.quantity(number).unwrap_or_else(|| plain(manual::of_unit(*unit)))
            }
            Entity::Nested { of, block } => {
                let docs = block.docs.as_ref().map(|docs| docs.value.as_str()).unwrap_or_default();
                let head = self.analysis.source(block.head());
                plain(&format!("```ecs\n{head}\n```\n\nOf `{}.{}`. {docs}", of.space(), of.name()))
            }
            Entity::Each(for_each) => self.each(for_each)?,
            Entity::Variable { name, .. } => self.reached(&name.value, self.path_expr())?,
            Entity::Member(name) => self.reached(name, self.path_expr())?,
            Entity::Key(name) => {
                if let Some(found) = self.property() {
                    return Some(found);
                }
                let attribute = self.place.attribute()?;
                self.reached(name, Some(&attribute.value))?
            }
            Entity::Unresolved { .. } => return None,
        })
    }

    /// The property of a resource whose key is here.
    fn property(&self) -> Option<Manual> {
        let (resource_type, path) = properties::around(self.analysis, &self.place.path)?;
        let names = path.into_iter().filter(|name| *name != "*");
        manual::of_resource_type(&names.fold(resource_type.name.to_owned(), |path, name| path + "." + name))
    }

    /// What the type of a resource says of one of its outputs.
    fn attribute_of_type(&self, of: &Declaration<'a>, schema: &ResultSchema) -> Option<Manual> {
        let entry = self.analysis.names().block(of.space(), of.name())?;
        let resource_type = entry.resource_type()?;
        let is_attribute = schema.source?.attribute.is_some();
        let subject = format!("{}.{}", resource_type.name, schema.name);
        is_attribute.then(|| manual::of_resource_type(&subject)).flatten()
    }

    /// At no word: the label of a nested block of which there is a closed set.
    fn label(&self) -> Option<Hover> {
        let expr = self.place.expr()?;
        let block = self.place.path.iter().rev().find_map(|node| node.block())?;
        let is_label = block.labels.first().is_some_and(|label| label.value.span == expr.span);
        let text = crate::resolve::plain_text(expr).filter(|_| is_label)?;
        let (field, _) = self.place.scope.nested(&block.kind.value)?;
        let path = format!("{}.{}", self.place.scope.path(), field.name);
        let Manual { markdown, page } = manual::of_label(&path, field.label(text)?);
        Some(Hover { span: expr.span, markdown, page })
    }

    /// At no word: the resource type that is written here, or that of the resource whose logical id is.
    fn resource(&self) -> Option<Hover> {
        let expr = self.place.expr()?;
        let text = crate::resolve::plain_text(expr)?;
        let is_label = self.place.path.iter().any(|node| match node {
            Node::Block(block) => block.labels.first().is_some_and(|label| label.value.span == expr.span),
            _ => false,
        });
        let subject = if is_label {
            properties::of_blocks(self.analysis, &self.place.path)?.name
        } else {
            Some(text).filter(|text| text.starts_with("AWS::"))?
        };
        let Manual { markdown, page } = manual::of_resource_type(subject)?;
        Some(Hover { span: expr.span, markdown, page })
    }

    /// A declaration with its value, or what its figures come from.
    fn declaration(&self, declaration: &Declaration<'a>) -> Manual {
        let mut found = manual::of_declaration(self.analysis, declaration);
        match declaration {
            Declaration::Param(param) => {
                let phase = match param.kind {
                    ast::ParamKind::Param => "A deploy-time value.",
                    ast::ParamKind::Var => "A compile-time value.",
                };
                add(&mut found, phase);
                if let Some(default) = param.default.as_ref().and_then(|default| self.known(default)) {
                    let written_so = param.default.as_ref().map(|default| self.analysis.source(default.span));
                    // A literal needs no second copy below the declaration; `2 * 512` does.
                    let folded = constant(default.value).filter(|value| Some(value.as_str()) != written_so);
                    if let Some(value) = folded {
                        add(&mut found, &format!("Default: {value}."));
                    }
                }
                let program = self.analysis.program();
                let own = program.params.iter().find(|known| known.span == param.span);
                if let Some(own) = own {
                    let bound = |name: &str, bound: &Option<Expr>| {
                        bound.as_ref().and_then(written).map(|value| format!("{name} `{value}`"))
                    };
                    let bounds: Vec<String> = [bound("At least", &own.min), bound("at most", &own.max)]
                        .into_iter()
                        .flatten()
                        .collect();
                    if !bounds.is_empty() {
                        add(&mut found, &format!("{}.", capitalised(&bounds.join(", "))));
                    }
                    add(&mut found, &format!("CloudFormation's parameter `{}`.", own.logical_id));
                }
            }
            Declaration::Let(item) => self.add_value(&item.value, &mut found),
            Declaration::Output(output) => {
                self.add_value(&output.value, &mut found);
                let program = self.analysis.program();
                if let Some(own) = program.outputs.iter().find(|known| known.span == output.span) {
                    add(&mut found, &format!("CloudFormation's output `{}`.", own.logical_id));
                }
            }
            Declaration::Block(_, kind) if kind.name == "scaling" => {
                let derived = [plan::Attribute::Shortage, plan::Attribute::Excess, plan::Attribute::StepIn];
                self.derived_of(declaration.name(), &derived, &mut found);
            }
            Declaration::Block(_, kind) if kind.name == "network" => {
                self.addresses_of(declaration.name(), &mut found);
            }
            Declaration::Block(..) | Declaration::Project(_) => {}
        }
        if let Declaration::Block(_, kind) = declaration {
            self.foreign(kind.name, declaration.name(), &mut found);
        }
        found
    }

    /// The program from whose manifest a block comes.
    fn foreign(&self, kind: &'static str, name: &str, found: &mut Manual) {
        let program = self.analysis.program();
        let Some(entry) = self.analysis.names().block(kind, name) else { return };
        let own = |(id, foreign): (&BlockId, &'a Arc<Foreign>)| -> Option<&'a Arc<Foreign>> {
            let is_it = id.declared() == entry.id.declared() || entry.within == Some(id.declared());
            is_it.then_some(foreign)
        };
        let Some(foreign) = program.foreign.iter().find_map(own) else { return };
        let offer = foreign.listeners.get(name).filter(|_| kind == "listener").unwrap_or(&foreign.offer);
        let text = format!(
            "The {kind} `{}` of the project `{}`, from `{}`. Its stack is `{}`.",
            offer.name, foreign.project, foreign.path, offer.stack
        );
        add(found, &text);
    }

    /// An attribute with its value here.
    fn attribute(&self, path: &str, field: &'static FieldSchema) -> Manual {
        let mut found = self.valued(manual::of_field(path, field));
        match (path, field.name) {
            ("scaling", "shortage") => self.derived(&[plan::Attribute::Shortage], &mut found),
            ("scaling", "excess") => self.derived(&[plan::Attribute::Excess], &mut found),
            ("scaling.step", "in") => self.derived(&[plan::Attribute::StepIn], &mut found),
            ("service" | "job", "cpu" | "memory" | "size" | "count")
            | ("service.container" | "job.container", "cpu" | "memory") => {
                if let Some(ast::Item::Block(block)) = self.place.item {
                    for said in task::described(self.analysis.program(), block.span) {
                        add(&mut found, &said);
                    }
                }
            }
            ("network", "cidr" | "zones" | "data") => {
                if let Some(ast::Item::Block(block)) = self.place.item {
                    self.addresses_of(label_of(block), &mut found);
                }
            }
            _ => {}
        }
        found
    }

    /// The subnets of a network that the program creates.
    fn addresses_of(&self, name: &str, found: &mut Manual) {
        let networks = &self.analysis.program().networks;
        let network = networks.iter().find(|network| network.name.value == name);
        for tier in network.map(|network| addresses::plan(&network.block)).unwrap_or_default() {
            add(found, &format!("{}.", capitalised(&tier.to_string())));
        }
    }

    /// What is said of an attribute, with what its value comes to.
    fn valued(&self, mut found: Manual) -> Manual {
        if let Some(attribute) = self.place.attribute() {
            self.add_value(&attribute.value, &mut found);
        }
        found
    }

    /// What is said of a function, with what this call gives.
    fn called(&self, mut found: Manual) -> Manual {
        if let Some(call) = self.place.exprs().find(|expr| matches!(expr.kind, ast::ExprKind::Call(_))) {
            self.add_value(call, &mut found);
        }
        found
    }

    fn add_value(&self, expr: &ast::Expr, found: &mut Manual) {
        let Some(known) = self.known(expr).filter(|known| !known.varies) else { return };
        match constant(known.value).filter(|value| !value.is_empty()) {
            Some(value) => add(found, &format!("Here: {value}.")),
            None if known.value.ty != Type::Unknown && !known.value.is_unknown() => {
                add(found, &format!("Here: `{}`, known at deployment.", known.value.ty));
            }
            None => {}
        }
    }

    /// Something that is reached by a name: its type, and its value.
    fn reached(&self, name: &str, expr: Option<&'a ast::Expr>) -> Option<Manual> {
        let known = expr.and_then(|expr| self.known(expr));
        let ty = match (&self.place.occurrence.as_ref()?.entity, known) {
            // Where it is bound there is no expression.
            (Entity::Variable { of, .. }, None) => {
                let collection = self.known(&of.collection)?;
                match &collection.value.ty {
                    Type::List(element) => (**element).clone(),
                    _ => Type::Unknown,
                }
            }
            (_, known) => known?.value.ty.clone(),
        };
        let ty = if ty == Type::Unknown { String::new() } else { format!(": {ty}") };
        let mut found = plain(&format!("```ecs\n{name}{ty}\n```"));
        match known {
            Some(known) if known.varies => {
                add(&mut found, "A different value for each element.");
            }
            Some(known) => {
                if let Some(value) = constant(known.value) {
                    add(&mut found, &format!("Here: {value}."));
                }
            }
            None => {}
        }
        Some(found)
    }

    /// `each`, with the keys of its `for_each`.
    fn each(&self, for_each: &'a ast::Attribute) -> Option<Manual> {
        let mut found = plain(manual::of_keyword(EACH)?);
        let keys: Vec<String> = match &self.known(&for_each.value)?.value.kind {
            ExprKind::Map(entries) => entries.keys().map(|key| format!("`{key}`")).collect(),
            ExprKind::List(items) => items.iter().filter_map(written).map(|key| format!("`{key}`")).collect(),
            _ => Vec::new(),
        };
        if !keys.is_empty() {
            add(&mut found, &format!("Keys: {}.", keys.join(", ")));
        }
        Some(found)
    }

    /// The path or member around the place: what is reached by the whole of it, if the place is in its last name.
    fn path_expr(&self) -> Option<&'a ast::Expr> {
        let word = self.place.occurrence.as_ref()?.span;
        let expr = self
            .place
            .exprs()
            .find(|expr| matches!(expr.kind, ast::ExprKind::Path(_) | ast::ExprKind::Member(..)))?;
        (expr.span.end == word.end).then_some(expr)
    }

    /// At no word: what an expression comes to.
    fn expression(&self) -> Option<Hover> {
        let expr = self.place.expr()?;
        if let Some(found) = self.quantity(expr) {
            return Some(Hover { span: expr.span, markdown: found.markdown, page: None });
        }
        let literal = matches!(
            expr.kind,
            ast::ExprKind::Number(_) | ast::ExprKind::Bool(_) | ast::ExprKind::Null | ast::ExprKind::Error
        );
        let known = self.known(expr).filter(|_| !literal)?;
        if known.value.is_unknown() || known.value.ty == Type::Unknown {
            return None;
        }
        let plain_text = matches!(&known.value.kind, ExprKind::Text(_))
            && self.analysis.source(expr.span).starts_with('"')
            && !self.analysis.source(expr.span).contains("${");
        if plain_text {
            let text = self.analysis.source(expr.span).trim_matches('"');
            let row = instance_types::find(text)?;
            return Some(Hover { span: expr.span, markdown: format!("`{text}`: {row}"), page: None });
        }
        let mut found = plain(&format!("```ecs\n{}\n```", known.value.ty));
        self.add_value(expr, &mut found);
        Some(Hover { span: expr.span, markdown: found.markdown, page: None })
    }

    /// A number with a unit, and how much it is.
    fn quantity(&self, expr: &ast::Expr) -> Option<Manual> {
        let ast::ExprKind::Number(ast::Number { unit: Some(_), .. }) = expr.kind else { return None };
        let value = self.known(expr)?.value;
        let base = in_base_unit(value)?;
        Some(plain(&format!("`{}` = {base}", self.analysis.source(expr.span))))
    }

    fn known(&self, expr: &ast::Expr) -> Option<Known<'a>> {
        self.analysis.model().expression(expr.span)
    }

    /// How the attributes that the enclosing scaling omits were derived.
    fn derived(&self, attributes: &[plan::Attribute], found: &mut Manual) {
        if let Some(ast::Item::Block(block)) = self.place.item {
            self.derived_of(label_of(block), attributes, found);
        }
    }

    fn derived_of(&self, name: &str, attributes: &[plan::Attribute], found: &mut Manual) {
        let scalings = &self.analysis.program().scalings;
        // Those of copies may differ.
        let scaling = scalings.iter().find(|scaling| scaling.name.value == name && scaling.key.is_none());
        let thresholds = scaling.and_then(|scaling| self.analysis.plan().thresholds(scaling.id));
        for derivation in thresholds.map(Thresholds::derivations).unwrap_or_default() {
            if attributes.contains(&derivation.attribute) {
                add(found, &format!("Derived: {derivation}."));
            }
        }
    }
}

fn label_of(block: &ast::Block) -> &str {
    let label = block.labels.first().and_then(|label| crate::resolve::plain_text(&label.value));
    label.unwrap_or_default()
}

/// A constant as code, with how much it is if it has a unit.
fn constant(value: &Expr) -> Option<String> {
    let text = written(value)?;
    let base = in_base_unit(value).map(|base| format!(" = {base}")).unwrap_or_default();
    Some(format!("`{text}`{base}"))
}

fn plain(markdown: &str) -> Manual {
    Manual { markdown: markdown.trim().to_owned(), page: None }
}

fn add(found: &mut Manual, line: &str) {
    found.markdown.push_str("\n\n");
    found.markdown.push_str(line);
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
