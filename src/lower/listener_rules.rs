//! Rules of load balancers: what a request must have, and their places.

use super::{Lowering, naming};
use crate::cfn::{Parameter, Value};
use crate::ir::kinds::Route;

/// A parameter, so that two programs that got one number by chance can be told apart when one is deployed.
pub(in crate::lower) fn priority(ctx: &mut Lowering, name: String, words: &str, number: i64) -> Value {
    let parameter = Parameter {
        description: Some("Place among the rules of the load balancer, the smallest number first.".into()),
        default: Some(Value::Int(number)),
        min_value: Some(Value::Int(1)),
        max_value: Some(Value::Int(49_999)),
        constraint_description: Some("must be from 1 to 49999".into()),
        label: Some(naming::label(words)),
        ..Parameter::new("Number")
    };
    // A param of the program with this name gives way, by which `verify` sees that the name is taken.
    ctx.template.parameters.insert(name.clone(), parameter);
    Value::reference(name)
}

/// What a request must have. A rule needs a condition.
pub(in crate::lower) fn conditions(ctx: &mut Lowering, route: &Route) -> Vec<Value> {
    let Route {
        listener: _,
        on: _,
        host,
        path,
        method,
        query,
        source,
        header,
        container: _,
        port: _,
        rewrite: _,
        login: _,
        jwt: _,
        priority: _,
    } = route;
    let mut all = Vec::new();
    let mut add = |field: &'static str, config: &'static str, listed: Vec<Value>| {
        let values = once(listed);
        if !values.is_empty() {
            let values = Value::map([("Values", Value::List(values))]);
            all.push(Value::map([("Field", Value::from(field)), (config, values)]));
        }
    };
    let hosts = host.items.iter().map(|host| ctx.plain(host)).collect();
    add("host-header", "HostHeaderConfig", hosts);
    add("path-pattern", "PathPatternConfig", path.value.iter().map(|path| Value::from(&path.0)).collect());
    add("http-request-method", "HttpRequestMethodConfig", method.value.iter().map(Value::from).collect());
    add("query-string", "QueryStringConfig", query.value.iter().map(|part| key_and_value(part)).collect());
    add("source-ip", "SourceIpConfig", source.value.iter().map(|block| Value::from(&block.0)).collect());
    for (name, values) in &header.fields {
        let values = Value::List(once(values.iter().map(Value::from)));
        let config = Value::map([("HttpHeaderName", Value::from(name)), ("Values", values)]);
        all.push(Value::map([("Field", Value::from("http-header")), ("HttpHeaderConfig", config)]));
    }
    if all.is_empty() {
        let everything = Value::map([("Values", Value::list(["/*"]))]);
        all.push(Value::map([("Field", Value::from("path-pattern")), ("PathPatternConfig", everything)]));
    }
    all
}

/// Each value once: the load balancer takes none twice.
fn once(values: impl IntoIterator<Item = Value>) -> Vec<Value> {
    let mut all = Vec::new();
    for value in values {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    all
}

/// `version=2`, or `preview` for a value without a key.
fn key_and_value(part: &str) -> Value {
    match part.split_once('=') {
        Some((key, value)) => {
            Value::map([("Key", Value::from(key.to_owned())), ("Value", Value::from(value.to_owned()))])
        }
        None => Value::map([("Value", Value::from(part.to_owned()))]),
    }
}
