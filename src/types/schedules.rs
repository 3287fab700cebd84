//! Schedules: `cron(...)` of six fields, `rate(...)` and `at(...)`, as EventBridge Scheduler and Application Auto Scaling take them.
//!
//! Source: "Schedule types" of the EventBridge Scheduler user guide.

/// A field of `cron(...)`: its smallest and largest number, the names of its values, and the letters that it takes beside.
struct CronField {
    min: u16,
    max: u16,
    names: &'static [&'static str],
    letters: &'static str,
}

const MONTHS: &[&str] = &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// Minute, hour, day of the month, month, day of the week, year.
const FIELDS: [CronField; 6] = [
    CronField { min: 0, max: 59, names: &[], letters: "" },
    CronField { min: 0, max: 23, names: &[], letters: "" },
    CronField { min: 1, max: 31, names: &[], letters: "LW" },
    CronField { min: 1, max: 12, names: MONTHS, letters: "" },
    CronField { min: 1, max: 7, names: DAYS, letters: "L#" },
    CronField { min: 1970, max: 2199, names: &[], letters: "" },
];

/// The unit of a rate, in the singular.
const UNITS: [&str; 3] = ["minute", "hour", "day"];

/// Whether a text is a schedule.
pub fn is_schedule(text: &str) -> bool {
    inside(text, "cron(").is_some_and(is_cron)
        || inside(text, "rate(").is_some_and(is_rate)
        || inside(text, "at(").is_some_and(is_time)
}

fn inside<'a>(text: &'a str, open: &str) -> Option<&'a str> {
    text.strip_prefix(open)?.strip_suffix(')')
}

fn is_cron(text: &str) -> bool {
    let fields: Vec<&str> = text.split(' ').collect();
    let [_, _, day, _, weekday, _] = fields.as_slice() else { return false };
    // Exactly one of the two says which days; the other one leaves it open.
    (*day == "?") != (*weekday == "?")
        && fields.iter().zip(&FIELDS).all(|(text, field)| *text == "?" && field.is_day() || field.takes(text))
}

impl CronField {
    /// Whether it is one of the two fields that may be left open.
    fn is_day(&self) -> bool {
        !self.letters.is_empty()
    }

    fn takes(&self, text: &str) -> bool {
        text.split(',').all(|item| {
            let (range, step) = item.split_once('/').unwrap_or((item, "1"));
            let is_step = step.parse::<u16>().is_ok_and(|step| step > 0);
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            is_step && (range == "*" || self.has(first) && self.has(last) || self.is_special(range))
        })
    }

    fn has(&self, text: &str) -> bool {
        let is_number = text.parse::<u16>().is_ok_and(|number| (self.min..=self.max).contains(&number));
        is_number || self.names.iter().any(|name| name.eq_ignore_ascii_case(text))
    }

    /// The numbers that it means, in order; `None` of one that only a calendar tells, such as `L`.
    fn values(&self, text: &str) -> Option<Vec<i64>> {
        let mut values = std::collections::BTreeSet::new();
        for item in text.split(',') {
            let (range, step) = item.split_once('/').unwrap_or((item, "1"));
            let (first, last) = match range.split_once('-') {
                _ if range == "*" => (self.min, self.max),
                Some((first, last)) => (self.number(first)?, self.number(last)?),
                // `5/15` goes on to the end.
                None if range.len() < item.len() => (self.number(range)?, self.max),
                None => (self.number(range)?, self.number(range)?),
            };
            // `FRI-MON` goes over the end.
            let step = usize::from(step.parse::<u16>().ok()?.max(1));
            let all: Vec<u16> = if first <= last {
                (first..=last).collect()
            } else {
                (first..=self.max).chain(self.min..=last).collect()
            };
            values.extend(all.into_iter().step_by(step).map(i64::from));
        }
        Some(values.into_iter().collect())
    }

    fn number(&self, text: &str) -> Option<u16> {
        let named = || {
            let at = self.names.iter().position(|name| name.eq_ignore_ascii_case(text))?;
            Some(self.min + u16::try_from(at).ok()?)
        };
        text.parse().ok().filter(|number| (self.min..=self.max).contains(number)).or_else(named)
    }

    /// `L`, `15W`, `6#3`, `5L`: the last day, the nearest weekday, the third Friday.
    fn is_special(&self, text: &str) -> bool {
        let number = text.trim_matches(|c| self.letters.contains(c));
        let is_known =
            |text: &str| text.is_empty() || text.split('#').all(|part| part.parse::<u16>().is_ok());
        number.len() < text.len() && is_known(number) || self.letters.contains('#') && is_nth_day(text)
    }
}

fn is_nth_day(text: &str) -> bool {
    let number = |text: &str, max: u16| text.parse::<u16>().is_ok_and(|number| (1..=max).contains(&number));
    text.split_once('#').is_some_and(|(day, nth)| number(day, 7) && number(nth, 5))
}

fn is_rate(text: &str) -> bool {
    let Some((number, unit)) = text.split_once(' ') else { return false };
    let is_unit = UNITS.iter().any(|one| unit.strip_suffix('s').unwrap_or(unit) == *one);
    number.parse::<u32>().is_ok_and(|number| number > 0) && is_unit
}

/// `2027-01-31T03:00:00`
fn is_time(text: &str) -> bool {
    let form = text.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b });
    form.eq(*b"0000-00-00T00:00:00")
}

/// The shortest time between two times of a schedule, in seconds; `None` of one that has one time, and of what is no schedule.
/// Months and years are not looked at.
pub fn shortest_period(text: &str) -> Option<i64> {
    if let Some((number, unit)) = inside(text, "rate(").and_then(|rate| rate.split_once(' ')) {
        let seconds = match unit.trim_end_matches('s') {
            "minute" => 60,
            "hour" => 3_600,
            _ => 86_400,
        };
        return Some(number.parse::<i64>().ok()?.saturating_mul(seconds));
    }
    let fields: Vec<&str> = inside(text, "cron(")?.split(' ').collect();
    let [minute, hour, day, _, weekday, _] = fields.as_slice() else { return None };
    let [minutes, hours, days, _, weekdays, _] = &FIELDS;
    let in_hour = minutes.values(minute)?;
    let mut times: Vec<i64> = Vec::new();
    for hour in hours.values(hour)? {
        times.extend(in_hour.iter().map(|minute| hour * 60 + minute));
    }
    let apart = match (*day, *weekday) {
        ("?", weekday) => weekdays.values(weekday).map_or(7, |days| nearest(&days, 7)),
        // The shortest month has 28 days.
        (day, _) => days.values(day).map_or(28, |days| nearest(&days, 28)),
    };
    let (first, last) = (times.first()?, times.last()?);
    let overnight = apart * 24 * 60 - last + first;
    let in_a_day = times.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
    in_a_day.chain([overnight]).min().map(|minutes| minutes * 60)
}

/// How many days two of them are apart at least, where they come again after `cycle` days.
fn nearest(days: &[i64], cycle: i64) -> i64 {
    let next = days.iter().skip(1).chain(days.first());
    let apart =
        days.iter().zip(next).map(|(day, next)| if next > day { next - day } else { next + cycle - day });
    apart.min().unwrap_or(cycle).max(1)
}

/// The schedule that a crontab of five fields means; `None` of anything else. A crontab that names days of the month
/// and of the week runs on both, which a schedule cannot say.
pub fn of_crontab(text: &str) -> Option<String> {
    let fields: Vec<&str> = text.split_whitespace().collect();
    let [minute, hour, day, month, weekday] = fields.as_slice() else { return None };
    let (day, weekday) = match (*day, *weekday) {
        (day, "*") => (day, "?".to_owned()),
        ("*", weekday) => ("?", weekdays(weekday)?),
        _ => return None,
    };
    let cron = format!("cron({minute} {hour} {day} {month} {weekday} *)");
    is_schedule(&cron).then_some(cron)
}

/// Days of the week, which a crontab counts from 0 or 7 for Sunday, and a schedule from 1.
fn weekdays(text: &str) -> Option<String> {
    let day = |text: &str| match text.parse::<u16>() {
        Ok(number) if number <= 7 => Some((number % 7 + 1).to_string()),
        Ok(_) => None,
        Err(_) => Some(text.to_owned()),
    };
    let range = |text: &str| -> Option<String> {
        let days: Option<Vec<String>> = text.split('-').map(day).collect();
        Some(days?.join("-"))
    };
    // A step is counted from the first day, which is another one there.
    if text.contains('/') {
        return None;
    }
    let ranges: Option<Vec<String>> = text.split(',').map(range).collect();
    Some(ranges?.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_are_known_by_their_form() {
        for text in [
            "cron(0 3 * * ? *)",
            "cron(0/15 8-18 ? * MON-FRI *)",
            "cron(0 0 L * ? 2027)",
            "cron(30 4 15W 1,7 ? *)",
            "cron(0 9 ? * 6#3 *)",
            "rate(5 minutes)",
            "rate(1 hour)",
            "at(2027-01-31T03:00:00)",
        ] {
            assert!(is_schedule(text), "{text}");
        }
        for text in [
            "",
            "0 3 * * *",
            "cron(0 3 * * *)",
            "cron(0 3 * * * *)",
            "cron(0 3 ? * ? *)",
            "cron(60 3 * * ? *)",
            "cron(0 3 32 * ? *)",
            "cron(? 3 * * ? *)",
            "rate(0 minutes)",
            "rate(5 weeks)",
            "rate(5minutes)",
            "at(tomorrow)",
        ] {
            assert!(!is_schedule(text), "{text}");
        }
    }

    #[test]
    fn the_shortest_time_between_two_runs_is_known() {
        let minutes = |text| shortest_period(text).map(|seconds| seconds / 60);
        for (text, expected) in [
            ("rate(5 minutes)", 5),
            ("rate(1 hour)", 60),
            ("rate(2 days)", 48 * 60),
            ("cron(0/15 * * * ? *)", 15),
            ("cron(5/20 3 * * ? *)", 20),
            ("cron(0 3 * * ? *)", 24 * 60),
            ("cron(0 8,17 * * ? *)", 9 * 60),
            ("cron(0 1,23 * * ? *)", 2 * 60),
            ("cron(0 1,23 ? * MON,THU *)", 22 * 60),
            ("cron(0 3 ? * MON *)", 7 * 24 * 60),
            ("cron(0 3 ? * 2,5 *)", 3 * 24 * 60),
            ("cron(0 3 ? * FRI-MON *)", 24 * 60),
            ("cron(0 3 1 * ? *)", 28 * 24 * 60),
            ("cron(0 3 1,15 * ? *)", 14 * 24 * 60),
            ("cron(0 3 L * ? *)", 28 * 24 * 60),
            ("cron(0 3 ? * 6#3 *)", 7 * 24 * 60),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        assert_eq!(shortest_period("at(2027-01-31T03:00:00)"), None);
        assert_eq!(shortest_period("every day"), None);
    }

    #[test]
    fn a_crontab_is_converted_where_it_can_be() {
        let converted = |text| of_crontab(text);
        assert_eq!(converted("0 3 * * *").as_deref(), Some("cron(0 3 * * ? *)"));
        assert_eq!(converted("*/15 8-18 * * 1-5").as_deref(), Some("cron(*/15 8-18 ? * 2-6 *)"));
        assert_eq!(converted("0 0 1 1 *").as_deref(), Some("cron(0 0 1 1 ? *)"));
        assert_eq!(converted("0 6 * * 0,3").as_deref(), Some("cron(0 6 ? * 1,4 *)"));
        for text in ["0 0 1 * 1", "@daily", "0 3 * *", "0 6 * * 9", "0 6 * * 1-7/2"] {
            assert_eq!(converted(text), None, "{text}");
        }
    }
}
