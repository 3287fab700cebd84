//! `existing alerts`: the topic that another stack exports, or its ARN.

use super::Lowering;
use crate::cfn::Value;
use crate::ir::Declared;
use crate::ir::kinds::ExistingAlerts;
use crate::language::ResultSchema;
use crate::lower::text::import;

/// A result of alerts that exist already.
pub(in crate::lower) fn existing(
    ctx: &mut Lowering,
    alerts: &Declared<ExistingAlerts>,
    result: &ResultSchema,
    _key: Option<&str>,
) -> Value {
    let ExistingAlerts { manifest: _, of: _, stack, topic } = &alerts.block;
    match (stack, topic) {
        // `validate::alerts` has reported alerts with both.
        (Some(stack), _) => {
            let stack = ctx.stack_of_manifest(alerts, stack);
            result.source.map_or_else(Value::no_value, |source| import(stack, source.export))
        }
        (None, Some(topic)) => ctx.plain(topic),
        (None, None) => Value::no_value(),
    }
}
