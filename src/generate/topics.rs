//! Pages of what is neither a kind nor a function: declarations, expressions, types, and the files beside a program.

use crate::language::words::CONSTANTS;
use crate::types::Type;

/// A page: its name, its text, and an example.
struct Topic {
    name: &'static str,
    /// What else it explains: words and signs that have no page of their own.
    also: &'static [&'static str],
    text: &'static str,
    example: &'static str,
}

const fn topic(
    name: &'static str,
    also: &'static [&'static str],
    text: &'static str,
    example: &'static str,
) -> Topic {
    Topic { name, also, text, example }
}

const TOPICS: [Topic; 15] = [
    topic(
        "param",
        &[],
        "A deploy-time value: a CloudFormation parameter, set when the stack is deployed. Referred to as `param.name`. A type that ends with \
         `?` may be `null`, which an empty parameter is. The body may have `min`, `max`, `allowed`, `pattern`, `unit`, `description` and \
         `group`; the doc comment above it is its description.",
        "/// How many instances there are at first.\nparam size: int = 3 { min = 1, max = 6 }\noutput size = param.size",
    ),
    topic(
        "var",
        &["--var", "--var-file", "ECSC_VAR"],
        "A compile-time value, set with `--var name=value`, a file that `--var-file` names, `ECSC_VAR_name` in the environment, an \
         environment of `ecsc.toml`, or its default. Referred to as `var.name`. The body may have `min`, `max`, `allowed` and `pattern`.",
        "var environment: dev | prod = dev\nlet size = var.environment == prod ? 3 : 1",
    ),
    topic(
        "let",
        &[],
        "A name for a value. Referred to as `let.name`.",
        "let team = \"web\"\nlet name = \"${let.team}-1\"",
    ),
    topic(
        "output",
        &[],
        "An output of the stack of the block that its value refers to. With `export = true` other stacks can import it, under the name \
         `<stack>-<Output>`. The doc comment above it is its description.",
        "param team: string\noutput team = param.team { export = true }",
    ),
    topic(
        "assert",
        &[],
        "A condition that must be true, and the message that is shown if it is not. Where only the deployment knows, it becomes a rule of the \
         template.",
        "param size: int = 3\nassert param.size != 4, \"four is not allowed\"",
    ),
    topic(
        "existing",
        &[],
        "A block that another stack owns: nothing is created, its ids are imported. Only networks and volumes can be `existing`.",
        "existing network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}",
    ),
    topic(
        "for",
        &["if"],
        "A list that is made of another list, or of a map: each element is bound to a name, and to two names of a map its key and its value. \
         `if` leaves elements out. Blocks are repeated by `for_each`; whether a block exists is said by `when`, and one of two values is chosen by `condition ? a : b`.",
        "let names = [\"a\", \"b\"]\nlet upper = [for name in let.names: upper(name) if name != \"a\"]",
    ),
    topic(
        "each",
        &["each.key", "each.value"],
        "The element that a block with `for_each` is made for: `each.key` is its key, `each.value` the value of the map; of a list, both are the \
         string. It is that of the nearest block around with a `for_each`.",
        "network \"main\" {\n  cidr = \"10.0.0.0/16\"\n}\nvolume \"data\" {\n  for_each = [\"media\", \"reports\"]\n  network  = network.main\n  \
         tags     = { Name = each.key }\n}",
    ),
    topic(
        "null",
        &["?", "??", "nullable"],
        "No value. Only a type that ends with `?` has it, such as `arn?`; an empty parameter is `null`. Where `null` is not allowed, prove that it \
         is not there, by the guard of a block, `when = param.certificate != null`, or by `a != null ? a : b`, or give another value: `a ?? b`.",
        "param team: string?\noutput team = param.team ?? \"nobody\"",
    ),
    topic(
        "operators",
        &["? :", "?:", "||", "&&", "!", "==", "!=", "<", "<=", ">", ">=", "..", "+", "-", "*", "/", "%"],
        "How values are combined, from loosest to tightest. `condition ? a : b` chooses, `a ?? b` is `b` if `a` is `null`, `||` and `&&`, `==` and `!=`, `<`, `<=`, `>`, `>=`, \
         `2..8` is a range with both ends, `+` and `-`, `*`, `/`, `%`, and `!` and `-` before a value. With what only the deployment knows, `==`, \
         `!=`, `&&`, `||`, `!`, `? :` and `??` work; arithmetic and order do not.",
        "var environment: dev | prod = dev\nlet size = var.environment == prod ? 2 * 3 : 1",
    ),
    topic(
        "interpolation",
        &["${", "${}", "${...}", "$${", "heredoc", "<<", "<<-"],
        "`${...}` in a string is replaced by a value; `$${` is a `${` that stays, for instance for a shell. A heredoc is a string of several lines: \
         `<<-END`, the lines, and `END`. It interpolates, too, and has no escapes; the `-` removes the indentation that all lines have.",
        "param team: string\noutput motd = <<-END\n  Welcome to ${param.team}.\n  This is $${HOSTNAME}.\nEND",
    ),
    topic(
        "comments",
        &["#", "//", "/*", "///"],
        "`#` and `//` begin a comment that ends with the line; `/* ... */` may be nested. `///` is a doc comment: it belongs to the declaration after \
         it, and becomes its description.",
        "/// Who is responsible.\nparam team: string # no default\noutput team = param.team",
    ),
    topic(
        "aws",
        &[
            "aws.region",
            "aws.account_id",
            "aws.partition",
            "aws.stack_name",
            "aws.stack_id",
            "aws.url_suffix",
        ],
        "The pseudo parameters of CloudFormation, known at deployment: `aws.region`, `aws.account_id`, `aws.partition`, `aws.stack_name`, \
         `aws.stack_id` and `aws.url_suffix`.",
        "output region = aws.region",
    ),
    topic(
        "ecsvars",
        &[],
        "A values file, `name.ecsvars`, has a line `name = value` for each `var`, with values as a program writes them. \
         `--var-file name.ecsvars` reads it.",
        "var environment: dev | prod = dev\nlet is_production = var.environment == prod",
    ),
    topic(
        "ecsc.toml",
        &["ecsc", "levels", "deny", "warn", "environments", "vars", "var_file", "ecsc-allow"],
        "The configuration of a program, in its folder or in one above it, up to the root of the repository.\n\n\
         `[levels]` says by code what a warning is: `allow` hides it, `warn` shows it, `deny` makes it an error: `W0603 = \"deny\"`. \
         `--allow W0603` and `--deny W0603` say it for one run. A single warning is accepted with a comment above its line, \
         `# ecsc-allow W0603: the reason`.\n\n\
         `[environments.production]` has the values with which the program is built for `--env production`: \
         `vars = { environment = \"production\" }`, `var_file = \"production.ecsvars\"`, or both.",
        "",
    ),
];

/// The page of a name, if there is one.
pub(super) fn page(name: &str) -> Option<String> {
    let is_it = |topic: &&Topic| {
        topic.name == name || topic.also.contains(&name) || topic.name == name.trim_start_matches('.')
    };
    if let Some(Topic { name, text, example, .. }) = TOPICS.iter().find(is_it) {
        let example =
            if example.is_empty() { String::new() } else { format!("\n```ecs pass\n{example}\n```\n") };
        return Some(format!("# {name}\n\n{text}\n{example}"));
    }
    // What a type has for values is explained with it.
    let name = if CONSTANTS.contains(&name) { "bool" } else { name };
    let of_name = |(known, ..): &&(&str, &str, Type)| *known == name;
    if let Some((name, docs, ty)) = Type::NAMED.iter().find(of_name) {
        let error = ty.check_shape("\u{0}").err();
        let example =
            error.map(|error| format!(" Format: {}, for example `\"{}\"`.", error.wanted, error.example));
        return Some(format!("# {name}\n\n{docs}{}\n", example.unwrap_or_default()));
    }
    let made = |(written, _): &&(&str, &str)| *written == name || written.strip_suffix("<T>") == Some(name);
    Type::CONSTRUCTED.iter().find(made).map(|(written, docs)| format!("# {written}\n\n{docs}\n"))
}

/// The names that have a page here, with their texts.
pub(super) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOPICS.iter().map(|topic| (topic.name, topic.text))
}

/// The names that have a page here.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    TOPICS.iter().map(|topic| topic.name)
}

/// The examples, each a program.
pub fn examples() -> impl Iterator<Item = &'static str> {
    TOPICS.iter().map(|topic| topic.example).filter(|example| !example.is_empty())
}
