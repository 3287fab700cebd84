//! Numbers: their shape, and the unit that belongs to them.

use super::{Pair, Walker};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast::{Number, Unit};

impl Walker<'_> {
    /// 1_000        0.25vcpu        60%
    pub(super) fn number(&mut self, pair: &Pair<'_>) -> Number {
        let text = pair.as_str();
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '_' || c == '.')).unwrap_or(text.len());
        let (digits, unit) = text.split_at(end);
        let digits = digits.replace('_', "");
        let unit = match unit {
            "" => None,
            unit => {
                let found = Unit::parse(unit);
                if found.is_none() {
                    self.report(unexpected::new(self.span(pair), format!("unknown unit `{unit}`"), "here"));
                }
                found
            }
        };
        Number { value: digits.parse().unwrap_or(0.0), int: digits.parse().ok(), unit }
    }
}
