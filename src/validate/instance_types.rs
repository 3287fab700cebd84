//! Instance types: they exist, can boot the same image, and are offered where and how the program needs them.

use super::facts::param;
use crate::aws::instance_types::{self, Accelerator, Hardware, InstanceType};
use crate::diagnostics::catalog::advice::{
    previous_generation::previous_generation, unknown_instance_type::unknown_instance_type,
};
use crate::diagnostics::catalog::platform::{
    instance_type_not_offered::instance_type_not_offered, instance_type_not_spot::instance_type_not_spot,
    instance_type_without_image::instance_type_without_image, mixed_architectures::mixed_architectures,
    mixed_gpus::mixed_gpus, no_instance_type::no_instance_type, open_instance_type::open_instance_type,
    unknown_instance_family::unknown_instance_family, unknown_instance_size::unknown_instance_size,
    unusable_instance_type::unusable_instance_type,
};
use crate::diagnostics::{Diagnostic, Sink, counted, did_you_mean, nearest_first};
use crate::ir::{Declared, Expr, ExprKind, Program, State, Type, Value};
use crate::language::kinds::{AmazonImage, Cluster, Image};
use crate::source::Span;

/// An instance type that a cluster can have, where it is named.
pub(super) struct Named {
    /// Its name.
    pub(super) name: String,
    /// What decides which image it boots.
    pub(super) hardware: Hardware,
    /// Its figures; `None` for a type of which there are none.
    pub(super) instance: Option<&'static InstanceType>,
    /// Where the program names it; `None` for the default.
    pub(super) span: Option<Span>,
}

impl Named {
    /// The type of a name; `None` if it is not one.
    fn of(name: &str, span: Option<Span>) -> Option<Self> {
        let instance = instance_types::find(name);
        let exists = instance.is_some() || instance_types::is_well_formed(name) && !is_unusable(name);
        exists.then(|| Self { name: name.into(), hardware: instance_types::hardware(name), instance, span })
    }
}

/// Families that exist, but no ECS-optimized image boots on them.
fn is_unusable(name: &str) -> bool {
    name.starts_with("mac") || name.starts_with("t1.") || name.starts_with("m1.")
}

/// The instance types that a cluster can have, as far as they are known.
pub(super) fn named(program: &Program, cluster: &Declared<Cluster>) -> Vec<Named> {
    let mut named = Vec::new();
    for item in &cluster.block.instances.block.ty.items {
        match item {
            Value::Const(name) => {
                named.extend(name.known().and_then(|text| Named::of(&text.0, name.written())));
            }
            Value::Deploy(expr) => of_deploy(program, expr, &mut named),
        }
    }
    named
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
    for facts in program.existing_clusters.iter().filter_map(|cluster| cluster.block.instances.as_ref()) {
        for name in &facts.block.types.items {
            if let Some(text) = name.known() {
                exists(&text.0, name.span, sink);
            }
        }
    }
}

fn check_cluster(program: &Program, cluster: &Declared<Cluster>, sink: &mut Sink) {
    let instances = &cluster.block.instances.block;
    if instances.ty.items.is_empty() && instances.ty.state == State::Written {
        sink.push(no_instance_type(instances.ty.span, &cluster.name.value));
        return;
    }
    let all_exist = instances.ty.items.iter().all(|item| match item {
        Value::Const(name) => name.known().is_none_or(|text| exists(&text.0, name.span, sink)),
        Value::Deploy(expr) => deploy_exists(program, expr, sink),
    });
    // What is missing has no architecture. Whatever else could be said of the rest may change when the name is corrected.
    if !all_exist {
        return;
    }
    let named = named(program, cluster);
    let own_image = !matches!(instances.image.known(), Some(Image::Amazon(AmazonImage::AmazonLinux2023)));
    let is_old = |instance: &&InstanceType| !instance.runs_amazon_linux_2023();
    let old = named.iter().find_map(|named| Some((named.span, named.instance.filter(is_old)?)));
    if !own_image && let Some((span, bad)) = old {
        let span = span.unwrap_or(instances.ty.span);
        sink.push(instance_type_without_image(span, bad.name, successor(bad)));
        return;
    }
    // From here on all types exist and boot; what follows is about all of them together.
    one_image(&named, sink);
    sold(program, cluster, &named, sink);
    // The default type is ours, and no reason to warn the user.
    if instances.ty.state == State::Written {
        for Named { instance, span, .. } in &named {
            if let (Some(instance), Some(span)) = (instance.filter(|it| is_previous_generation(it)), span) {
                sink.push(previous_generation(*span, instance.name, successor(instance)));
            }
        }
    }
}

/// Whether there is a type of this name; reports one that is not, or of which there are no figures.
fn exists(name: &str, span: Span, sink: &mut Sink) -> bool {
    let Some(named) = Named::of(name, Some(span)) else {
        sink.push(wrong(name, span));
        return false;
    };
    if named.instance.is_none() {
        let is_known = instance_types::is_without_figures(name);
        let architecture = named.hardware.architecture.name();
        let nearest = near(name, family_of(name));
        sink.push(unknown_instance_type(span, name, architecture, is_known, nearest));
    }
    true
}

fn family_of(name: &str) -> &str {
    name.split_once('.').map_or(name, |(family, _)| family)
}

/// What is wrong with a name that is not one of a type.
fn wrong(name: &str, span: Span) -> Diagnostic {
    let family = family_of(name);
    let sizes: Vec<&str> = instance_types::all()
        .iter()
        .filter(|instance| instance.family() == family)
        .map(|instance| instance.name)
        .collect();
    if !sizes.is_empty() {
        unknown_instance_size(span, name, &nearest_first(name, sizes))
    } else if is_unusable(name) {
        unusable_instance_type(span, name)
    } else {
        unknown_instance_family(span, name, near(name, family))
    }
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
fn of_deploy(program: &Program, expr: &Expr, named: &mut Vec<Named>) {
    let known = |value: &Expr| match &value.kind {
        ExprKind::Text(name) => Named::of(name, Some(value.span)),
        _ => None,
    };
    expr.outcomes(&mut |part| match param(program, part) {
        Some(param) => named.extend(param.allowed.iter().chain(&param.default).filter_map(known)),
        None => named.extend(known(part)),
    });
}

/// Whether each type that is written in an expression exists. The values of params are checked where they are declared.
fn deploy_exists(program: &Program, expr: &Expr, sink: &mut Sink) -> bool {
    match (&expr.kind, param(program, expr)) {
        (_, Some(param)) => {
            // Nothing says which architecture the type will have, and with it which image it boots.
            if param.allowed.is_empty() && is_absent(param.default.as_ref()) {
                let after_type = param.ty_span.after();
                sink.push(open_instance_type(expr.span, &param.name.value, param.name.span, after_type));
            }
            true
        }
        (ExprKind::If(_, then, otherwise), None) => {
            let then = deploy_exists(program, then, sink);
            deploy_exists(program, otherwise, sink) && then
        }
        (ExprKind::Text(name), None) => exists(name, expr.span, sink),
        _ => true,
    }
}

fn is_absent(default: Option<&Expr>) -> bool {
    default.is_none_or(|default| default.kind == ExprKind::Null)
}

/// All boot the same image: one architecture, and the same accelerators everywhere or nowhere.
fn one_image(named: &[Named], sink: &mut Sink) {
    let Some((first, rest)) = named.split_first() else { return };
    for other in rest {
        let Some(span) = other.span else { continue };
        let (a, b) = (first.hardware, other.hardware);
        if a.architecture != b.architecture {
            let of = |named: &Named| (named.name.clone(), named.hardware.architecture.name());
            let ((b, b_is), (a, a_is)) = (of(other), of(first));
            sink.push(mixed_architectures(span, (&b, b_is), first.span, (&a, a_is)));
            return;
        }
        if a.accelerator != b.accelerator {
            sink.push(mixed_gpus(span, (&other.name, has(other)), first.span, (&first.name, has(first))));
            return;
        }
    }
}

/// `2 GPUs`, `AWS Neuron accelerators`, `no accelerator`
fn has(named: &Named) -> String {
    match (named.hardware.accelerator, named.instance) {
        (None, _) => "no accelerator".into(),
        (Some(Accelerator::Nvidia), Some(instance)) => counted(i64::from(instance.gpus), "GPU"),
        (Some(accelerator), _) => accelerator.name().into(),
    }
}

/// Each is offered in all of the project's regions, and sold as spot where spot is asked for.
fn sold(program: &Program, cluster: &Declared<Cluster>, named: &[Named], sink: &mut Sink) {
    let instances = &cluster.block.instances;
    for Named { instance, span, .. } in named {
        let Some(instance) = instance else { continue };
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

/// Types of the same size and hardware that all of the project's regions offer as Spot Instances, the closest first.
pub(super) fn same_size(program: &Program, wanted: &InstanceType) -> Vec<&'static str> {
    let regions: Vec<&str> =
        program.project.regions.items.iter().filter_map(|region| Some(region.known()?.0.as_str())).collect();
    let is_offered =
        |other: &InstanceType| regions.iter().all(|region| other.offered_in(region) != Some(false));
    let mut like: Vec<&InstanceType> = instance_types::all()
        .iter()
        .filter(|other| replaces(wanted, other) && other.hardware() == wanted.hardware())
        .filter(|other| (other.vcpu, other.memory_mib) == (wanted.vcpu, wanted.memory_mib))
        .filter(|other| other.spot && is_offered(other))
        .collect();
    like.sort_by_key(|other| closeness(wanted, other));
    like.truncate(2);
    like.iter().map(|other| other.name).collect()
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
