//! What must hold for every program that the compiler takes. No oracle knows how the compiler works: they read what it wrote.
//!
//! A diagnostic begins with the name of what does not hold, and a colon: `schema: ...`.

mod deployment;
mod form;
mod limits;
mod reach;
mod schemas;
mod stability;
mod world;

use ecsc::cfn::Stack;
use ecsc::compile::Compilation;
use ecsc::emit::{self, Format};
use ecsc::verify::without_cause;
use serde_json::Value;

use super::compiled::Accepted;

/// What a program became.
pub(super) struct Project<'a> {
    pub(super) source: &'a str,
    pub(super) compilation: &'a Compilation,
    /// Name and template of each stack, in deployment order.
    pub(super) stacks: Vec<(&'a str, Value)>,
}

/// What does not hold for a program.
pub(crate) fn check(accepted: &Accepted) -> Vec<String> {
    let json = |stack: &Stack| serde_json::from_str(&emit::template(&stack.template, Format::Json)).unwrap();
    let project = Project {
        source: &accepted.text,
        compilation: &accepted.compilation,
        stacks: accepted.compilation.stacks.iter().map(|stack| (stack.name.as_str(), json(stack))).collect(),
    };
    let mut found = form::problems(&project);
    let templates = project.stacks.iter().map(|(_, template)| template);
    found.extend(templates.flat_map(crate::alarms::problems));
    found.extend(limits::problems(&project));
    let stacks = accepted.compilation.stacks.iter();
    found.extend(stacks.flat_map(|stack| without_cause(&stack.template)).map(|it| format!("cause: {it}")));
    found.extend(reach::problems(&project));
    if found.is_empty() {
        // What names something that is not there cannot be evaluated.
        found.extend(deployment::problems(&project));
    }
    found.extend(stability::problems(accepted));
    found
}

/// What does not hold, without its particulars: what a smaller program must break, too.
pub(crate) fn rule(diagnostic: &str) -> &str {
    diagnostic.split(':').next().unwrap_or(diagnostic)
}

/// What does not hold and where, without names and numbers: what one fix would fix.
pub(crate) fn variety(diagnostic: &str) -> String {
    let outside = diagnostic.split('"').step_by(2).collect::<String>();
    outside.chars().filter(|c| !c.is_ascii_digit()).take(200).collect()
}
