//! E0965: what a load balancer does not take of an identity provider.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer reaches an identity provider, and the keys of tokens, over HTTPS only: their addresses are whole URLs that begin
    /// with `https://`. What a provider is asked for has `openid` among its words, without which it does not say who a user is.
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
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   port    = 8080
    ///   health  = "/"
    ///
    ///   route {
    ///     listener = listener.public
    ///
    ///     jwt {
    ///       issuer = "https://login.example.com"
    ///       keys   = "http://login.example.com/keys"
    ///     }
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
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   port    = 8080
    ///   health  = "/"
    ///
    ///   route {
    ///     listener = listener.public
    ///
    ///     jwt {
    ///       issuer = "https://login.example.com"
    ///       keys   = "https://login.example.com/keys"
    ///     }
    ///   }
    /// }
    /// ```
    E0965 error "identity provider that cannot be used"
}

/// The value of the attribute at `span` is not a URL of HTTPS.
pub fn provider_refused(span: Span, attribute: &str, url: &str) -> Diagnostic {
    let message = format!("`{attribute}` is a URL over HTTPS, found `{url}`");
    let diagnostic = Diagnostic::new(&CODE, message, span, "begins with `https://`");
    match url.strip_prefix("http://") {
        Some(rest) if !rest.is_empty() => diagnostic
            .help("the provider must be reached over HTTPS")
            .suggestion("write `https`", span, format!("\"https://{rest}\"")),
        _ => diagnostic.help("write the whole URL: `\"https://login.example.com/keys\"`"),
    }
}

/// The scope at `span` lacks `openid`.
pub fn scope(span: Span, scope: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{scope}` does not ask who a user is"), span, "without `openid`")
        .help(format!("write `scope = \"openid {}\"`", scope.trim()))
}
