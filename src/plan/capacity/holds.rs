//! How many containers an empty instance holds.

use crate::aws::instance_types::InstanceType;
use crate::types::{Cpu, Size};

/// The CPU units of ECS in one vCPU.
const UNITS_PER_VCPU: i64 = 1_024;

/// The least share of an instance's memory that the kernel, the system and the agent leave for containers, in hundredths: a careful
/// estimate (the ECS developer guide shows 7,985 of 8,192 MiB for an `m4.large`).
const LEAST_MEMORY: (i64, i64) = (95, 100);

/// The largest share that can be left: the kernel keeps 64 bytes of bookkeeping for each page of 4,096.
const MAX_MEMORY: (i64, i64) = (63, 64);

/// What a container reserves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Its CPU.
    pub cpu: Cpu,
    /// Its memory.
    pub memory: Size,
}

/// How many containers of the shape an empty instance of the type certainly holds, by the scarcer of its CPU and memory, if the agent
/// keeps `reserved` from them.
pub fn holds(instance: &InstanceType, shape: Shape, reserved: Size) -> i64 {
    by_cpu(instance, shape.cpu).min(by_memory(instance, shape.memory, LEAST_MEMORY, reserved))
}

/// How many it can hold at most, if the system leaves more of its memory.
pub fn may_hold(instance: &InstanceType, shape: Shape, reserved: Size) -> i64 {
    by_cpu(instance, shape.cpu).min(by_memory(instance, shape.memory, MAX_MEMORY, reserved))
}

/// Whether it has enough CPU for one such container.
pub fn has_cpu_for(instance: &InstanceType, shape: Shape) -> bool {
    by_cpu(instance, shape.cpu) >= 1
}

fn by_cpu(instance: &InstanceType, cpu: Cpu) -> i64 {
    units(instance) / cpu.units.max(1)
}

fn by_memory(instance: &InstanceType, memory: Size, (part, whole): (i64, i64), reserved: Size) -> i64 {
    // The share is not computed first: rounding it to bytes could lose a container. 128 bits hold the product for any size.
    let bytes = i128::from(instance.memory_mib) * (1 << 20);
    let left = bytes * i128::from(part) - i128::from(reserved.bytes) * i128::from(whole);
    let count = left.max(0) / (i128::from(whole) * i128::from(memory.bytes.max(1)));
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many tasks with an address of their own an instance runs: each takes an interface, and one is the instance's.
pub fn interfaces(instance: &InstanceType) -> i64 {
    i64::from(instance.network_interfaces) - 1
}

/// The ECS units of an instance.
pub fn units(instance: &InstanceType) -> i64 {
    UNITS_PER_VCPU * i64::from(instance.vcpu)
}

/// The memory of an instance that containers can certainly reserve.
pub fn memory_for_containers(instance: &InstanceType, reserved: Size) -> Size {
    left_of(instance, LEAST_MEMORY, reserved)
}

/// The memory of an instance that containers can reserve at most.
pub(super) fn most_memory(instance: &InstanceType, reserved: Size) -> Size {
    left_of(instance, MAX_MEMORY, reserved)
}

/// A share of an instance's memory, less what the agent keeps, which is a whole number of MiB.
fn left_of(instance: &InstanceType, (part, whole): (i64, i64), reserved: Size) -> Size {
    let share = Size::from_mib(i64::from(instance.memory_mib) * part / whole);
    Size { bytes: share.bytes.saturating_sub(reserved.bytes).max(0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::instance_types::{all, find};

    const NOTHING: Size = Size::from_mib(0);

    fn shape(units: i64, mib: i64) -> Shape {
        Shape { cpu: Cpu::from_units(units), memory: Size::from_mib(mib) }
    }

    #[test]
    fn the_scarcer_of_cpu_and_memory_counts() {
        let m5 = find("m5.large").unwrap();
        assert_eq!(holds(m5, shape(128, 128), NOTHING), 16); // 2,048 units
        assert_eq!(holds(m5, shape(128, 1_024), NOTHING), 7); // 7,782 MiB
        assert_eq!(holds(m5, shape(256, 512), NOTHING), 8);
    }

    #[test]
    fn what_the_agent_keeps_is_for_no_container() {
        let m5 = find("m5.large").unwrap();
        let held = |mib, reserved| {
            let reserved = Size::from_mib(reserved);
            (holds(m5, shape(1, mib), reserved), may_hold(m5, shape(1, mib), reserved))
        };
        assert_eq!(held(1_024, 0), (7, 7)); // 7,782 to 8,064 MiB
        assert_eq!(held(1_024, 640), (6, 7));
        assert_eq!(held(1_024, 1_024), (6, 6));
        assert_eq!(held(4, 8_192), (0, 0));
        assert_eq!(memory_for_containers(m5, Size::from_mib(512)), Size::from_mib(7_270));
        assert_eq!(memory_for_containers(m5, Size::from_mib(9_000)), NOTHING);
    }

    #[test]
    fn a_container_larger_than_the_instance_fits_no_times() {
        let micro = find("t3.micro").unwrap();
        assert_eq!(holds(micro, shape(4_096, 128), NOTHING), 0);
        assert_eq!(holds(micro, shape(128, 1_024), NOTHING), 0); // 972 MiB are left of 1,024
    }

    #[test]
    fn what_may_fit_is_no_less_than_what_surely_does() {
        let m5 = find("m5.large").unwrap();
        assert_eq!((holds(m5, shape(32, 128), NOTHING), may_hold(m5, shape(32, 128), NOTHING)), (60, 63));
        for instance in all() {
            for (units, mib) in [(1, 4), (128, 128), (256, 512), (1_000, 3_000), (4_096, 30_720)] {
                assert!(
                    holds(instance, shape(units, mib), NOTHING)
                        <= may_hold(instance, shape(units, mib), NOTHING)
                );
            }
        }
    }

    #[test]
    fn what_an_instance_holds_never_exceeds_what_it_has() {
        for instance in all() {
            let mib_left = memory_for_containers(instance, NOTHING).mib().unwrap();
            for (cpu, mib) in [(1, 4), (100, 100), (128, 128), (256, 512), (1_000, 3_000), (4_096, 30_720)] {
                let count = holds(instance, shape(cpu, mib), NOTHING);
                assert!(count * cpu <= units(instance) && count * mib <= mib_left);
                let more = count + 1;
                assert!(more * cpu > units(instance) || more * mib > mib_left);
            }
        }
    }
}
