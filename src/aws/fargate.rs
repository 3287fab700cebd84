//! The sizes of tasks on Fargate.
//!
//! Source: "Task size" of `RegisterTaskDefinition` in the API model of ECS; the sizes of 32,768 CPU units are in CloudFormation's schema
//! of `AWS::ECS::TaskDefinition` only.

/// CPU units, and the memory that tasks with them have, in MiB: the least, the largest, and the step between.
const SIZES: [(i64, [i64; 3]); 6] = [
    (512, [1_024, 4_096, 1_024]),
    (1_024, [2_048, 8_192, 1_024]),
    (2_048, [4_096, 16_384, 1_024]),
    (4_096, [8_192, 30_720, 1_024]),
    (8_192, [16_384, 61_440, 4_096]),
    (16_384, [32_768, 122_880, 8_192]),
];

/// Those that have no step.
const SINGLE: [(i64, [i64; 3]); 2] = [(256, [512, 1_024, 2_048]), (32_768, [61_440, 122_880, 249_856])];

/// Every size, by CPU units and then by memory in MiB.
pub fn sizes() -> impl Iterator<Item = (i64, i64)> {
    let stepped = SIZES.into_iter().flat_map(|(cpu, [least, largest, step])| {
        let steps = (largest - least) / step;
        (0..=steps).map(move |at| (cpu, least + at * step))
    });
    let [small, large] = SINGLE.map(|(cpu, memory)| memory.map(|memory| (cpu, memory)));
    small.into_iter().chain(stepped).chain(large)
}

/// Whether there are tasks of this size.
pub fn has(cpu: i64, memory: i64) -> bool {
    sizes().any(|size| size == (cpu, memory))
}

/// The two sizes that are nearest: the least memory that suffices with this CPU or the most that it has, and the least CPU that takes
/// this memory or the most.
pub fn nearest(cpu: i64, memory: i64) -> Vec<(i64, i64)> {
    let by_memory = sizes().filter(|size| size.0 == cpu);
    let by_cpu = sizes().filter(|size| size.1 == memory);
    let distance = |size: &(i64, i64)| ((size.0 - cpu).abs(), (size.1 - memory).abs());
    let mut found: Vec<(i64, i64)> =
        by_cpu.min_by_key(distance).into_iter().chain(by_memory.min_by_key(distance)).collect();
    if found.is_empty() {
        // Neither is one that there is: the next that has at least as much of both, and the largest below it.
        let above = sizes().find(|size| size.0 >= cpu && size.1 >= memory);
        let below = sizes().filter(|size| size.0 <= cpu.max(256) && size.1 <= memory.max(512)).last();
        found.extend(above.into_iter().chain(below));
    }
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_the_table() {
        assert_eq!(sizes().filter(|size| size.0 == 256).count(), 3);
        assert_eq!(sizes().filter(|size| size.0 == 4_096).count(), 23);
        assert_eq!(sizes().filter(|size| size.0 == 16_384).count(), 12);
        assert!(has(512, 4_096) && has(32_768, 249_856) && has(8_192, 20_480));
        assert!(!has(256, 4_096) && !has(512, 512) && !has(8_192, 17_408) && !has(300, 1_024));
    }

    #[test]
    fn the_nearest_sizes_change_one_of_both() {
        assert_eq!(nearest(256, 4_096), [(512, 4_096), (256, 2_048)]);
        assert_eq!(nearest(1_024, 1_024), [(512, 1_024), (1_024, 2_048)]);
        assert_eq!(nearest(300, 700), [(512, 1_024), (256, 512)]);
        assert_eq!(nearest(65_536, 500_000), [(32_768, 249_856)]);
    }
}
