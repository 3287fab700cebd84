//! `login` and `jwt` of a route: who may send requests, which the load balancer itself finds out.

use indexmap::IndexMap;

use crate::language::{Field, Phase, RawBlock, Shape};
use crate::source::Span;
use crate::types::{Expr, ExprKind, Reflect, Secret, Type, Value};

block! {
    /// Only users who have logged in at an identity provider (OpenID Connect) reach the program. The load balancer sends
    /// everybody else to the provider's page first, and tells the program who it is by the header fields `x-amzn-oidc-*`.
    ///
    /// It needs an `https` without a guard. The load balancer of this program may reach the provider on port 443; one of
    /// another program needs an `egress` to it there.
    pub struct Login "login" [None] {
        /// The provider's issuer identifier: `"https://login.example.com"`.
        issuer: Value<String> [pattern: "https://[!-~]+", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig.Issuer"],
        /// The URL of the page where users log in.
        authorize: Value<String> [pattern: "https://[!-~]+", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig.AuthorizationEndpoint"],
        /// The URL where the load balancer gets the tokens of a user.
        token: Value<String> [pattern: "https://[!-~]+", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig.TokenEndpoint"],
        /// The URL where the load balancer asks who a user is.
        user_info: Value<String> [pattern: "https://[!-~]+", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig.UserInfoEndpoint"],
        /// The identifier that the provider gave to the application.
        client_id: Value<String> [becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig.ClientId"],
        /// The secret that belongs to it: `secret_value("shop/login", "secret")`, or a param of the type `secret`. CloudFormation
        /// reads it when the rule changes.
        client_secret: Value<Secret> [becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig.ClientSecret"],
        /// What the provider is asked to tell of a user, with spaces between: `"openid email"`.
        scope: Value<String> = "\"openid\"" [pattern: "(?:[!-~]+ )*openid(?: [!-~]+)*", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig.Scope"],
    }
}

block! {
    /// Only requests with a JSON Web Token that is valid reach the program: signed with a key of the issuer, not expired, and with
    /// the claims that are listed. The load balancer answers all others with 401. It needs an `https` without a guard, and reaches
    /// the keys like `login` its provider.
    pub struct Jwt "jwt" [None] {
        /// The issuer, which is the claim `iss` of a token: `"https://login.example.com"`.
        issuer: Value<String> [pattern: "[!-~]{1,256}", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.JwtValidationConfig.Issuer"],
        /// The URL of the issuer's keys (JWKS): `"https://login.example.com/.well-known/jwks.json"`.
        keys: Value<String> [pattern: "https://[!-~]{1,248}", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.JwtValidationConfig.JwksEndpoint"],
        /// Claims that are one string, each with the values of which it has one: `{ client_id = ["shop"] }`. `iss`, `exp`, `nbf` and `iat`
        /// are checked anyway.
        claims: Claims = "{}" [becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.JwtValidationConfig.AdditionalClaims"],
        /// Claims that are lists, with values that they contain: `{ groups = ["buyers"] }`.
        list_claims: Claims = "{}" [becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.JwtValidationConfig.AdditionalClaims"],
        /// Claims that are words with spaces between, with words that they contain: `{ scope = ["orders.read"] }`.
        word_claims: Claims = "{}" [becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.JwtValidationConfig.AdditionalClaims"],
    }
}

/// A claim of a token, with its places.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its name: `scope`.
    pub name: String,
    /// Where that was written.
    pub key: Span,
    /// The values that are taken.
    pub values: Vec<String>,
    /// Where they were written.
    pub span: Span,
}

/// Claims by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Claims {
    /// In the order of the source.
    pub claims: Vec<Claim>,
}

impl Field for Claims {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Type::list(Type::String)), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let entries: Option<&IndexMap<String, Expr>> = match raw.attributes.get(name).map(|expr| &expr.kind) {
            Some(ExprKind::Map(entries)) => Some(entries),
            _ => None,
        };
        let claim = |(name, values): (&String, &Expr)| {
            let key = raw.places.key(values.span);
            Some(Claim { name: name.clone(), key, values: Vec::from_const(values)?, span: values.span })
        };
        Self { claims: entries.into_iter().flatten().filter_map(claim).collect() }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}

impl Jwt {
    /// All claims, each with the format of its value as the load balancer calls it.
    pub fn all_claims(&self) -> impl Iterator<Item = (&'static str, &Claim)> {
        // Source: `JwtValidationActionAdditionalClaim.Format` in the API of Elastic Load Balancing.
        let formats = [
            ("single-string", &self.claims),
            ("string-array", &self.list_claims),
            (Self::WORDS, &self.word_claims),
        ];
        formats
            .into_iter()
            .flat_map(|(format, claims)| claims.claims.iter().map(move |claim| (format, claim)))
    }

    /// The format of a claim whose words have spaces between.
    pub const WORDS: &'static str = "space-separated-values";
}
