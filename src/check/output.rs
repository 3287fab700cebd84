//! `output`: what a stack tells, and what others may import.

use super::context::Checker;
use super::refusal::example_result;
use crate::aws::limits;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::catalog::values::bad_export_name::bad_export_name;
use crate::diagnostics::catalog::{names, types as catalog};
use crate::ir::{ExprKind, Output, Type};
use crate::language::meta;
use crate::source::Spanned;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// All outputs, in order.
    pub(super) fn outputs(&mut self) -> Vec<Output> {
        let names = self.names;
        names.outputs.iter().filter_map(|(name, item)| self.output(name, item)).collect()
    }

    fn output(&mut self, name: &str, item: &'a ast::Output) -> Option<Output> {
        let OutputBody { description, export } = self.output_body(name, item);
        let value = self.expr(&item.value);
        let subject = format!("output.{name}");
        // A bare word would be exported as a string of the same letters. It is far more often a
        // name that lacks its space.
        if let (ast::ExprKind::Path(_), ExprKind::Symbol(word)) = (&item.value.kind, &value.kind)
            && self.text(item.value.span) == word
            && !self.is_symbol(word)
        {
            let declared = self.declared_space(word);
            self.report(catalog::bare_word(value.span, word, &Type::String, declared));
            return None;
        }
        if let ExprKind::List(items) = &value.kind
            && let Some(null) = items.iter().find(|item| item.ty == Type::Null)
        {
            self.report(catalog::null_refused(null.span, &Type::String, Some(&subject)));
            return None;
        }
        let value = match &value.ty {
            Type::Secret => self.fit(value, &Type::String, Some(&subject)),
            Type::Null => {
                let diagnostic = catalog::null_refused(value.span, &Type::String, Some(&subject));
                self.wrong(diagnostic, item.value.span)
            }
            Type::Kind(_) | Type::Map(_) | Type::Range(_) => {
                let diagnostic = catalog::not_an_output(
                    value.span,
                    self.text(value.span),
                    &value.ty,
                    example_result(&value.ty),
                );
                self.wrong(diagnostic, item.value.span)
            }
            Type::Nullable(inner) if **inner == Type::Secret => {
                let diagnostic = catalog::secret_leak(
                    value.span,
                    self.text(value.span),
                    Some(&subject),
                    self.chain(&value),
                );
                self.wrong(diagnostic, item.value.span)
            }
            _ => match super::choice::undecided(&value) {
                Some(diagnostic) => self.wrong(diagnostic, item.value.span),
                None => value,
            },
        };
        // Without a value there is no output, as where the deployment decides it.
        if value.is_unknown() || value.kind == ExprKind::Null {
            return None;
        }
        Some(Output {
            name: item.name.clone(),
            logical_id: pascal_case(name),
            description: description.or_else(|| item.docs.as_ref().map(|docs| docs.value.clone())),
            value,
            export,
            span: item.span,
        })
    }

    fn output_body(&mut self, name: &str, item: &'a ast::Output) -> OutputBody {
        let mut body = OutputBody::default();
        for entry in item.body.iter().flat_map(|body| &body.entries) {
            match entry {
                ast::Entry::Attribute(attribute) => match attribute.key.value.as_str() {
                    "description" => body.description = self.constant_text(&attribute.value, "description"),
                    "export" => body.export = self.export_name(name, &attribute.value),
                    _ => {
                        let known = meta::OUTPUT.map(|attribute| attribute.name);
                        let (key, owner) = (&attribute.key, "output");
                        let diagnostic =
                            names::unknown_attribute(key.span, &key.value, owner, names::Free::all(&known));
                        self.report(diagnostic);
                    }
                },
                ast::Entry::Block(block) => {
                    self.report(names::unknown_nested(
                        block.kind.span,
                        &block.kind.value,
                        "output",
                        names::Free::all(&meta::OUTPUT.map(|attribute| attribute.name)),
                        false,
                    ));
                }
                ast::Entry::Error(_) => {}
            }
        }
        body
    }

    /// What an output is exported as: by its own name, by another one, or not at all.
    fn export_name(&mut self, output: &str, source: &'a ast::Expr) -> Option<Spanned<String>> {
        let want = Type::Union(vec![Type::Bool, Type::String]);
        let value = self.constant(source, &want, "export");
        let name = match value.kind {
            ExprKind::Bool(true) => pascal_case(output),
            ExprKind::Text(name) => name,
            _ => return None,
        };
        if !is_export_name(&name) {
            self.report(bad_export_name(source.span, &name));
            return None;
        }
        Some(Spanned::new(name, source.span))
    }
}

/// What the body of an output says.
#[derive(Default)]
struct OutputBody {
    description: Option<String>,
    export: Option<Spanned<String>>,
}

/// Whether exports can have this name after that of their stack and a hyphen.
fn is_export_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    !name.is_empty() && name.len() <= limits::EXPORT_NAME && name.chars().all(allowed)
}
