//! Extract: gives an expression a name, as a `let`, or as the default of a `param`.

use super::{Action, ActionKind};
use crate::cfn::naming::pascal_case;
use crate::diagnostics::Edit;
use crate::ide::{Analysis, Entity, Place, Position, at, occurrences};
use crate::language::FieldSchema;
use crate::lexer::TokenKind;
use crate::resolve::identifier_fix;
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};
use crate::types::Type;

/// The name if there is no better one.
const NAME: &str = "value";

/// Offers to make the selected expression a `let` or a `param`, if the program gets no new error.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    let Some(extraction) = Extraction::of(analysis, selection) else { return };
    let name = extraction.name("let");
    if let Some(edits) = extraction.edits("let", &name, "", "") {
        let title = format!("extract into `let.{name}`");
        actions.push(Action::new(title, ActionKind::Extract, edits));
    }
    let types = extraction.param_types();
    if types.is_empty() {
        return;
    }
    let name = extraction.name("param");
    let declared = types.into_iter().find_map(|(ty, body)| {
        extraction.edits("param", &name, &format!(": {ty}"), body.as_deref().unwrap_or_default())
    });
    if let Some(edits) = declared {
        let title = format!("extract into `param.{name}`");
        actions.push(Action::new(title, ActionKind::Extract, edits));
    }
}

/// An expression that can have a name.
struct Extraction<'a> {
    analysis: &'a Analysis,
    place: Place<'a>,
    item: &'a ast::Item,
    expr: &'a ast::Expr,
}

impl<'a> Extraction<'a> {
    /// The selected expression; `None` if the selection is not one, or one that is not valid outside its context.
    fn of(analysis: &'a Analysis, selection: Span) -> Option<Self> {
        let text = analysis.source(selection);
        let start = text.len() - text.trim_start().len();
        let span = selection.part(start..start + text.trim().len());
        let place = at(analysis, Position::new(span.file, span.start));
        let item = place.item?;
        let expr = place.exprs().find(|expr| expr.span == span && !span.is_empty())?;
        // `param.zones` has a name already; `cluster.web.arn` is a result, for which a short name may be useful.
        let has_name = match &expr.kind {
            ExprKind::Null | ExprKind::Error => true,
            ExprKind::Path(names) => names.len() < 3,
            _ => false,
        };
        // [for name in names: upper(name)]: outside the brackets, `name` does not exist.
        let bound = occurrences(analysis, span.file).into_iter().any(|occurrence| {
            let own = |name: &ast::Name| span.contains(name.span);
            span.contains(occurrence.span)
                && matches!(occurrence.entity, Entity::Variable { name, .. } if !own(name))
        });
        if has_name || bound || analysis.model().expression(span).is_none_or(|known| known.value.is_unknown())
        {
            return None;
        }
        Some(Self { analysis, place, item, expr })
    }

    /// A free name for a declaration with this keyword: `size = 3` becomes `let.size`.
    fn name(&self, keyword: &str) -> String {
        let key = self.place.attribute().filter(|attribute| attribute.value.span == self.expr.span);
        let key = key.map(|attribute| attribute.key.value.as_str());
        let key = key.filter(|key| identifier_fix(key).is_none()).unwrap_or(NAME);
        let names = self.place.resolver.names;
        let is_taken = |name: &str| {
            names.params.contains_key(name)
                || names.vars.contains_key(name)
                || names.lets.contains_key(name)
                || keyword == "param" && self.is_in_a_template(&pascal_case(name))
        };
        let mut name = key.to_owned();
        let mut number = 1;
        while is_taken(&name) {
            number += 1;
            name = format!("{key}_{number}");
        }
        name
    }

    /// Whether a stack has a resource or a parameter with a logical id.
    fn is_in_a_template(&self, id: &str) -> bool {
        let mut templates = self.analysis.lowered().stacks.iter().map(|stack| &stack.template);
        templates.any(|template| template.resources.contains_key(id) || template.parameters.contains_key(id))
    }

    /// The edits: the declaration above, and its name instead of the expression; `None` if the result has new errors.
    fn edits(&self, keyword: &str, name: &str, ty: &str, body: &str) -> Option<Vec<Edit>> {
        let value = self.analysis.source(self.expr.span);
        let at = above(self.analysis, self.item);
        // A `let` above a `let` joins its group; anything else is separated by a blank line.
        let alike = match self.item {
            ast::Item::Let(_) => keyword == "let",
            ast::Item::Param(_) => keyword == "param",
            _ => false,
        };
        let gap = if alike && !self.analysis.source(self.item.span()).contains('\n') { "\n" } else { "\n\n" };
        let declaration = format!("{keyword} {name}{ty} = {value}{body}{gap}");
        let edits = vec![
            Edit { span: at, text: declaration },
            Edit { span: self.expr.span, text: format!("{keyword}.{name}") },
        ];
        // Tried and not reasoned about: phases, units and bounds decide whether a param may stand
        // here, and the checker knows them all.
        self.analysis.stays_right(&edits).then_some(edits)
    }

    /// The types that a param for the expression can have, with the body of its declaration, the best first.
    fn param_types(&self) -> Vec<(Type, Option<String>)> {
        let Some(known) = self.analysis.model().expression(self.expr.span) else { return Vec::new() };
        // A default is one constant. In a `for` the value differs from element to element.
        if known.varies || !known.value.is_const() {
            return Vec::new();
        }
        let whole = self.place.attribute().is_some_and(|attribute| attribute.value.span == self.expr.span);
        let field = self.place.field().filter(|_| whole);
        // The type of the attribute says more than that of the value: a port, and not only an `int`.
        let wanted = field.and_then(FieldSchema::ty).map(Type::non_null);
        let wanted = match wanted {
            Some(Type::Union(types)) => types,
            other => other.into_iter().collect(),
        };
        let unit = field.and_then(|field| field.rules.unit).map(|unit| format!(" {{ unit = {unit} }}"));
        let types = wanted.into_iter().chain([known.value.ty.clone().non_null()]);
        let types: Vec<Type> = types.filter(is_param_type).collect();
        types.iter().flat_map(|ty| [(ty.clone(), None), (ty.clone(), unit.clone())]).collect()
    }
}

/// Whether a param can be declared with a type. A secret would put its value in plain text into the default.
fn is_param_type(ty: &Type) -> bool {
    match ty {
        Type::List(inner) => !matches!(**inner, Type::List(_)) && is_param_type(inner),
        Type::Enum(_) | Type::OneOf(_) => ty.alternatives().len() > 1,
        Type::Secret => false,
        simple => Type::NAMED.iter().any(|(.., named)| named == simple),
    }
}

/// The place above a declaration with all that belongs to it: its doc comment, and the comments right above.
fn above(analysis: &Analysis, item: &ast::Item) -> Span {
    let span = item.span();
    let docs = match item {
        ast::Item::Param(param) => &param.docs,
        ast::Item::Let(item) => &item.docs,
        ast::Item::Output(output) => &output.docs,
        ast::Item::Block(block) => &block.docs,
        ast::Item::Assert(_) | ast::Item::Error(_) => &None,
    };
    let mut start = docs.as_ref().map_or(span, |docs| docs.span).start;
    if let Some(tree) = analysis.tree(span.file) {
        let comment = |kind| matches!(kind, TokenKind::LineComment | TokenKind::DocComment);
        // A comment, and the end of its line: right above, and at the first column.
        let mut first = tree.tokens.first_from(start);
        while let Some(above) = first.checked_sub(2)
            && tree.tokens.kind(above + 1) == Some(TokenKind::Newline)
            && tree.tokens.kind(above).is_some_and(comment)
            && above.checked_sub(1).is_none_or(|before| tree.tokens.kind(before) == Some(TokenKind::Newline))
        {
            first = above;
        }
        start = tree.tokens.get(first).map_or(start, |token| token.start);
    }
    Span::new(span.file, start, start)
}
