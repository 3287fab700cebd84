//! On which of the instances the tasks of a service run.

use crate::cfn::{Resource, Value};
use crate::ir::Const;
use crate::ir::kinds::Strategy;
use crate::lower::values::property;
use crate::lower::workload::{by_memory, strategy};

/// Which of the instances. A daemon is on each of them.
pub(super) fn placed(service: Resource, placement: &Const<Strategy>) -> Resource {
    let strategies = match placement.value {
        Strategy::Daemon => return service.with("SchedulingStrategy", property(placement, "DAEMON")),
        Strategy::Spread => vec![strategy("spread", "attribute:ecs.availability-zone"), by_memory()],
        Strategy::Binpack => vec![by_memory()],
    };
    service.with("PlacementStrategies", property(placement, Value::List(strategies)))
}
