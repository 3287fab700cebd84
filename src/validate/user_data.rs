//! User data: a shell script that does not wait for its own end.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::agent_started_in_user_data::agent_started_in_user_data;
use crate::diagnostics::catalog::platform::user_data_not_a_script::user_data_not_a_script;
use crate::ir::{ExprKind, Program, Value};

/// Formats that the boot script cannot run, by their first words. Source: "User data formats" of cloud-init's manual.
const OTHER_FORMS: [(&str, &str); 7] = [
    ("#cloud-config", "a cloud-config document"),
    ("#cloud-boothook", "a cloud-boothook"),
    ("#include", "an include file"),
    ("Content-Type:", "a MIME archive"),
    ("MIME-Version:", "a MIME archive"),
    ("<powershell>", "PowerShell"),
    ("## template:", "a Jinja template"),
];

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        let Some(script) = &cluster.block.instances.block.user_data else { continue };
        let texts: Vec<&str> = match script {
            Value::Const(_) => script.known().map(String::as_str).into_iter().collect(),
            Value::Deploy(expr) => match &expr.kind {
                ExprKind::Concat(parts) => parts
                    .iter()
                    .filter_map(|part| match &part.kind {
                        ExprKind::Text(text) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect(),
                _ => Vec::new(),
            },
        };
        // cloud-init looks at the beginning only; that of a concatenation is its first constant part.
        let beginning = texts.first().map(|text| text.trim_start()).unwrap_or_default();
        let form = OTHER_FORMS.into_iter().find(|(words, _)| {
            beginning.get(..words.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(words))
        });
        if let Some((_, form)) = form {
            sink.push(user_data_not_a_script(script.span(), form));
        } else if let Some(command) =
            texts.iter().flat_map(|text| text.lines()).find(|line| starts_agent(line))
        {
            sink.push(agent_started_in_user_data(script.span(), command.trim()));
        }
    }
}

/// `systemctl restart ecs`, and everything else that waits until the agent's service has started.
fn starts_agent(line: &str) -> bool {
    // The unit of the agent is `After=cloud-final.service`, which ends with the user data: a script that waits for the agent waits for
    // itself. In the background (`&`) or with `--no-block` it does not wait.
    let command = line.split('#').next().unwrap_or_default().trim();
    if command.ends_with('&') && !command.ends_with("&&") {
        return false;
    }
    let words: Vec<&str> = command.split([' ', '\t', ';']).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let agent = has(&["ecs", "ecs.service"]);
    let starts = has(&["start", "restart", "try-restart", "reload-or-restart", "--now"]);
    agent && starts && has(&["systemctl", "service"]) && !has(&["--no-block"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_waits_for_the_agent_is_found() {
        for line in
            ["systemctl restart ecs", "  sudo systemctl enable --now ecs.service", "service ecs start; true"]
        {
            assert!(starts_agent(line), "{line}");
        }
        for line in [
            "systemctl start --no-block ecs",
            "systemctl enable ecs",
            "# systemctl restart ecs",
            "systemctl restart docker",
            "systemctl restart ecs &",
            "echo ecs start",
        ] {
            assert!(!starts_agent(line), "{line}");
        }
    }
}
