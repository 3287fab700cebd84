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

/// How many containers of the shape an empty instance of the type certainly holds: by the scarcer of its CPU and memory.
pub fn holds(instance: &InstanceType, shape: Shape) -> i64 {
    by_cpu(instance, shape.cpu).min(by_memory(instance, shape.memory, LEAST_MEMORY))
}

/// How many it can hold at most, if the system leaves more of its memory.
pub fn may_hold(instance: &InstanceType, shape: Shape) -> i64 {
    by_cpu(instance, shape.cpu).min(by_memory(instance, shape.memory, MAX_MEMORY))
}

/// Whether it has enough CPU for one such container.
pub fn has_cpu_for(instance: &InstanceType, shape: Shape) -> bool {
    by_cpu(instance, shape.cpu) >= 1
}

fn by_cpu(instance: &InstanceType, cpu: Cpu) -> i64 {
    units(instance) / cpu.units.max(1)
}

fn by_memory(instance: &InstanceType, memory: Size, (part, whole): (i64, i64)) -> i64 {
    // The share is not computed first: rounding it to bytes could lose a container. 128 bits hold the product for any size.
    let bytes = i128::from(instance.memory_mib) * (1 << 20);
    let count = bytes * i128::from(part) / (i128::from(whole) * i128::from(memory.bytes.max(1)));
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The ECS units of an instance.
pub fn units(instance: &InstanceType) -> i64 {
    UNITS_PER_VCPU * i64::from(instance.vcpu)
}

/// The memory of an instance that containers can certainly reserve.
pub fn memory_for_containers(instance: &InstanceType) -> Size {
    let (part, whole) = LEAST_MEMORY;
    Size::from_mib(i64::from(instance.memory_mib) * part / whole)
}

/// The memory of an instance that containers can reserve at most.
pub(super) fn most_memory(instance: &InstanceType) -> Size {
    let (part, whole) = MAX_MEMORY;
    Size::from_mib(i64::from(instance.memory_mib) * part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::instance_types::{all, find};

    fn shape(units: i64, mib: i64) -> Shape {
        Shape { cpu: Cpu::from_units(units), memory: Size::from_mib(mib) }
    }

    #[test]
    fn the_scarcer_of_cpu_and_memory_counts() {
        let m5 = find("m5.large").unwrap();
        assert_eq!(holds(m5, shape(128, 128)), 16); // 2,048 units
        assert_eq!(holds(m5, shape(128, 1_024)), 7); // 7,782 MiB
        assert_eq!(holds(m5, shape(256, 512)), 8);
    }

    #[test]
    fn a_container_larger_than_the_instance_fits_no_times() {
        let micro = find("t3.micro").unwrap();
        assert_eq!(holds(micro, shape(4_096, 128)), 0);
        assert_eq!(holds(micro, shape(128, 1_024)), 0); // 972 MiB are left of 1,024
    }

    #[test]
    fn what_may_fit_is_no_less_than_what_surely_does() {
        let m5 = find("m5.large").unwrap();
        assert_eq!((holds(m5, shape(32, 128)), may_hold(m5, shape(32, 128))), (60, 63));
        for instance in all() {
            for (units, mib) in [(1, 4), (128, 128), (256, 512), (1_000, 3_000), (4_096, 30_720)] {
                assert!(holds(instance, shape(units, mib)) <= may_hold(instance, shape(units, mib)));
            }
        }
    }

    #[test]
    fn what_an_instance_holds_never_exceeds_what_it_has() {
        for instance in all() {
            let mib_left = memory_for_containers(instance).mib().unwrap();
            for (cpu, mib) in [(1, 4), (100, 100), (128, 128), (256, 512), (1_000, 3_000), (4_096, 30_720)] {
                let count = holds(instance, shape(cpu, mib));
                assert!(count * cpu <= units(instance) && count * mib <= mib_left);
                let more = count + 1;
                assert!(more * cpu > units(instance) || more * mib > mib_left);
            }
        }
    }
}
