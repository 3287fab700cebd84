//! What the compiler knows beside what is written: few things, each worth the room that it takes in a line.

use super::{Analysis, Resolver, Scope, Visitor, walk_item};
use crate::language::FieldSchema;
use crate::language::functions::{self, FunctionSchema};
use crate::plan::Derivation;
use crate::source::Span;
use crate::syntax::Node;
use crate::syntax::ast::{self, ExprKind};
use crate::types::{Cpu, Type};

/// A kind of hint; each can be disabled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintKind {
    /// The thresholds of a scaling that it does not say itself.
    Thresholds,
    /// The unit in which a param is asked for, and what a CPU is in the other of its units.
    Units,
    /// What a block is without an attribute that costs money or opens a door.
    Defaults,
    /// The names of a function's parameters.
    Parameters,
}

/// What is shown between two characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Where: an empty span.
    pub at: Span,
    /// What.
    pub label: String,
    /// More about it, in Markdown.
    pub tooltip: String,
    /// Its kind.
    pub kind: HintKind,
}

/// The hints in a range of a file, in order.
pub fn hints(analysis: &Analysis, range: Span, wanted: impl Fn(HintKind) -> bool) -> Vec<Hint> {
    let mut found = Vec::new();
    if let Some(tree) = analysis.tree(range.file) {
        let resolver = Resolver::new(analysis);
        let mut walk = Walk { analysis, range, hints: &mut found };
        for item in tree.items.iter().filter(|item| touch(item.span(), range)) {
            walk_item(&resolver, item, &mut walk);
        }
    }
    found.retain(|hint| touch(hint.at, range) && wanted(hint.kind));
    found.sort_by_key(|hint| hint.at);
    found
}

/// Attributes whose absence is worth knowing: the path of their block, and why.
const DEFAULTS: [(&str, &str, &str); 2] = [
    ("cluster.instances", "type", "it determines the cost of the instances"),
    ("listener", "scheme", "it determines who can reach the load balancer"),
];

struct Walk<'a, 'h> {
    analysis: &'a Analysis,
    range: Span,
    hints: &'h mut Vec<Hint>,
}

impl<'a> Visitor<'a> for Walk<'a, '_> {
    fn enter(&mut self, node: Node<'a>, scope: &Scope<'a>) -> bool {
        match node {
            Node::Param(param) => self.param(param),
            Node::Block(block) => self.thresholds(block),
            Node::Body(body) => self.defaults(body, scope),
            Node::Attribute(attribute) => self.cpu(attribute, scope),
            Node::Expr(ast::Expr { kind: ExprKind::Call(call), .. }) => self.arguments(call),
            _ => {}
        }
        touch(node.span(), self.range)
    }

    fn occurrence(&mut self, _: super::Occurrence<'a>) {}
}

impl Walk<'_, '_> {
    fn add(&mut self, kind: HintKind, at: Span, label: impl Into<String>, tooltip: impl Into<String>) {
        self.hints.push(Hint { at, label: label.into(), tooltip: tooltip.into(), kind });
    }

    /// CloudFormation asks for a plain number: of what?
    fn param(&mut self, item: &ast::Param) {
        let written = item.body.as_ref().is_some_and(|body| body.attribute("unit").is_some());
        let Some(ty) = item.ty.as_ref().filter(|_| !written) else { return };
        let Some(param) = self.analysis.program().params.iter().find(|param| param.ty_span == ty.span) else {
            return;
        };
        if matches!(param.ty.clone().non_null(), Type::Duration | Type::Size) {
            let tooltip = format!(
                "At deployment, the value is a number in `{0}`. Set another unit with `{{ unit = ... }}`.",
                param.unit
            );
            self.add(HintKind::Units, ty.span.after(), format!("in {}", param.unit), tooltip);
        }
    }

    fn thresholds(&mut self, block: &ast::Block) {
        let program = self.analysis.program();
        // Those of copies may differ.
        let mut own = program.scalings.iter().filter(|it| it.span == block.span && it.key.is_none());
        let Some(scaling) = own.next() else { return };
        let Some(thresholds) = self.analysis.plan().thresholds(scaling.id) else { return };
        let derivations = thresholds.derivations();
        if !derivations.is_empty() {
            let label = |it: &Derivation| format!("{} = {}", it.attribute.name(), it.value);
            let label: Vec<String> = derivations.iter().map(label).collect();
            let tooltip: Vec<String> = derivations.iter().map(Derivation::to_string).collect();
            self.add(HintKind::Thresholds, block.body.open.after(), label.join(", "), tooltip.join("\n\n"));
        }
    }

    /// Behind the brace of a block what it is without some attributes; a block that is left out has all its defaults.
    fn defaults(&mut self, body: &ast::Body, scope: &Scope<'_>) {
        let Scope::Block { schema, block, path, .. } = scope else { return };
        if block.existing.is_some() || block.body.span != body.span {
            return;
        }
        for (owner, name, why) in DEFAULTS {
            if path == owner {
                if let Some(field) = schema.attribute(name).filter(|_| !has(body, name)) {
                    self.default(body, name, field, why);
                }
            } else if let Some((_, nested)) = owner.split_once('.').filter(|(outer, _)| path == outer)
                && let Some(field) = schema.nested(nested).filter(|_| !has(body, nested))
                && let Some(field) = field.block().and_then(|inner| inner.attribute(name))
            {
                self.default(body, &format!("{nested}.{name}"), field, why);
            }
        }
    }

    fn default(&mut self, body: &ast::Body, name: &str, field: &FieldSchema, why: &str) {
        let Some(default) = field.default else { return };
        let tooltip =
            format!("The default, because the attribute is not set: {why}.\n\n{}", field.docs.trim());
        self.add(HintKind::Defaults, body.open.after(), format!("{name} = {default}"), tooltip);
    }

    /// ECS counts in units, people in vCPUs.
    fn cpu(&mut self, attribute: &ast::Attribute, scope: &Scope<'_>) {
        let ty = scope.attribute(&attribute.key.value).and_then(FieldSchema::ty);
        let ExprKind::Number(number) = attribute.value.kind else { return };
        if ty.map(Type::non_null) != Some(Type::Cpu) {
            return;
        }
        let label = match (number.unit, number.int) {
            (Some(ast::Unit::Vcpu), _) => {
                Cpu::from_vcpu(number.value).map(|cpu| format!("{} units", cpu.units))
            }
            (None, Some(_)) => Some(format!("{}vcpu", number.value / 1024.0)),
            _ => None,
        };
        if let Some(label) = label {
            let tooltip = "1,024 ECS units are one vCPU.";
            self.add(HintKind::Units, attribute.value.span.after(), label, tooltip);
        }
    }

    fn arguments(&mut self, call: &ast::Call) {
        let Some(function) = functions::find(&call.function.value) else { return };
        for (name, argument) in parameters(function).into_iter().zip(&call.arguments) {
            let literal =
                matches!(argument.kind, ExprKind::Number(_) | ExprKind::Text(_) | ExprKind::Bool(_));
            if literal {
                let tooltip = format!("`{}`\n\n{}", function.signature(), function.docs);
                self.add(HintKind::Parameters, argument.span.before(), format!("{name}:"), tooltip);
            }
        }
    }
}

/// The names of the parameters that are worth one: of several, and not of those of which there may be any number.
fn parameters(function: &FunctionSchema) -> Vec<&'static str> {
    let several = function.parameters.len() > 1;
    let once = function.parameters.iter().take_while(|parameter| !parameter.arity.is_variadic());
    once.filter(|_| several).map(|parameter| parameter.name).collect()
}

/// Whether an attribute or nested block is written.
fn has(body: &ast::Body, name: &str) -> bool {
    body.entries.iter().any(|entry| match entry {
        ast::Entry::Attribute(attribute) => attribute.key.value == name,
        ast::Entry::Block(block) => block.kind.value == name,
        // Nobody knows what it was going to be.
        ast::Entry::Error(_) => true,
    })
}

fn touch(span: Span, range: Span) -> bool {
    span.file == range.file && span.start <= range.end && range.start <= span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::kinds;

    #[test]
    fn every_default_that_is_shown_is_one() {
        for (path, name, _) in DEFAULTS {
            let (kind, nested) = path.split_once('.').map_or((path, None), |(kind, it)| (kind, Some(it)));
            let mut schema = kinds::find(kind).and_then(|kind| kind.created).expect("a kind");
            if let Some(nested) = nested {
                schema = schema.nested(nested).and_then(FieldSchema::block).expect("a block");
            }
            assert!(schema.attribute(name).is_some_and(|field| field.default.is_some()), "{path}.{name}");
        }
    }

    #[test]
    fn parameters_have_names_where_there_are_several() {
        let names = |name| parameters(functions::find(name).expect("a function"));
        assert_eq!(names("replace"), ["string", "from", "to"]);
        assert_eq!(names("format"), ["template"]);
        assert_eq!(names("max"), Vec::<&str>::new());
        assert_eq!(names("zones"), Vec::<&str>::new());
        assert_eq!(names("file"), Vec::<&str>::new());
    }
}
