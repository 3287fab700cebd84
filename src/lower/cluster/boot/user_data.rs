//! User data: what an instance runs once, when it is launched.

use super::script::{Text, fill, parts};
use super::{Boot, INSTALL, agent, concat, disks, docker};
use crate::cfn::Value;
use crate::ir;
use crate::lower::{Lowering, Test};

/// The script, in Base64 as the launch template wants it.
pub(in crate::lower::cluster) fn user_data(
    ctx: &mut Lowering,
    boot: &Boot,
    script: Option<&ir::Value<String>>,
) -> Value {
    let mut mounts = disks::step(ctx, boot.disks);
    mounts.extend(super::mounts::step(ctx, boot.mounts));
    let script = script.map(|script| step(ctx, script)).unwrap_or_default();
    let mut values = boot.place.clone();
    values.extend([
        ("install", vec![Value::from(INSTALL)]),
        ("mounts", mounts),
        ("settings", agent::settings(ctx, boot)),
        ("docker", docker::step(&boot.docker.block)),
        ("script", script),
    ]);
    Value::Base64(Box::new(concat(fill(include_str!("user-data.sh"), &values))))
}

/// The step that runs the user's script. It is a separate program, so that its variables and traps do not affect ours.
fn step(ctx: &mut Lowering, script: &ir::Value<String>) -> Text {
    let given = ctx.given(Some(script));
    let text = match script {
        // The end tag of the heredoc comes on a line of its own; the line end before it is the
        // script's.
        ir::Value::Const(constant) => vec![Value::from(constant.value.trim_end_matches('\n').to_owned())],
        ir::Value::Deploy(expr) => parts(ctx, expr),
    };
    // A heredoc needs no escapes: whatever is in the script reaches the instance byte for byte.
    let end = Value::from(end_of(&text));
    let step = fill(include_str!("script.sh"), &[("end", vec![end]), ("text", with_interpreter(text))]);
    match given {
        Test::Known(true) => step,
        _ => vec![ctx.choose(&given, concat(step), Value::from(""))],
    }
}

/// Adds an interpreter to a script that has none: bash, which stops at the first failure.
fn with_interpreter(mut text: Text) -> Text {
    let names_interpreter =
        matches!(text.first(), Some(Value::String(first) | Value::Sub(first)) if first.starts_with("#!"));
    if !names_interpreter {
        text.insert(0, Value::from("#!/bin/bash\nset -euo pipefail\n"));
    }
    text
}

/// The delimiter of the heredoc that holds the script: a word that does not occur in it.
fn end_of(text: &[Value]) -> String {
    let mut end = String::from("END_OF_USER_DATA");
    while text
        .iter()
        .any(|part| matches!(part, Value::String(known) | Value::Sub(known) if known.contains(&end)))
    {
        end.push('_');
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_cannot_end_its_own_here_document() {
        let text = [Value::from("cat <<END_OF_USER_DATA\nEND_OF_USER_DATA\n")];
        assert_eq!(end_of(&text), "END_OF_USER_DATA_");
    }

    #[test]
    fn a_script_without_an_interpreter_is_one_of_bash() {
        let bash = with_interpreter(vec![Value::from("echo")]);
        assert_eq!(bash.first(), Some(&Value::from("#!/bin/bash\nset -euo pipefail\n")));
        let python = vec![Value::from("#!/usr/bin/python3\nprint()")];
        assert_eq!(with_interpreter(python.clone()), python);
    }
}
