//! The permission to pull an image: from its repository and no other.

use super::arn;
use crate::cfn::Value;
use crate::ir::{Expr, ExprKind, Value as Attribute};
use crate::lower::policy::allow;
use crate::lower::{Lowering, Test};
use crate::types::ContainerImage;
use crate::types::images::Reference;

/// The statements for the images of a task, if one of them can be of ECR where `guard` holds.
pub(super) fn statements<'a>(
    ctx: &mut Lowering,
    guard: &Test,
    images: impl Iterator<Item = &'a Attribute<ContainerImage>>,
) -> Vec<Value> {
    let mut found = Vec::new();
    for image in images {
        match image {
            Attribute::Const(image) => found.extend(of_text(&image.value.0)),
            Attribute::Deploy(expr) => of_expr(ctx, guard, expr, &mut found),
        }
    }
    let mut repositories: Vec<Value> = Vec::new();
    for repository in found {
        if !repositories.contains(&repository) {
            repositories.push(repository);
        }
    }
    if repositories.is_empty() {
        return Vec::new();
    }
    vec![
        // It is for the whole registry, and takes no resource.
        allow(&["ecr:GetAuthorizationToken"], "*"),
        allow(
            &["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Value::List(repositories),
        ),
    ]
}

fn of_expr(ctx: &mut Lowering, guard: &Test, image: &Expr, found: &mut Vec<Value>) {
    match &image.kind {
        ExprKind::If(condition, then, otherwise) => {
            let test = ctx.test(condition);
            for (branch, test) in [(then, test.clone()), (otherwise, test.negate())] {
                if !guard.excludes(&test) {
                    of_expr(ctx, &guard.clone().and(test), branch, found);
                }
            }
        }
        ExprKind::Ecr(repository, ..) => {
            let repository = ctx.expr(repository);
            found.push(arn("ecr", [Value::from("repository/"), repository]));
        }
        ExprKind::Text(text) => found.extend(of_text(text)),
        ExprKind::Null => {}
        // Whatever the deployment names may be an image of ECR.
        _ => found.push(Value::sub("arn:${AWS::Partition}:ecr:*:*:repository/*")),
    }
}

/// `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1`
fn of_text(image: &str) -> Option<Value> {
    let Reference { registry, repository, .. } = Reference::parse(image)?;
    let (account, rest) = registry?.split_once(".dkr.ecr.")?;
    let (region, _) = rest.split_once('.')?;
    Some(Value::sub(format!("arn:${{AWS::Partition}}:ecr:{region}:{account}:repository/{repository}")))
}
