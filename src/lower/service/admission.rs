//! What the load balancer does before it forwards a request: it finds out who sends it.

use crate::cfn::Value;
use crate::ir::kinds::{Jwt, Login, Route};
use crate::lower::Lowering;

/// `Actions` of a rule, of which the last one is given.
pub(super) fn before(ctx: &mut Lowering, route: &Route, last: [(&'static str, Value); 2]) -> Value {
    let login = route.login.as_ref().map(|login| self::login(ctx, &login.block));
    let first = login.or_else(|| route.jwt.as_ref().map(|jwt| self::jwt(ctx, &jwt.block)));
    let Some(first) = first else { return Value::list([Value::map(last)]) };
    let ordered = |order: i64, action: [(&'static str, Value); 2]| {
        let [kind, config] = action;
        Value::map([kind, ("Order", Value::Int(order)), config])
    };
    Value::list([ordered(1, first), ordered(2, last)])
}

fn login(ctx: &mut Lowering, login: &Login) -> [(&'static str, Value); 2] {
    let Login { issuer, authorize, token, user_info, client_id, client_secret, scope } = login;
    let config = Value::map([
        ("Issuer", ctx.value(issuer).value),
        ("AuthorizationEndpoint", ctx.value(authorize).value),
        ("TokenEndpoint", ctx.value(token).value),
        ("UserInfoEndpoint", ctx.value(user_info).value),
        ("ClientId", ctx.value(client_id).value),
        ("ClientSecret", ctx.value(client_secret).value),
        ("Scope", ctx.value(scope).value),
        ("OnUnauthenticatedRequest", Value::from("authenticate")),
    ]);
    [("Type", Value::from("authenticate-oidc")), ("AuthenticateOidcConfig", config)]
}

fn jwt(ctx: &mut Lowering, jwt: &Jwt) -> [(&'static str, Value); 2] {
    let claim = |(format, claim): (&'static str, &crate::ir::kinds::Claim)| {
        Value::map([
            ("Name", Value::from(&claim.name)),
            ("Format", Value::from(format)),
            ("Values", Value::list(claim.values.iter().map(Value::from))),
        ])
    };
    let mut config =
        vec![("Issuer", ctx.value(&jwt.issuer).value), ("JwksEndpoint", ctx.value(&jwt.keys).value)];
    let claims: Vec<Value> = jwt.all_claims().map(claim).collect();
    if !claims.is_empty() {
        config.push(("AdditionalClaims", Value::List(claims)));
    }
    [("Type", Value::from("jwt-validation")), ("JwtValidationConfig", Value::map(config))]
}
