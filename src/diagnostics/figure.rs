//! Figures as a sentence shows them.

use std::fmt::Display;

/// `51,200`: the thousands of a whole number are grouped.
pub fn figure(number: impl Display) -> String {
    let text = number.to_string();
    let digits = text.trim_start_matches('-');
    let mut grouped = text.strip_suffix(digits).unwrap_or_default().to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 instance`, `2 instances`
pub fn counted(count: i64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_no_plural() {
        assert_eq!([0, 1, 2].map(|count| counted(count, "zone")), ["0 zones", "1 zone", "2 zones"]);
    }

    #[test]
    fn thousands_are_grouped() {
        let shown = [0, 999, 1_000, 51_200, 1_000_000, -51_200].map(figure);
        assert_eq!(shown, ["0", "999", "1,000", "51,200", "1,000,000", "-51,200"]);
    }
}
