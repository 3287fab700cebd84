//! The elements of a `for_each`, and what `each` is for them.

use std::rc::Rc;

use indexmap::IndexMap;

use crate::ir::{Expr, ExprKind, Type};
use crate::source::Spanned;

/// One element of a `for_each`.
#[derive(Debug, Clone)]
pub(super) struct Element {
    /// Its key, and where it was written.
    pub(super) key: Spanned<String>,
    /// The value of the map; of a list the key.
    pub(super) value: Expr,
}

/// The elements of a `for_each`, in the order of their keys; `None` if the value is wrong, and reported.
pub(super) type Elements = Option<Rc<[Element]>>;

impl Element {
    /// What `each` is in its copy.
    pub(super) fn each(&self) -> Expr {
        let key = Expr::new(ExprKind::Text(self.key.value.clone()), Type::String, self.key.span);
        each(key, self.value.clone())
    }
}

/// `each`: a map of the key and the value.
pub(super) fn each(key: Expr, value: Expr) -> Expr {
    let span = value.span;
    let entries = IndexMap::from([("key".to_owned(), key), ("value".to_owned(), value)]);
    Expr::new(ExprKind::Map(entries), Type::map(Type::Unknown), span)
}
