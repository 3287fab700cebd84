//! E0818: a `to` of a redirect that is neither a URL nor a path.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A redirect leads to a URL of `http` or `https`, or to a path of the same host. `#{host}`, `#{path}`, `#{port}`
    /// and `#{query}` are those of the request.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    ///
    ///   redirect "www" {
    ///     host = ["example.com"]
    ///     to   = "www.example.com"
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    ///
    ///   redirect "www" {
    ///     host = ["example.com"]
    ///     to   = "https://www.example.com"
    ///   }
    /// }
    /// ```
    E0818 error "target that a redirect cannot have"
}

/// `to` at `span`; `better` is what was probably meant.
pub fn redirect_target(span: Span, to: &str, better: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{to}` is neither a URL nor a path"), span, "leads nowhere");
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).suggestion(
            format!("use `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("write a URL, `\"https://www.example.com\"`, or a path, `\"/new\"`"),
    }
}
