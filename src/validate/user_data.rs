//! User data: a shell script that does not wait for its own end, and leaves the agent's settings alone.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    agent_settings_in_user_data::agent_settings_in_user_data,
    agent_started_in_user_data::agent_started_in_user_data,
};
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
            // cloud-init compares these beginnings without regard to case.
            beginning.get(..words.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(words))
        });
        if let Some((_, form)) = form {
            sink.push(user_data_not_a_script(script.span(), form));
            continue;
        }
        let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
        if let Some(command) = lines.iter().find(|line| starts_agent(line)) {
            sink.push(agent_started_in_user_data(script.span(), command.trim()));
        }
        if let Some((command, replaces)) = settings_file(&lines) {
            sink.push(agent_settings_in_user_data(script.span(), command, replaces));
        }
    }
}

/// The line that names the agent's settings, and whether it replaces them: of several lines, the first that does.
fn settings_file<'a>(lines: &[&'a str]) -> Option<(&'a str, bool)> {
    let named: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| names_settings(line)).collect();
    let replacing = named.iter().find(|line| replaces_settings(line)).map(|line| (*line, true));
    replacing.or_else(|| named.first().map(|line| (*line, false)))
}

const SETTINGS: &str = "ecs.config";

fn names_settings(line: &str) -> bool {
    !line.starts_with('#') && line.contains(SETTINGS)
}

/// `echo ... > /etc/ecs/ecs.config`, `tee /etc/ecs/ecs.config`. What is copied or moved there may contain the old lines.
fn replaces_settings(line: &str) -> bool {
    let Some((before, _)) = line.split_once(SETTINGS) else { return false };
    // What comes before the name of the file, without its folder.
    let folder =
        before.rfind([' ', '\t', '>', '"', '\'', '=']).map_or("", |at| before.get(..=at).unwrap_or_default());
    let before = folder.trim_end_matches([' ', '\t', '"', '\'']);
    if before.ends_with('>') {
        return !before.ends_with(">>");
    }
    before.ends_with("tee")
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

    #[test]
    fn what_replaces_the_settings_is_told_from_what_adds_to_them() {
        for line in [
            "echo ECS_CLUSTER=x > /etc/ecs/ecs.config",
            "cat >/etc/ecs/ecs.config <<EOF",
            "echo a | tee /etc/ecs/ecs.config",
            "printf a > \"/etc/ecs/ecs.config\"",
        ] {
            assert_eq!(settings_file(&["date", line]), Some((line, true)), "{line}");
        }
        for line in [
            "echo ECS_LOGLEVEL=debug >> /etc/ecs/ecs.config",
            "echo a | tee -a /etc/ecs/ecs.config",
            "sed -i s/30s/60s/ /etc/ecs/ecs.config",
            "grep -q x < /etc/ecs/ecs.config > /dev/null",
        ] {
            assert_eq!(settings_file(&[line]), Some((line, false)), "{line}");
        }
        assert_eq!(settings_file(&["# /etc/ecs/ecs.config", "date"]), None);
    }
}
