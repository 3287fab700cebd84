//! W0880: stacks that are named after a folder or a file.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A program without `project` has its stacks named after its folder, or after its file if it is built
    /// alone. In another checkout, where the folder has another name, the same program becomes other stacks:
    /// deployed, a second platform. `ecsc build` warns of that; other commands do not, because they
    /// name nothing that is deployed.
    ///
    /// ```ecs fail
    /// # ecsc build
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// The fix gives the project the name that it has now, so that no stack is renamed:
    ///
    /// ```ecs pass
    /// # ecsc build
    /// project "web" {}
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    W0880 warning "stacks named after a folder or file"
}

/// The block at `span` becomes `stack`, in a program that is called `project` after its folder or file; `at` is where a `project`
/// can be inserted.
pub fn unnamed_project(span: Span, stack: &str, project: &str, at: Option<Span>) -> Diagnostic {
    let message = format!(
        "the stacks are named after the folder or file, here `{project}`: elsewhere they have other names"
    );
    let diagnostic = Diagnostic::new(&CODE, message, span, format!("becomes the stack `{stack}`"));
    // Not safe: a `project` may be in another file of the folder, of which only one is built.
    match at {
        Some(at) => diagnostic.suggestion(
            format!("add `project \"{project}\" {{}}`, which keeps these names"),
            at,
            format!("project \"{project}\" {{}}\n\n"),
        ),
        None => diagnostic.help(format!("`project \"{project}\" {{}}` keeps these names")),
    }
}
