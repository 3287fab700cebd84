//! E0962: a claim of `jwt` that a load balancer does not check so.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer checks at most ten claims of a token beside `iss`, `exp`, `nbf` and `iat`, each against one to ten
    /// values of at most 256 characters. A word of `word_claims` has no space.
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
    ///       keys   = "https://login.example.com/keys"
    ///
    ///       word_claims = { scope = ["orders.read orders.write"] }
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
    ///
    ///       word_claims = { scope = ["orders.read", "orders.write"] }
    ///     }
    ///   }
    /// }
    /// ```
    E0962 error "claim that cannot be checked"
}

/// What is wrong with a claim, and where.
pub enum ClaimProblem {
    /// It is one of those that are checked without being listed.
    CheckedAnyway(Span),
    /// It is listed before.
    Twice(Span, Span),
    /// It has none or more than so many values.
    Values(Span, usize, usize),
    /// A value has this number of characters, of at most so many.
    Length(Span, usize, usize),
    /// A word has a space.
    Spaces(Span, String),
}

/// What is wrong with the claim of a name.
pub fn claim_refused(name: &str, problem: &ClaimProblem) -> Diagnostic {
    let new = |message: String, span: Span, label: &str| Diagnostic::new(&CODE, message, span, label);
    match problem {
        ClaimProblem::CheckedAnyway(key) => {
            new(format!("`{name}` is checked in every token"), *key, "not one of the others")
                .help("remove it")
        }
        ClaimProblem::Twice(key, before) => {
            new(format!("the claim `{name}` is listed twice"), *key, "the second time")
                .label(*before, "the first time")
                .help("list all its values in one place")
        }
        ClaimProblem::Values(span, values, max) => {
            new(format!("the claim `{name}` has {values} values"), *span, "1 to 10 are checked")
                .help(format!("list at least one value, and at most {max}"))
        }
        ClaimProblem::Length(span, length, max) => new(
            format!("a value of the claim `{name}` has {length} characters"),
            *span,
            "the length of a value",
        )
        .help(format!("a value has 1 to {max} characters")),
        ClaimProblem::Spaces(span, value) => {
            new(format!("`{value}` is several words"), *span, "words have no spaces")
                .help("list each word by itself, or use `claims` for a claim that is one string")
        }
    }
}

/// The claim at `span` is one more than there may be.
pub fn too_many(span: Span, claims: usize, max: usize) -> Diagnostic {
    Diagnostic::new(&CODE, format!("{claims} claims, of which {max} are checked"), span, "one too many")
        .help(format!("list at most {max}"))
}
