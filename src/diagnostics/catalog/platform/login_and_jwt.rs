//! E0961: `login` and `jwt` in one route.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer either logs users in, which is for browsers, or validates the tokens that programs send along. It cannot do both
    /// for one request.
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
    ///     login {
    ///       issuer        = "https://login.example.com"
    ///       authorize     = "https://login.example.com/authorize"
    ///       token         = "https://login.example.com/token"
    ///       user_info     = "https://login.example.com/user"
    ///       client_id     = "shop"
    ///       client_secret = secret_value("shop/login", "secret")
    ///     }
    ///
    ///     jwt {
    ///       issuer = "https://login.example.com"
    ///       keys   = "https://login.example.com/keys"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Make two routes, which other conditions tell apart:
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
    ///   route "pages" {
    ///     listener = listener.public
    ///
    ///     login {
    ///       issuer        = "https://login.example.com"
    ///       authorize     = "https://login.example.com/authorize"
    ///       token         = "https://login.example.com/token"
    ///       user_info     = "https://login.example.com/user"
    ///       client_id     = "shop"
    ///       client_secret = secret_value("shop/login", "secret")
    ///     }
    ///   }
    ///
    ///   route "api" {
    ///     listener = listener.public
    ///     path     = ["/api/*"]
    ///
    ///     jwt {
    ///       issuer = "https://login.example.com"
    ///       keys   = "https://login.example.com/keys"
    ///     }
    ///   }
    /// }
    /// ```
    E0961 error "`login` and `jwt` in one route"
}

/// The `jwt` at `span`, and the `login`.
pub fn login_and_jwt(span: Span, login: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a route has `login` or `jwt`, and not both", span, "the other one")
        .label(login, "users log in here")
        .help("make two routes, one for browsers with `login` and one for programs with `jwt`")
}
