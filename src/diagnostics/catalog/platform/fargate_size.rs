//! E0956: a size that no task on Fargate has.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;
use crate::types::Size;

declare! {
    /// On Fargate, a task has one of certain sizes: for each CPU there is a least and a largest memory, and steps between. They are 256 CPU
    /// units with 512MiB, 1GiB or 2GiB; 512 with 1GiB to 4GiB; 1,024 with 2GiB to 8GiB; 2,048 with 4GiB to 16GiB; 4,096 with 8GiB to 30GiB;
    /// 8,192 with 16GiB to 60GiB in steps of 4GiB; 16,384 with 32GiB to 120GiB in steps of 8GiB; and 32,768 with 60GiB, 120GiB or 244GiB.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   cpu     = 256
    ///   memory  = 4GiB
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   cpu     = 512
    ///   memory  = 4GiB
    /// }
    /// ```
    E0956 error "size that Fargate does not have", hidden_by: BrokenBlock
}

/// CPU units and memory of a task.
pub type TaskSize = (i64, Size);

/// What the program says, and where.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The size.
    pub size: TaskSize,
    /// Where the CPU is written.
    pub cpu: Option<Span>,
    /// Where the memory is written.
    pub memory: Option<Span>,
    /// The head of the block.
    pub head: Span,
}

/// `nearest` are sizes that there are.
pub fn fargate_size(asked: Asked, nearest: &[TaskSize]) -> Diagnostic {
    let Asked { size: (cpu, memory), .. } = asked;
    let (span, label) = match (asked.memory, asked.cpu) {
        (Some(memory), _) => (memory, "not with this CPU".to_owned()),
        (None, cpu) => (cpu.unwrap_or(asked.head), format!("not with {memory}, the default")),
    };
    let text = |(cpu, memory): &TaskSize| format!("{} CPU units with {memory}", figure(*cpu));
    let sizes: Vec<String> = nearest.iter().map(text).collect();
    let message = format!("Fargate has no tasks of {} CPU units and {memory}", figure(cpu));
    let diagnostic = Diagnostic::new(&CODE, message, span, label)
        .label_at(asked.cpu.filter(|place| *place != span), "the CPU")
        .help(format!("the nearest sizes are {}", sizes.join(" and ")));
    nearest.iter().fold(diagnostic, |diagnostic, size| match edit(&asked, *size) {
        Some((place, edit)) => diagnostic.suggestion(format!("take {}", text(size)), place, edit),
        None => diagnostic,
    })
}

/// What makes a size of the one that is asked for, where that changes one attribute.
fn edit(asked: &Asked, (cpu, memory): TaskSize) -> Option<(Span, String)> {
    let after = |written: Option<Span>, name: &str, value: String| {
        Some((written?.after(), format!("\n  {name} = {value}")))
    };
    match (asked.size.0 == cpu, asked.size.1 == memory) {
        (true, false) => {
            let text = memory.to_string();
            asked.memory.map(|place| (place, text.clone())).or_else(|| after(asked.cpu, "memory", text))
        }
        (false, true) => {
            let text = cpu.to_string();
            asked.cpu.map(|place| (place, text.clone())).or_else(|| after(asked.memory, "cpu", text))
        }
        _ => None,
    }
}
