//! Instance types: they exist, can boot the same image, and are offered where and how the program needs them.

use super::facts::param;
use crate::aws::instance_types::{self, InstanceType};
use crate::diagnostics::catalog::advice::previous_generation::previous_generation;
use crate::diagnostics::catalog::platform::{
    instance_type_not_offered::instance_type_not_offered, instance_type_not_spot::instance_type_not_spot,
    instance_type_without_image::instance_type_without_image, mixed_architectures::mixed_architectures,
    mixed_gpus::mixed_gpus, no_instance_type::no_instance_type, open_instance_type::open_instance_type,
    unknown_instance_family::unknown_instance_family, unknown_instance_size::unknown_instance_size,
    unusable_instance_type::unusable_instance_type,
};
use crate::diagnostics::{Sink, did_you_mean, nearest_first};
use crate::ir::{Declared, Expr, ExprKind, Program, State, Type, Value};
use crate::language::kinds::{AmazonImage, Cluster, Image};
use crate::source::Span;
use crate::types::InstanceTypeName;

/// An instance type that a cluster can have, where it is named.
struct Named {
    instance: &'static InstanceType,
    /// Where the program names it; `None` for the default.
    span: Option<Span>,
}

pub(super) fn check(program: &Program, sink: &mut Sink) {
    // A param is checked once, wherever it is used.
    for param in &program.params {
        if param.ty.clone().non_null() == Type::InstanceType {
            for value in param.allowed.iter().chain(&param.default) {
                if let ExprKind::Text(name) = &value.kind {
                    exists(name, value.span, sink);
                }
            }
        }
    }
    for cluster in &program.clusters {
        check_cluster(program, cluster, sink);
    }
}

fn check_cluster(program: &Program, cluster: &Declared<Cluster>, sink: &mut Sink) {
    let instances = &cluster.block.instances.block;
    if instances.ty.items.is_empty() && instances.ty.state == State::Written {
        sink.push(no_instance_type(instances.ty.span, &cluster.name.value));
        return;
    }
    let mut named = Vec::new();
    let mut all_exist = true;
    for item in &instances.ty.items {
        match item {
            Value::Const(name) => {
                let Some(InstanceTypeName(text)) = name.known() else { continue };
                match exists(text, name.span, sink) {
                    Some(instance) => named.push(Named { instance, span: name.written() }),
                    None => all_exist = false,
                }
            }
            Value::Deploy(expr) => named.extend(of_deploy(program, expr, sink)),
        }
    }
    // What is missing has no architecture. Whatever else could be said of the rest may change when the name is corrected.
    if !all_exist {
        return;
    }
    let own_image = !matches!(instances.image.known(), Some(Image::Amazon(AmazonImage::AmazonLinux2023)));
    if !own_image && let Some(bad) = named.iter().find(|named| !named.instance.runs_amazon_linux_2023()) {
        let span = bad.span.unwrap_or(instances.ty.span);
        sink.push(instance_type_without_image(span, bad.instance.name, successor(bad.instance)));
        return;
    }
    one_image(&named, sink);
    sold(program, cluster, &named, sink);
    // The default type is ours, and no reason to warn the user.
    if instances.ty.state == State::Written {
        for Named { instance, span } in &named {
            if let (true, Some(span)) = (is_previous_generation(instance), span) {
                sink.push(previous_generation(*span, instance.name, successor(instance)));
            }
        }
    }
}

/// The type of a name; reports a name that is not one.
fn exists(name: &str, span: Span, sink: &mut Sink) -> Option<&'static InstanceType> {
    if let Some(instance) = instance_types::find(name) {
        return Some(instance);
    }
    let family = name.split_once('.').map_or(name, |(family, _)| family);
    let sizes: Vec<&str> = instance_types::all()
        .iter()
        .filter(|instance| instance.family() == family)
        .map(|instance| instance.name)
        .collect();
    sink.push(if !sizes.is_empty() {
        unknown_instance_size(span, name, &nearest_first(name, sizes))
    } else if family.starts_with("mac") || matches!(family, "t1" | "m1") {
        // They exist, but no ECS-optimized image boots on them.
        unusable_instance_type(span, name)
    } else {
        unknown_instance_family(span, name, near(name, family))
    });
    None
}

/// The type of the same size in the family that is meant, or the first of that family.
fn near(name: &str, family: &str) -> Option<&'static str> {
    let families = instance_types::all().iter().map(InstanceType::family);
    let meant = did_you_mean(family, families)?;
    let size = name.strip_prefix(family)?;
    let mut types = instance_types::all().iter().filter(|instance| instance.family() == meant);
    let first = types.next()?;
    let same = types.find(|instance| instance.name.strip_prefix(meant) == Some(size));
    Some(if first.name.strip_prefix(meant) == Some(size) { first.name } else { same.unwrap_or(first).name })
}

/// The types that an expression can give: the branches of a condition, the default and the allowed values of a param.
fn of_deploy(program: &Program, expr: &Expr, sink: &mut Sink) -> Vec<Named> {
    let known = |value: &Expr| match &value.kind {
        ExprKind::Text(name) => {
            instance_types::find(name).map(|instance| Named { instance, span: Some(value.span) })
        }
        _ => None,
    };
    match (&expr.kind, param(program, expr)) {
        (_, Some(param)) => {
            let named: Vec<Named> = param.allowed.iter().chain(&param.default).filter_map(known).collect();
            // Nothing says which architecture the type will have, and with it which image it boots.
            if param.allowed.is_empty() && is_absent(param.default.as_ref()) {
                let after_type = param.ty_span.after();
                sink.push(open_instance_type(expr.span, &param.name.value, param.name.span, after_type));
            }
            named
        }
        (ExprKind::If(_, then, otherwise), None) => {
            let mut all = of_deploy(program, then, sink);
            all.extend(of_deploy(program, otherwise, sink));
            all
        }
        (ExprKind::Text(name), None) => exists(name, expr.span, sink)
            .map(|instance| Named { instance, span: Some(expr.span) })
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn is_absent(default: Option<&Expr>) -> bool {
    default.is_none_or(|default| default.kind == ExprKind::Null)
}

/// All boot the same image: one architecture, and GPUs everywhere or nowhere.
fn one_image(named: &[Named], sink: &mut Sink) {
    let Some((first, rest)) = named.split_first() else { return };
    for other in rest {
        let Some(span) = other.span else { continue };
        let (a, b) = (first.instance, other.instance);
        if a.architecture != b.architecture {
            let of = |instance: &InstanceType| (instance.name, instance.architecture.name());
            sink.push(mixed_architectures(span, of(b), first.span, of(a)));
            return;
        }
        if (a.gpus > 0) != (b.gpus > 0) {
            sink.push(mixed_gpus(span, (b.name, b.gpus), first.span, (a.name, a.gpus)));
            return;
        }
    }
}

/// Each is offered in all of the project's regions, and sold as spot where spot is asked for.
fn sold(program: &Program, cluster: &Declared<Cluster>, named: &[Named], sink: &mut Sink) {
    let instances = &cluster.block.instances;
    for Named { instance, span } in named {
        let here = span.unwrap_or(cluster.head);
        for region in &program.project.regions.items {
            let Some(name) = region.known() else { continue };
            // `None`: the table does not know the region's offerings, so nothing is claimed.
            if instance.offered_in(&name.0) == Some(false) {
                let like = alike(instance, &name.0);
                sink.push(instance_type_not_offered(here, instance.name, &name.0, region.written(), &like));
                break;
            }
        }
        if let Some(spot) = &instances.block.spot
            && !instance.spot
        {
            sink.push(instance_type_not_spot(*span, instance.name, spot.span));
        }
    }
}

/// Types that a region offers, with the same architecture and at least the same capacity, the closest first.
fn alike(wanted: &InstanceType, region: &str) -> Vec<&'static str> {
    let mut like: Vec<&InstanceType> = instance_types::all()
        .iter()
        .filter(|other| other.offered_in(region) == Some(true) && replaces(wanted, other))
        .collect();
    like.sort_by_key(|other| closeness(wanted, other));
    like.truncate(4);
    like.iter().map(|other| other.name).collect()
}

/// The most similar type of a current generation.
fn successor(old: &InstanceType) -> Option<&'static str> {
    instance_types::all()
        .iter()
        .filter(|other| replaces(old, other) && other.runs_amazon_linux_2023())
        .min_by_key(|other| closeness(old, other))
        .map(|other| other.name)
}

/// Whether a type is of a generation that new programs should not use: up to the fourth. AWS's flag alone also marks `m5` and `r7g`,
/// which are offered in more regions than their successors.
pub(super) fn is_previous_generation(instance: &InstanceType) -> bool {
    let generation = instance.family().chars().find_map(|c| c.to_digit(10));
    !instance.current && generation.is_some_and(|generation| generation <= 4)
}

fn replaces(old: &InstanceType, other: &InstanceType) -> bool {
    !is_previous_generation(other)
        && other.name != old.name
        && other.architecture == old.architecture
        && other.vcpu >= old.vcpu
        && other.memory_mib >= old.memory_mib
        && (other.gpus > 0) == (old.gpus > 0)
        && other.burstable == old.burstable
}

/// The order of replacements: the least additional capacity first, then the same family letter, then the most regions.
fn closeness(old: &InstanceType, other: &InstanceType) -> (u32, u32, bool, std::cmp::Reverse<u32>) {
    let letter = |instance: &InstanceType| instance.name.chars().next();
    (
        other.vcpu - old.vcpu,
        other.memory_mib - old.memory_mib,
        letter(other) != letter(old),
        std::cmp::Reverse(other.regions.count_ones()),
    )
}
