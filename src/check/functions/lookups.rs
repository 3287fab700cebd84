//! Functions whose values CloudFormation looks up or computes at deployment.

use super::super::context::Checker;
use super::{Call, constant_string};
use crate::ir::{Expr, ExprKind, Type};
use crate::types::images;

/// How many blocks `cidr_subnets` gives at most, and how many bits each has for hosts: `Fn::Cidr` takes no more.
const MAX_COUNT: i64 = 256;
const MAX_BITS: i64 = 128;

impl<'a> Checker<'a, '_> {
    /// `cidr_subnets(cidr, count, bits)`
    pub(super) fn cidr_subnets(&mut self, call: &mut Call<'a>) -> Expr {
        let Some([block, count, bits]) = call.take() else { return call.unknown() };
        let block = match self.fit_quietly(block, &Type::Cidr) {
            Ok(block) => block,
            Err(refusal) => {
                let diagnostic = self.explain(&refusal, Some("cidr_subnets()"));
                return self.wrong(diagnostic, call.span);
            }
        };
        match (up_to(MAX_COUNT, &count), up_to(MAX_BITS, &bits)) {
            (Some(count), Some(bits)) => {
                call.gives(ExprKind::CidrSubnets(Box::new(block), count, bits), Type::list(Type::Cidr))
            }
            (None, _) => self.refuse_argument(call, 1),
            (_, None) => self.refuse_argument(call, 2),
        }
    }

    /// `ecr(repository, version)`
    pub(super) fn ecr(&mut self, call: &mut Call<'a>) -> Expr {
        let Some([repository, version]) = call.take() else { return call.unknown() };
        if matches!(&repository.kind, ExprKind::Text(name) if !images::is_repository(name)) {
            return self.bad_argument(call, 0, "the name of a repository, such as `\"shop/api\"`");
        }
        let mut wanted = vec![Type::ImageTag, Type::ImageDigest];
        // The first one explains what fits neither.
        if matches!(&version.kind, ExprKind::Text(text) if text.starts_with("sha256:")) {
            wanted.reverse();
        }
        match self.fit_quietly(version, &Type::Union(wanted)) {
            Ok(version) => call.gives(image(&repository, version), Type::Image),
            Err(refusal) => {
                let diagnostic = self.explain(&refusal, Some("ecr()"));
                self.wrong(diagnostic, call.span)
            }
        }
    }

    /// `ssm(path)`
    pub(super) fn ssm(&mut self, call: &mut Call<'a>) -> Expr {
        match call.take_strings() {
            Some([path]) if path.starts_with('/') && path.len() > 1 => {
                call.gives(ExprKind::Ssm(path), Type::String)
            }
            _ => self.bad_argument(call, 0, "the path of an SSM parameter, such as `\"/platform/zone\"`"),
        }
    }

    /// `secret_value(name)`, `secret_value(name, key)`
    pub(super) fn secret_value(&mut self, call: &mut Call<'a>) -> Expr {
        let arguments = std::mem::take(&mut call.arguments);
        let texts: Vec<String> = arguments.into_iter().filter_map(constant_string).collect();
        // Braces would end the reference that the template carries: `{{resolve:secretsmanager:...}}`.
        if let Some(at) = texts.iter().position(|text| text.is_empty() || text.contains(['{', '}'])) {
            return self.bad_argument(call, at, "a constant string");
        }
        let mut texts = texts.into_iter();
        let name = texts.next().unwrap_or_default();
        call.gives(ExprKind::SecretValue(name, texts.next()), Type::Secret)
    }
}

/// The image of a repository. A choice between a tag and a digest is a choice between two images.
fn image(repository: &Expr, version: Expr) -> ExprKind {
    match version.kind {
        ExprKind::If(condition, then, otherwise) => {
            let span = version.span;
            let branch = |version| Box::new(Expr::new(image(repository, version), Type::Image, span));
            ExprKind::If(condition, branch(*then), branch(*otherwise))
        }
        _ => {
            let between = if version.ty == Type::ImageDigest { "@" } else { ":" };
            ExprKind::Ecr(Box::new(repository.clone()), between, Box::new(version))
        }
    }
}

/// `import_value(name)`
pub(super) fn import_value(call: &mut Call<'_>) -> Expr {
    let Some([name]) = call.take() else { return call.unknown() };
    call.gives(ExprKind::ImportValue(Box::new(name)), Type::String)
}

fn up_to(max: i64, value: &Expr) -> Option<u32> {
    match value.kind {
        ExprKind::Int(number) if (1..=max).contains(&number) => u32::try_from(number).ok(),
        _ => None,
    }
}
