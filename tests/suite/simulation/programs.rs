//! Programs as people might write them: with thresholds, steps and shapes of all sorts, many of which the compiler refuses.

use std::fmt::Write;

use ecsc::aws::instance_types;
use ecsc::compile::{Compilation, Input, SourceText, compile};
use ecsc::emit::Format;

use super::dice::Dice;
use super::figures::Shape;

/// Instance types of one architecture each.
const TYPES: [&[&str]; 9] = [
    &["m5.large"],
    &["t3.medium"],
    &["c5.large"],
    &["r5.large"],
    &["m5.xlarge"],
    &["m7g.large", "m6g.large"],
    &["m5.large", "c5.large"],
    &["m5.large", "m5.xlarge"],
    &["c5.large", "r5.large"],
];

/// A program in its facts.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(crate) types: &'static [&'static str],
    pub(crate) min: i64,
    pub(crate) max: i64,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) shortage: Option<i64>,
    pub(crate) excess: Option<i64>,
    /// `in` and `out` of `step`, as written.
    pub(crate) step_in: Option<String>,
    pub(crate) step_out: Option<String>,
    /// `timeout` of `drain`.
    pub(crate) drain_timeout: Option<&'static str>,
    /// Other attributes of the scaling, as written.
    pub(crate) others: Vec<String>,
}

impl Program {
    pub(crate) fn roll(dice: &mut Dice) -> Self {
        let min = dice.between(1, 4);
        let max = if dice.once_in(8) { min + dice.between(8, 30) } else { min + dice.between(1, 8) };
        let types = dice.one_of(&TYPES);
        let shapes: Vec<Shape> =
            (0..if dice.once_in(4) { dice.between(2, 3) } else { 1 }).map(|_| shape(dice)).collect();
        let shortage = (!dice.once_in(3)).then(|| dice.between(0, 6));
        // Near the edge: just enough room for one instance, or just not.
        let edge = |dice: &mut Dice| {
            let held = types.iter().flat_map(|name| shapes.iter().map(|shape| held(name, *shape)));
            (shortage.unwrap_or(0) + held.max().unwrap_or(0) + dice.between(-1, 3)).max(1)
        };
        let excess = match dice.below(3) {
            0 => None,
            1 => Some(dice.between(2, 40)),
            _ => Some(edge(dice)),
        };
        let step_in = dice.once_in(3).then(|| dice.one_of(&["1", "2", "3", "10%", "25%", "50%"]).to_string());
        let step_out =
            dice.once_in(2).then(|| dice.one_of(&["1", "2", "4", "10%", "50%", "100%"]).to_string());
        let mut others = Vec::new();
        for (attribute, values) in [
            ("shortage_for", ["1m", "2m", "3m"]),
            ("excess_for", ["5m", "15m", "30m"]),
            ("cooldown", ["3m", "10m", "20m"]),
        ] {
            if dice.once_in(3) {
                others.push(format!("{attribute} = {}", dice.one_of(&values)));
            }
        }
        let drain_timeout = dice.once_in(3).then(|| dice.one_of(&["5m", "15m", "3h"]));
        Self { types, min, max, shapes, shortage, excess, step_in, step_out, drain_timeout, others }
    }

    pub(crate) fn source(&self) -> String {
        let types: Vec<String> = self.types.iter().map(|name| format!("\"{name}\"")).collect();
        let mut text = String::from("existing network \"main\" {\n  stack = \"vpc\"\n  zones = 3\n}\n\n");
        let _ = writeln!(text, "cluster \"web\" {{\n  network = network.main\n");
        let _ = writeln!(text, "  instances {{\n    type = [{}]\n  }}", types.join(", "));
        if let Some(timeout) = self.drain_timeout {
            let _ = writeln!(text, "\n  drain {{\n    timeout = {timeout}\n  }}");
        }
        let _ = writeln!(text, "}}\n");
        let _ = writeln!(
            text,
            "scaling \"web\" {{\n  cluster = cluster.web\n  size = {}..{}",
            self.min, self.max
        );
        for (name, value) in [("shortage", self.shortage), ("excess", self.excess)] {
            if let Some(value) = value {
                let _ = writeln!(text, "  {name} = {value}");
            }
        }
        for other in &self.others {
            let _ = writeln!(text, "  {other}");
        }
        let _ = writeln!(text, "\n  step {{");
        for (name, value) in [("in", &self.step_in), ("out", &self.step_out)] {
            if let Some(value) = value {
                let _ = writeln!(text, "    {name} = {value}");
            }
        }
        let _ = writeln!(text, "  }}");
        for (number, Shape { cpu, memory }) in self.shapes.iter().enumerate() {
            let _ = writeln!(
                text,
                "\n  container \"c{number}\" {{\n    cpu = {cpu}\n    memory = {memory}MiB\n  }}"
            );
        }
        text.push_str("}\n");
        text
    }

    pub(crate) fn compile(&self) -> Compilation {
        let source = SourceText::new("program.ecs", self.source());
        compile(Input { format: Format::Json, ..Input::new("program", [source]) })
    }
}

fn shape(dice: &mut Dice) -> Shape {
    Shape {
        cpu: dice.one_of(&[64, 100, 128, 200, 256, 512, 1_024]),
        memory: dice.one_of(&[64, 128, 200, 256, 512, 700, 1_024, 2_048]),
    }
}

/// How many containers an instance holds, by the estimate that 95 hundredths of its memory are left.
fn held(name: &str, shape: Shape) -> i64 {
    let instance = instance_types::find(name).unwrap();
    let by_cpu = 1_024 * i64::from(instance.vcpu) / shape.cpu;
    by_cpu.min(i64::from(instance.memory_mib) * 95 / 100 / shape.memory)
}
