//! Lists, maps, `for`, members and elements.

use indexmap::IndexMap;

use super::common_types::{join_types, list_of};
use super::context::Checker;
use crate::cfn::naming::kebab_case;
use crate::diagnostics::catalog::{advice, names, types as catalog, values};
use crate::diagnostics::did_you_mean;
use crate::ir::{BlockId, BlockKind, Expr, ExprKind, Type};
use crate::language::meta::FOR_EACH;
use crate::language::{FieldSchema, ResultSchema, kinds};
use crate::resolve::{BlockEntry, attribute, nested_blocks, plain_text};
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    pub(super) fn list(&mut self, items: &'a [ast::Expr], want: Option<&Type>, span: Span) -> Expr {
        let want = want.and_then(Type::element);
        let mut values = Vec::new();
        for item in items {
            if !self.spend(1, span) {
                return Expr::unknown(span);
            }
            values.push(self.wanted(item, want));
        }
        list_of(values, span)
    }

    pub(super) fn map(&mut self, body: &'a ast::Body, want: Option<&Type>, span: Span) -> Expr {
        let want = want.and_then(Type::entry);
        let mut entries: IndexMap<String, Expr> = IndexMap::new();
        let mut places: IndexMap<&str, Span> = IndexMap::new();
        for entry in &body.entries {
            if !self.spend(1, span) {
                return Expr::unknown(span);
            }
            match entry {
                ast::Entry::Attribute(attribute) => {
                    let key = &attribute.key;
                    if let Some(first) = places.insert(&key.value, key.span) {
                        self.report(names::duplicate_key(key.span, &key.value, first, attribute.span));
                    }
                    let value = self.wanted(&attribute.value, want);
                    entries.insert(key.value.clone(), value);
                }
                ast::Entry::Block(block) => {
                    self.report(catalog::block_in_map(block.kind.span, &block.kind.value, block.body.open));
                }
                ast::Entry::Error(_) => {}
            }
        }
        let element = entries.values().map(|value| value.ty.clone()).reduce(join_types).unwrap_or_default();
        Expr::new(ExprKind::Map(entries), Type::map(element), span)
    }

    /// `[for k, v in m: v if c]`
    pub(super) fn for_each_element(&mut self, item: &'a ast::For, want: Option<&Type>, span: Span) -> Expr {
        let want = want.and_then(Type::element);
        let collection = self.expr(&item.collection);
        if collection.is_const()
            && let Some(wrong) = self.null_operand(&collection, span)
        {
            return wrong;
        }
        let elements: Vec<(Expr, Expr)> = match &collection.kind {
            ExprKind::Unknown => return Expr::unknown(span),
            ExprKind::List(items) => (0i64..)
                .zip(items)
                .map(|(at, item)| (Expr::new(ExprKind::Int(at), Type::Int, item.span), item.clone()))
                .collect(),
            ExprKind::Map(entries) => entries
                .iter()
                .map(|(key, value)| {
                    (Expr::new(ExprKind::Text(key.clone()), Type::String, value.span), value.clone())
                })
                .collect(),
            ExprKind::Range(from, to) => match (&from.kind, &to.kind) {
                (ExprKind::Int(from), ExprKind::Int(to)) => {
                    if from > to {
                        self.report(advice::empty_range(collection.span, *from, *to));
                    }
                    if !self.spend(usize::try_from(to.saturating_sub(*from)).unwrap_or(0), span) {
                        return Expr::unknown(span);
                    }
                    (0i64..)
                        .zip(*from..=*to)
                        .map(|(at, value)| {
                            let int = |value| Expr::new(ExprKind::Int(value), Type::Int, span);
                            (int(at), int(value))
                        })
                        .collect()
                }
                _ => return self.needs_constant(&item.collection, "for", span),
            },
            _ if !collection.is_const() => return self.needs_constant(&item.collection, "for", span),
            _ => {
                let diagnostic =
                    catalog::not_a_collection(collection.span, self.text(collection.span), &collection.ty);
                return self.wrong(diagnostic, span);
            }
        };
        let mut results = Vec::new();
        for (key, value) in elements {
            if !self.spend(1, span) {
                return Expr::unknown(span);
            }
            let before = self.around.scope.len();
            match item.variables.as_slice() {
                [variable] => self.around.scope.push((&variable.value, value)),
                [first, second, ..] => {
                    self.around.scope.push((&first.value, key));
                    self.around.scope.push((&second.value, value));
                }
                [] => {}
            }
            let keep = item.condition.as_ref().is_none_or(|condition| {
                let keep = self.condition(condition);
                match keep.kind {
                    ExprKind::Bool(keep) => keep,
                    ExprKind::Unknown => false,
                    _ => {
                        self.needs_constant(condition, "if", condition.span);
                        false
                    }
                }
            });
            if keep {
                let result = self.wanted(&item.value, want);
                results.push(result);
            }
            self.around.scope.truncate(before);
            if self.budget.exhausted.is_some() {
                return Expr::unknown(span);
            }
        }
        list_of(results, span)
    }

    /// `map.key`
    pub(super) fn member(&mut self, value: &Expr, name: &ast::Name, span: Span) -> Expr {
        if value.is_const()
            && let Some(wrong) = self.null_operand(value, span)
        {
            return wrong;
        }
        match &value.kind {
            ExprKind::Unknown => Expr::unknown(span),
            ExprKind::Map(entries) => match entries.get(&name.value) {
                Some(entry) => Expr { span, ..entry.clone() },
                None => {
                    let keys: Vec<&str> = entries.keys().map(String::as_str).collect();
                    let diagnostic = names::unknown_key(name.span, &name.value, &keys);
                    self.wrong(diagnostic, span)
                }
            },
            _ if name.value.is_empty() => Expr::unknown(span),
            _ => {
                let diagnostic = catalog::no_members(
                    name.span,
                    &name.value,
                    (value.span, self.text(value.span)),
                    &value.ty,
                );
                self.wrong(diagnostic, span)
            }
        }
    }

    /// The result of a block that is a value, and the names that follow it: `each.value.id`, `volume.data["media"].id`.
    pub(super) fn member_of_block<'m>(
        &mut self,
        value: &Expr,
        members: &'m [ast::Name],
    ) -> Option<(Expr, &'m [ast::Name])> {
        let (first, more) = members.split_first().filter(|(first, _)| !first.value.is_empty())?;
        match (&value.kind, &value.ty) {
            (ExprKind::Block(id), _) => {
                let entry = self.names.entry(*id)?;
                Some(self.block_result(entry, *id, members, value.span))
            }
            // What a guard has switched off: its results are null, as where it is reached by its name.
            (ExprKind::Null, Type::Nullable(inner)) => {
                let Type::Kind(kind) = **inner else { return None };
                // What a `resource` has, its type says.
                let (ty, more) = match kinds::find(kind)?.result(&first.value) {
                    Some(result) => ((result.ty)(), more),
                    None if kind == BlockKind::Resource.name() => (Type::String, &[][..]),
                    None => return None,
                };
                Some((Expr::new(ExprKind::Null, ty.nullable(), value.span.to(first.span)), more))
            }
            _ => None,
        }
    }

    /// `list[0]`, `map["key"]`, `volume.shared.access_point["uploads"]`
    pub(super) fn index(&mut self, inner: &'a ast::Expr, index: &'a ast::Expr, span: Span) -> Expr {
        if let Some(result) = self.keyed_result(inner, index, span) {
            return result;
        }
        if let Some(copy) = self.copy_at(inner, index, span) {
            return copy;
        }
        let collection = self.expr(inner);
        let key = self.expr(index);
        if collection.is_unknown() || key.is_unknown() {
            return Expr::unknown(span);
        }
        // network["main"]
        if let (ExprKind::Symbol(kind), ExprKind::Text(name)) = (&collection.kind, &key.kind)
            && self.is_bare_word(&collection)
            && crate::language::kinds::find(kind).is_some()
        {
            let diagnostic = catalog::no_index::of_kind(span, &format!("{kind}.{name}"));
            return self.wrong(diagnostic, span);
        }
        if !key.is_const() {
            return match &collection.kind {
                // Which block is meant must be known: stacks and resources are made of it.
                ExprKind::Map(entries) if !entries.values().any(is_block) => {
                    self.look_up((inner, index), entries, key, span)
                }
                _ => self.needs_constant(index, "[ ]", span),
            };
        }
        for value in [&collection, &key] {
            if value.is_const()
                && let Some(wrong) = self.null_operand(value, span)
            {
                return wrong;
            }
        }
        let key = match &collection.kind {
            ExprKind::Map(entries) => self.as_key(key, |word| entries.contains_key(word)),
            _ => key,
        };
        match (&collection.kind, &key.kind) {
            (ExprKind::Map(entries), ExprKind::Text(key_text)) => match entries.get(key_text) {
                Some(entry) => Expr { span, ..entry.clone() },
                None => {
                    let keys: Vec<&str> = entries.keys().map(String::as_str).collect();
                    let diagnostic = names::unknown_key(key.span, key_text, &keys);
                    self.wrong(diagnostic, span)
                }
            },
            (ExprKind::List(items), ExprKind::Int(at)) => {
                match usize::try_from(*at).ok().and_then(|at| items.get(at)) {
                    Some(item) => Expr { span, ..item.clone() },
                    None => {
                        let diagnostic =
                            values::index_out_of_range(key.span, *at, items.len(), collection.span);
                        self.wrong(diagnostic, span)
                    }
                }
            }
            (_, ExprKind::Int(at)) => match &collection.ty {
                Type::List(element) => self.select(&collection, &key, *at, element, span),
                ty => {
                    let diagnostic = catalog::no_index(key.span, collection.span, ty, &key.ty);
                    self.wrong(diagnostic, span)
                }
            },
            _ => {
                let diagnostic = catalog::no_index(key.span, collection.span, &collection.ty, &key.ty);
                self.wrong(diagnostic, span)
            }
        }
    }

    /// An element of a list that the deployment knows: `network.main.private_subnets[0]`.
    fn select(&mut self, collection: &Expr, key: &Expr, at: i64, element: &Type, span: Span) -> Expr {
        let length = self.known_length(collection);
        let position =
            u32::try_from(at).ok().filter(|at| length.is_none_or(|length| (*at as usize) < length));
        match position {
            Some(position) => {
                Expr::new(ExprKind::Select(position, Box::new(collection.clone())), element.clone(), span)
            }
            None => {
                let length = length.unwrap_or(0);
                let diagnostic = values::index_out_of_range(key.span, at, length, collection.span);
                self.wrong(diagnostic, span)
            }
        }
    }

    /// How long a deploy-time list is, where the program says so: a network's subnets are as many as its zones.
    fn known_length(&mut self, collection: &Expr) -> Option<usize> {
        let ExprKind::Result(id, result, _) = collection.kind else { return None };
        let entry = self.names.entry(id)?;
        let attribute = entry.result(result)?.length?;
        let Some(length) = super::existence::attribute(&entry.block.body, attribute) else {
            let default = entry.schema()?.attribute(attribute)?.default?;
            return default.parse().ok();
        };
        match self.ask_in(entry, id, |checker| checker.expr(length)).kind {
            ExprKind::Int(length) => usize::try_from(length).ok(),
            _ => None,
        }
    }

    /// An enum value is a key as it is written in a program, or as a string.
    pub(super) fn as_key(&self, key: Expr, has: impl Fn(&str) -> bool) -> Expr {
        match &key.kind {
            ExprKind::Symbol(word) if !self.is_bare_word(&key) => {
                let text = if has(word) { word.clone() } else { kebab_case(word) };
                Expr::new(ExprKind::Text(text), Type::String, key.span)
            }
            _ => key,
        }
    }

    /// The block and the result before the key of `volume.shared.access_point["uploads"]`, and of `each.value.access_point["uploads"]`.
    fn keyed(&mut self, inner: &'a ast::Expr) -> Option<Keyed<'a>> {
        let result = match &inner.kind {
            ast::ExprKind::Path(path) => path.last()?,
            ast::ExprKind::Member(_, name) => name,
            _ => return None,
        };
        if !kinds::KINDS.iter().any(|kind| kind.result(&result.value).is_some_and(|it| it.keyed_by.is_some()))
        {
            return None;
        }
        if let ast::ExprKind::Path(path) = &inner.kind
            && let [kind, name, _] = path.as_slice()
            && let Some((entry, schema, nested)) = self.names.keyed([&kind.value, &name.value, &result.value])
            && !entry.repeated
        {
            return Some(Keyed { entry, id: entry.id, schema, nested });
        }
        let block = self.apart(|checker| match &inner.kind {
            ast::ExprKind::Path(path) => {
                let (_, before) = path.split_last()?;
                let span = before.first()?.span.to(before.last()?.span);
                let is_value = before.len() > 1 || checker.local(&before.first()?.value).is_some();
                is_value.then(|| checker.path(before, span))
            }
            ast::ExprKind::Member(inner, _) => Some(checker.expr(inner)),
            _ => None,
        });
        let Some(ExprKind::Block(id)) = block.value.as_ref().map(|value| &value.kind) else {
            self.forget(block);
            return None;
        };
        let id = *id;
        self.include(block);
        let entry = self.names.entry(id)?;
        let schema = entry.kind.result(&result.value)?;
        Some(Keyed { entry, id, schema, nested: schema.keyed_by? })
    }

    /// `volume.shared.access_point["uploads"]`: a result that has a key.
    fn keyed_result(&mut self, inner: &'a ast::Expr, index: &'a ast::Expr, span: Span) -> Option<Expr> {
        let Keyed { entry, id, schema, nested } = self.keyed(inner)?;
        let result = schema.name;
        let key = self.expr(index);
        let ExprKind::Text(text) = &key.kind else {
            if !key.is_unknown() {
                let diagnostic = catalog::key_needed(index.span, result);
                self.report(diagnostic);
            }
            return Some(Expr::unknown(span));
        };
        // Ids say nothing of what belongs to the block: its key names an export of a stack.
        let stack = entry.schema().and_then(|schema| schema.attribute("stack"));
        let mut alternatives = stack
            .into_iter()
            .flat_map(FieldSchema::alternatives)
            .filter(|name| !matches!(*name, "stack" | "manifest"));
        if id.kind().is_existing()
            && alternatives.any(|name| super::existence::attribute(&entry.block.body, name).is_some())
        {
            let diagnostic = names::unknown_key::of_ids(index.span, nested, entry.block.head());
            return Some(self.wrong(diagnostic, span));
        }
        if let Some(points) = self.offered_points(entry, id).filter(|points| !points.contains(text)) {
            let points: Vec<&str> = points.iter().map(String::as_str).collect();
            let nearest = did_you_mean(text, points.iter().copied());
            let head = entry.block.head();
            let diagnostic =
                names::unknown_key::unknown_nested(key.span, text, nested, &points, nearest, head);
            return Some(self.wrong(diagnostic, span));
        }
        // What another stack owns is not known here: its export is named after the key.
        if !id.kind().is_existing() {
            let labels = self.nested_labels(entry, id, nested);
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            if !labels.contains(&text.as_str()) {
                let misspelt = |entry: &ast::Entry| match entry {
                    ast::Entry::Block(block) => {
                        block.kind.value != nested && did_you_mean(&block.kind.value, [nested]).is_some()
                    }
                    _ => false,
                };
                if self.unread.may_declare(nested, text) || entry.block.body.entries.iter().any(misspelt) {
                    return Some(Expr::unknown(span));
                }
                let diagnostic = names::unknown_key::unknown_nested(
                    key.span,
                    text,
                    nested,
                    &labels,
                    did_you_mean(text, labels.iter().copied()),
                    entry.block.head(),
                );
                return Some(self.wrong(diagnostic, span));
            }
        }
        let value = Expr::new(ExprKind::Result(id, schema.name, Some(text.clone())), (schema.ty)(), span);
        // Of what another stack owns nothing is known but that it exports it.
        let needs = (!id.kind().is_existing()).then_some((nested, Some(text.as_str())));
        Some(self.result_of(entry, id, value, needs))
    }

    /// The labels of the nested blocks of a name.
    pub(super) fn nested_labels(&mut self, entry: &'a BlockEntry, id: BlockId, nested: &str) -> Vec<String> {
        let mut labels: Vec<String> =
            nested_blocks(&entry.block.body, nested).map(|(label, _)| label.to_owned()).collect();
        for block in repeated_blocks(&entry.block.body, nested) {
            labels.extend(self.ask_in(entry, id, |checker| checker.labels_of_copies(block)));
        }
        labels
    }

    /// The labels of a nested block with `for_each`, which are computed.
    fn labels_of_copies(&mut self, block: &'a ast::Block) -> Vec<String> {
        let Some(label) = block.labels.first().filter(|label| plain_text(&label.value).is_none()) else {
            return Vec::new();
        };
        let elements = self.nested_copies(&block.body).flatten();
        let mut labels = Vec::new();
        for element in elements.iter().flat_map(|elements| elements.iter()) {
            if let ExprKind::Text(text) = self.with_each(Some(element), |it| it.expr(&label.value)).kind {
                labels.push(text);
            }
        }
        labels
    }
}

fn is_block(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Block(_))
}

/// A result that has a key.
struct Keyed<'a> {
    entry: &'a BlockEntry,
    id: BlockId,
    schema: &'static ResultSchema,
    /// The nested block that the key names.
    nested: &'static str,
}

/// The nested blocks of a name that have a `for_each`.
fn repeated_blocks<'a>(body: &'a ast::Body, nested: &str) -> impl Iterator<Item = &'a ast::Block> {
    body.entries.iter().filter_map(move |entry| match entry {
        ast::Entry::Block(block) if block.kind.value == nested => {
            attribute(&block.body, FOR_EACH).map(|_| block)
        }
        _ => None,
    })
}
