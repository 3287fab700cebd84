//! Images are pinned: what runs tomorrow is what runs today.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::image_not_pinned::{Version, image_not_pinned};
use crate::ir::{Expr, ExprKind, Value};
use crate::language::kinds::Workload;
use crate::source::Span;
use crate::types::images::Reference;

/// The tag that registries take where there is none.
const LATEST: &str = "latest";

pub(super) fn check(workload: &Workload, sink: &mut Sink) {
    for image in workload.images() {
        match image {
            Value::Const(image) => {
                if let Some(known) = image.known() {
                    reference(&known.0, image.span, sink);
                }
            }
            Value::Deploy(expr) => of_ecr(expr, sink),
        }
    }
}

fn reference(image: &str, span: Span, sink: &mut Sink) {
    let Some(Reference { tag, digest: None, .. }) = Reference::parse(image) else { return };
    match tag {
        None => sink.push(image_not_pinned(span, image, Version::Missing)),
        Some(LATEST) => sink.push(image_not_pinned(span, image, Version::Latest)),
        Some(_) => {}
    }
}

/// `ecr("shop/api", "latest")`, also in a branch.
fn of_ecr(image: &Expr, sink: &mut Sink) {
    image.walk(&mut |part| {
        if let ExprKind::Ecr(_, _, version) = &part.kind
            && matches!(&version.kind, ExprKind::Text(tag) if tag == LATEST)
        {
            sink.push(image_not_pinned(version.span, LATEST, Version::Latest));
        }
    });
}
