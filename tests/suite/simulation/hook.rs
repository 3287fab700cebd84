//! The launching hook: whether a launched instance begins to count, and when.

use super::dice::Dice;

/// What becomes of a boot, in seconds from the launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Boot {
    /// The agent registers.
    Registers { after: i64 },
    /// A step fails, which the script notices.
    Fails { after: i64 },
    /// Nothing is heard of the instance again.
    Silent,
}

/// How the wait for an instance ends, in seconds from the launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The signal that it is ready completes the hook: it is in service.
    Ready(i64),
    /// The hook is abandoned: the group terminates it and launches another.
    Abandoned(i64),
}

/// The hook of a group, and the script that ends it: in seconds, as the templates have them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hook {
    /// How long the group waits, `startup_timeout`.
    pub(crate) heartbeat: i64,
    /// How much of that the script keeps for reporting.
    pub(crate) reserve: i64,
    /// How long it waits for the logs before it reports.
    pub(crate) logs: i64,
}

impl Hook {
    /// How the wait for an instance ends.
    pub(crate) fn end(self, boot: Boot) -> Ending {
        let reported = |at: i64| Ending::Abandoned((at + self.logs).min(self.heartbeat));
        match boot {
            Boot::Registers { after } if after < self.heartbeat - self.reserve => Ending::Ready(after),
            // The agent may come yet, but nobody waits for it any more.
            Boot::Registers { .. } => reported(self.heartbeat - self.reserve),
            Boot::Fails { after } => reported(after),
            Boot::Silent => Ending::Abandoned(self.heartbeat),
        }
    }
}

/// Which boots fail, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failures {
    /// One of this many.
    pub(crate) one_in: i64,
    /// How.
    pub(crate) boot: Boot,
}

/// What becomes of the next boot, which takes `seconds` if it succeeds.
pub(crate) fn next(seconds: i64, failures: Option<Failures>, dice: &mut Dice) -> Boot {
    match failures {
        Some(failures) if dice.once_in(failures.one_in) => failures.boot,
        _ => Boot::Registers { after: seconds },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOOK: Hook = Hook { heartbeat: 900, reserve: 45, logs: 20 };

    #[test]
    fn a_wait_ends_with_a_signal_a_report_or_the_heartbeat() {
        assert_eq!(HOOK.end(Boot::Registers { after: 180 }), Ending::Ready(180));
        assert_eq!(HOOK.end(Boot::Fails { after: 60 }), Ending::Abandoned(80));
        assert_eq!(HOOK.end(Boot::Registers { after: 2_000 }), Ending::Abandoned(875));
        assert_eq!(HOOK.end(Boot::Fails { after: 890 }), Ending::Abandoned(900));
        assert_eq!(HOOK.end(Boot::Silent), Ending::Abandoned(900));
    }
}
