//! Commands of other tools, and what to run here.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What to do instead of a command of another tool.
const COMMANDS: [(&[&str], &str); 7] = [
    (&["validate", "lint", "test", "verify"], "'ecsc check' checks programs"),
    (&["format"], "'ecsc fmt' formats files"),
    (
        &["compile", "synth", "synthesize", "generate", "package", "render", "transpile"],
        "'ecsc build' writes the templates",
    ),
    (
        &["plan", "diff", "preview", "what-if"],
        "'ecsc build' writes the templates; a change set of CloudFormation shows what they would change",
    ),
    (
        &["apply", "deploy", "destroy", "up", "down", "delete"],
        "'ecsc build' writes the templates; 'aws cloudformation deploy' deploys them",
    ),
    (&["init", "new", "create"], "write a program into a file such as 'main.ecs', and run 'ecsc check'"),
    (&["docs", "doc", "man-page"], "'ecsc explain' prints a page about a diagnostic, a kind or a function"),
];

/// The error with a tip, if it is about a command that other tools have.
pub(super) fn with_tip(mut error: clap::Error) -> clap::Error {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return error;
    }
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else { return error };
    let Some((_, tip)) = COMMANDS.iter().find(|(names, _)| names.contains(&name.as_str())) else {
        return error;
    };
    error.remove(ContextKind::SuggestedSubcommand);
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(*tip)]));
    error
}
