//! What happens to instances by itself: boots that fail, agents that reconnect, spot instances that are interrupted.

use super::dice::Dice;
use super::hook::Failures;

/// How often it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weather {
    /// How often an agent reconnects in an hour, and for how many seconds it is away then.
    pub(crate) reconnects: Option<(i64, i64)>,
    /// The minutes after which an instance is interrupted on average, and the minute from which on none is.
    pub(crate) interruptions: Option<(i64, i64)>,
    /// The boots that fail.
    pub(crate) failures: Option<Failures>,
    /// The seconds into a minute at which the metric function looks at the agents, the later ones only at those that were away.
    pub(crate) looks: &'static [i64],
}

impl Weather {
    /// Nothing happens.
    pub(crate) const CALM: Self =
        Self { reconnects: None, interruptions: None, failures: None, looks: &[0, 15, 35] };
}

/// The connection of one agent to ECS, in seconds.
#[derive(Debug, Clone)]
pub(crate) struct Connection {
    back: f64,
    lost_next: f64,
}

impl Connection {
    /// One that begins in a minute.
    pub(crate) fn new(minute: i64, weather: &Weather, dice: &mut Dice) -> Self {
        let begin = seconds(minute);
        let wait = weather.reconnects.map_or(f64::INFINITY, |(per_hour, _)| dice.wait(per_hour));
        Self { back: begin, lost_next: begin + wait }
    }

    /// Whether the agent is away at a second; they are asked for in order.
    fn is_away(&mut self, at: f64, weather: &Weather, dice: &mut Dice) -> bool {
        let Some((per_hour, lasting)) = weather.reconnects else { return false };
        while self.lost_next <= at {
            self.back = self.lost_next + seconds(lasting) / 60.0;
            self.lost_next = self.back + dice.wait(per_hour);
        }
        at < self.back
    }

    /// Whether every look of the metric function in a minute finds the agent away.
    pub(crate) fn is_missed(&mut self, minute: i64, weather: &Weather, dice: &mut Dice) -> bool {
        let begin = seconds(minute);
        weather.looks.iter().all(|&look| self.is_away(begin + seconds(look) / 60.0, weather, dice))
    }
}

/// Minutes in seconds.
fn seconds(minutes: i64) -> f64 {
    60.0 * f64::from(i32::try_from(minutes).unwrap())
}
