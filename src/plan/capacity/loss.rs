//! How much room a cluster can lose when an instance is removed: its own, and what its containers take elsewhere.

use super::holds::{most_memory, units};
use super::{Shape, holds};
use crate::aws::instance_types::InstanceType;
use crate::types::Size;

/// By how much the number of schedulable containers can drop when an instance of the type is removed and its containers move to others.
///
/// For one shape this is what the instance holds: each slot of it is free, or its container takes one elsewhere. With several shapes the
/// scarcest counts, and a container of one can take several slots of another (1,024 CPU and 512 MiB take four slots of 256 CPU and 4 GiB
/// where CPU is scarce); so each container counts with the slots that it can take.
pub fn largest_loss(instance: &InstanceType, shapes: &[Shape], reserved: Size) -> i64 {
    scarce(shapes).map(|counted| loss(instance, *counted, shapes, reserved)).max().unwrap_or(0)
}

/// The shapes that can be the scarcest: where a larger one fits, so does a smaller one.
fn scarce(shapes: &[Shape]) -> impl Iterator<Item = &Shape> {
    let larger = |a: &Shape, b: &Shape| a.cpu >= b.cpu && a.memory >= b.memory;
    shapes.iter().enumerate().filter_map(move |(at, shape)| {
        // Of equal shapes the first stays.
        let hidden = shapes
            .iter()
            .enumerate()
            .any(|(other_at, other)| larger(other, shape) && (other != shape || other_at < at));
        (!hidden).then_some(shape)
    })
}

/// The most slots of `counted` that the containers of a full instance can take: by its CPU and by its memory, whichever is less.
fn loss(instance: &InstanceType, counted: Shape, shapes: &[Shape], reserved: Size) -> i64 {
    // A bound, not a packing: filling an instance with the best mix is a knapsack problem. Fractions of a container count, so the bound
    // is never too low.
    let worth = |shape: &Shape, has: i64, takes: i64| {
        let product = i128::from(has) * i128::from(slots(*shape, counted)) / i128::from(takes.max(1));
        i64::try_from(product).unwrap_or(i64::MAX)
    };
    let by_cpu = shapes.iter().map(|shape| worth(shape, units(instance), shape.cpu.units)).max();
    let memory = most_memory(instance, reserved).bytes;
    let by_memory = shapes.iter().map(|shape| worth(shape, memory, shape.memory.bytes)).max();
    // Both bounds hold for any packing, so the lower of them does, too.
    by_cpu.unwrap_or(0).min(by_memory.unwrap_or(0))
}

/// How many slots of `counted` a container of `shape` can take on another instance.
fn slots(shape: Shape, counted: Shape) -> i64 {
    // Rounded up: a container that takes a part of a slot takes it.
    let parts = |of: i64, by: i64| of.max(0).div_euclid(by.max(1)) + i64::from(of.max(0) % by.max(1) != 0);
    parts(shape.cpu.units, counted.cpu.units).max(parts(shape.memory.bytes, counted.memory.bytes))
}

/// The fewest containers that an instance holds: of the scarcest shape.
pub fn least_held(instance: &InstanceType, shapes: &[Shape], reserved: Size) -> i64 {
    shapes.iter().map(|shape| holds(instance, *shape, reserved)).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::may_hold;
    use super::*;
    use crate::aws::instance_types::find;
    use crate::types::Cpu;

    const NOTHING: Size = Size::from_mib(0);

    fn shape(units: i64, mib: i64) -> Shape {
        Shape { cpu: Cpu::from_units(units), memory: Size::from_mib(mib) }
    }

    /// Numbers that look random and are the same every time.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, below: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % below
        }
    }

    #[derive(Clone)]
    struct Machine {
        cpu: i64,
        memory: i64,
        runs: Vec<Shape>,
    }

    impl Machine {
        fn takes(&mut self, shape: Shape) -> bool {
            let fits = shape.cpu.units <= self.cpu && shape.memory.bytes <= self.memory;
            if fits {
                self.cpu -= shape.cpu.units;
                self.memory -= shape.memory.bytes;
                self.runs.push(shape);
            }
            fits
        }
    }

    fn schedulable(machines: &[Machine], shapes: &[Shape]) -> i64 {
        let room = |machine: &Machine, shape: &Shape| {
            (machine.cpu / shape.cpu.units).min(machine.memory / shape.memory.bytes)
        };
        shapes.iter().map(|shape| machines.iter().map(|machine| room(machine, shape)).sum()).min().unwrap()
    }

    /// Fills machines by chance, takes one away, places its containers by chance: how much room is lost?
    fn lost(dice: &mut Dice, instance: &InstanceType, shapes: &[Shape]) -> i64 {
        let empty =
            Machine { cpu: units(instance), memory: most_memory(instance, NOTHING).bytes, runs: Vec::new() };
        let mut machines = vec![empty; 2 + dice.roll(6)];
        for _ in 0..dice.roll(80) {
            let (at, shape) = (dice.roll(machines.len()), shapes[dice.roll(shapes.len())]);
            machines[at].takes(shape);
        }
        let before = schedulable(&machines, shapes);
        let gone = machines.swap_remove(dice.roll(machines.len()));
        for shape in gone.runs {
            let start = dice.roll(machines.len());
            let count = machines.len();
            let _ = (0..count).any(|step| machines[(start + step) % count].takes(shape));
        }
        before - schedulable(&machines, shapes)
    }

    #[test]
    fn for_one_shape_the_loss_is_what_the_instance_may_hold() {
        for name in ["t3.micro", "m5.large", "c5.xlarge", "r5.2xlarge"] {
            let instance = find(name).unwrap();
            for (units, mib) in [(128, 128), (256, 512), (100, 300), (64, 700)] {
                let shape = shape(units, mib);
                assert_eq!(largest_loss(instance, &[shape], NOTHING), may_hold(instance, shape, NOTHING));
            }
        }
    }

    #[test]
    fn of_shapes_inside_each_other_the_smallest_says_how_many_containers_move() {
        let m5 = find("m5.large").unwrap();
        assert_eq!(largest_loss(m5, &[shape(256, 512), shape(512, 1_024)], NOTHING), 8);
    }

    #[test]
    fn no_instance_takes_more_room_with_it_than_the_largest_loss() {
        let mut dice = Dice(1);
        let mut most = 0;
        for round in 0..4_000 {
            let instance = find(["m5.large", "m5.xlarge", "c5.xlarge", "r5.large"][dice.roll(4)]).unwrap();
            let count = 1 + dice.roll(3);
            let shapes: Vec<Shape> = (0..count)
                .map(|_| shape(128 << dice.roll(4), 256 << dice.roll(5)))
                .filter(|shape| holds(instance, *shape, NOTHING) > 0)
                .collect();
            if shapes.is_empty() {
                continue;
            }
            let bound = largest_loss(instance, &shapes, NOTHING);
            let held = shapes.iter().map(|shape| may_hold(instance, *shape, NOTHING)).max().unwrap();
            for _ in 0..20 {
                let lost = lost(&mut dice, instance, &shapes);
                assert!(
                    lost <= bound,
                    "round {round}: {lost} > {bound} with {shapes:?} on {}",
                    instance.name
                );
                most = most.max(lost - held);
            }
        }
        // Without counting what containers of one shape take from another, the bound would have been too low.
        assert!(most > 0, "{most}");
    }
}
