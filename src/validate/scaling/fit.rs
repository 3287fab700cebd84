//! Fit: every container fits on every empty instance.

use super::cases::{Case, Holding};
use crate::aws::instance_types::{self, InstanceType};
use crate::diagnostics::catalog::platform::container_too_large::{Demand, container_too_large};
use crate::diagnostics::{Diagnostic, figure};
use crate::ir::Value;
use crate::plan::capacity::{has_cpu_for, holds, memory_for_containers, units};
use crate::types::Size;
use crate::validate::instance_types::is_previous_generation;

/// One diagnostic for each container that is too large, about the smallest instance that cannot hold it. A service that is too large
/// is reported as such.
pub(super) fn check(case: &Case) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut checked = Vec::new();
    for holding in &case.holdings {
        if !holding.container.written || checked.contains(&holding.container.span) {
            continue;
        }
        checked.push(holding.container.span);
        let worst = case
            .holdings
            .iter()
            .filter(|other| other.container.span == holding.container.span && other.least < 1)
            // The smallest is the one that the author has to replace or give up; naming all would
            // be one message per type.
            .min_by_key(|other| (other.instance.vcpu, other.instance.memory_mib));
        if let Some(worst) = worst {
            found.push(misfit(worst, case.reserved, case.assumptions.is_empty()));
        }
    }
    found
}

fn misfit(holding: &Holding, reserved: Size, replace: bool) -> Diagnostic {
    let Holding { instance, instance_span, shape, container, .. } = holding;
    let larger = larger(holding, reserved);
    if !has_cpu_for(instance, *shape) {
        let demand = Demand {
            asks: &format!("{} CPU", figure(shape.cpu.units)),
            has: &format!("{} CPU", figure(units(instance))),
        };
        return container_too_large(
            value_span(&container.block.cpu),
            demand,
            instance.name,
            *instance_span,
            larger,
            replace,
        );
    }
    // The kernel, the system and the agent take a part of the memory, so the size in the data sheet is not what counts.
    let left = memory_for_containers(instance, reserved);
    let all = Size::from_mib(i64::from(instance.memory_mib));
    let demand = Demand {
        asks: &shape.memory.to_string(),
        has: &format!(
            "{all}, of which {}MiB are available for containers",
            figure(left.mib().unwrap_or_default())
        ),
    };
    container_too_large(
        value_span(&container.block.memory),
        demand,
        instance.name,
        *instance_span,
        larger,
        replace,
    )
}

fn value_span<T>(value: &Value<T>) -> crate::source::Span {
    value.span()
}

/// The smallest type that holds the container: of the same family if there is one, else of any current one.
fn larger(holding: &Holding, reserved: Size) -> Option<&'static str> {
    let wanted = holding.instance;
    let fits = |other: &&InstanceType| {
        other.architecture == wanted.architecture
            && (other.gpus > 0) == (wanted.gpus > 0)
            && !is_previous_generation(other)
            // Bare metal is the largest size of a family and takes many minutes to boot: never the obvious next size.
            && !other.name.contains("metal")
            && holds(other, holding.shape, reserved) >= 1
    };
    instance_types::all()
        .iter()
        .filter(fits)
        .min_by_key(|other| {
            (
                other.family() != wanted.family(),
                other.memory_mib,
                other.vcpu,
                std::cmp::Reverse(other.regions.count_ones()),
            )
        })
        .map(|other| other.name)
}
