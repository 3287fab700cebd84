//! Instances with containers on them: placed as ECS places them, drained as ECS drains.

use super::dice::Dice;
use super::figures::Shape;
use super::hook::Ending;
use super::weather::{Connection, Weather};

/// Where a container goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    /// To the instance with the fewest.
    Spread,
    /// To the fullest that has room.
    Pack,
    /// To any.
    Random,
}

/// What an instance is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It waits for its launching hook, which ends in this minute, with or without a signal that it is ready: `Pending:Wait`.
    Pending { until: i64, ready: bool },
    /// It runs containers and takes more.
    Active,
    /// Its containers move elsewhere, until this minute at most.
    Draining { until: i64 },
}

/// An instance.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    pub(crate) state: State,
    /// When its launching hook ended: from then on it is in service.
    pub(crate) ready: i64,
    agent: Connection,
    cpu: i64,
    memory: i64,
    /// How many containers of each kind run on it.
    runs: Vec<i64>,
}

impl Machine {
    fn takes(&mut self, kind: usize, shape: Shape) -> bool {
        let fits = shape.cpu <= self.cpu && shape.memory <= self.memory;
        if fits {
            self.cpu -= shape.cpu;
            self.memory -= shape.memory;
            self.runs[kind] += 1;
        }
        fits
    }

    fn stops(&mut self, kind: usize, shape: Shape) {
        self.cpu += shape.cpu;
        self.memory += shape.memory;
        self.runs[kind] -= 1;
    }

    pub(crate) fn containers(&self) -> i64 {
        self.runs.iter().sum()
    }
}

/// What a minute did.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Minute {
    /// Whether a drain ended.
    pub(crate) drained: bool,
    /// The instances whose hook was abandoned.
    pub(crate) abandoned: i64,
}

/// All instances, and what is wanted of them.
#[derive(Debug)]
pub(crate) struct Cluster {
    pub(crate) machines: Vec<Machine>,
    /// The kinds of containers that run.
    kinds: Vec<Shape>,
    /// How many of each kind are wanted.
    pub(crate) wanted: Vec<i64>,
    placement: Placement,
    /// How many containers of a draining instance move in a minute.
    moves: i64,
}

impl Cluster {
    pub(crate) fn new(kinds: Vec<Shape>, placement: Placement, moves: i64) -> Self {
        Self { machines: Vec::new(), wanted: vec![0; kinds.len()], kinds, placement, moves }
    }

    /// Adds an instance that waits for its hook.
    pub(crate) fn launch(&mut self, whole: Shape, now: i64, ending: Ending, agent: Connection) {
        let (seconds, ready) = match ending {
            Ending::Ready(seconds) => (seconds, true),
            Ending::Abandoned(seconds) => (seconds, false),
        };
        let until = now + (seconds + 59) / 60;
        self.add(whole, State::Pending { until, ready }, until, agent);
    }

    /// Adds an instance that is in service since a minute.
    pub(crate) fn begin_with(&mut self, whole: Shape, ready: i64, agent: Connection) {
        self.add(whole, State::Active, ready, agent);
    }

    fn add(&mut self, Shape { cpu, memory }: Shape, state: State, ready: i64, agent: Connection) {
        let runs = vec![0; self.kinds.len()];
        self.machines.push(Machine { state, ready, agent, cpu, memory, runs });
    }

    /// The instances that count for Auto Scaling: those that are not on their way out.
    pub(crate) fn size(&self) -> i64 {
        let counted = self.machines.iter().filter(|machine| !matches!(machine.state, State::Draining { .. }));
        i64::try_from(counted.count()).unwrap()
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.machines.iter().any(|machine| matches!(machine.state, State::Draining { .. }))
    }

    /// Containers that are wanted and find no place.
    pub(crate) fn unplaced(&self) -> i64 {
        self.waiting().map(|(_, count)| count).sum()
    }

    /// The same of each kind.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = (Shape, i64)> {
        let missing = |kind: usize| (self.wanted[kind] - self.running(kind)).max(0);
        self.kinds.iter().enumerate().map(move |(kind, &shape)| (shape, missing(kind)))
    }

    fn running(&self, kind: usize) -> i64 {
        self.machines.iter().map(|machine| machine.runs[kind]).sum()
    }

    /// One minute: hooks end, drains go on, what is too much stops, what is missing starts.
    pub(crate) fn minute(&mut self, now: i64, dice: &mut Dice) -> Minute {
        let abandoned = self.end_hooks(now);
        for kind in 0..self.kinds.len() {
            while self.running(kind) > self.wanted[kind] {
                self.stop_one(kind, dice);
            }
        }
        let before = self.machines.len();
        self.drain(now, dice);
        let drained = self.machines.len() < before;
        for kind in 0..self.kinds.len() {
            let missing = self.wanted[kind] - self.running(kind);
            let _ = (0..missing).all(|_| self.place(kind, dice));
        }
        Minute { drained, abandoned }
    }

    /// Ends the hooks whose time has come: an instance that is ready is in service, any other is terminated. How many those are.
    fn end_hooks(&mut self, now: i64) -> i64 {
        let before = self.machines.len();
        self.machines.retain(|machine| match machine.state {
            State::Pending { until, ready: false } if until <= now => {
                assert_eq!(machine.containers(), 0, "no agent has started, so no task has");
                false
            }
            _ => true,
        });
        for machine in &mut self.machines {
            if matches!(machine.state, State::Pending { until, .. } if until <= now) {
                machine.state = State::Active;
            }
        }
        i64::try_from(before - self.machines.len()).unwrap()
    }

    fn stop_one(&mut self, kind: usize, dice: &mut Dice) {
        let count = self.machines.len();
        let start = usize::try_from(dice.below(i64::try_from(count).unwrap())).unwrap();
        let at = (0..count).map(|step| (start + step) % count).find(|&at| self.machines[at].runs[kind] > 0);
        self.machines[at.unwrap()].stops(kind, self.kinds[kind]);
    }

    /// Containers leave for where there is room; those that find none stay until the timeout.
    fn drain(&mut self, now: i64, dice: &mut Dice) {
        for at in 0..self.machines.len() {
            if !matches!(self.machines[at].state, State::Draining { .. }) {
                continue;
            }
            let mut moves = self.moves;
            for kind in 0..self.kinds.len() {
                while moves > 0 && self.machines[at].runs[kind] > 0 && self.place(kind, dice) {
                    self.machines[at].stops(kind, self.kinds[kind]);
                    moves -= 1;
                }
            }
        }
        self.machines.retain(|machine| match machine.state {
            State::Draining { until } => machine.containers() > 0 && now < until,
            State::Pending { .. } | State::Active => true,
        });
    }

    /// Starts a container somewhere, if there is room.
    fn place(&mut self, kind: usize, dice: &mut Dice) -> bool {
        let shape = self.kinds[kind];
        let fits = |machine: &Machine| {
            machine.state == State::Active && shape.cpu <= machine.cpu && shape.memory <= machine.memory
        };
        let places: Vec<usize> = (0..self.machines.len()).filter(|&at| fits(&self.machines[at])).collect();
        let place = match self.placement {
            Placement::Spread => places.iter().min_by_key(|&&at| self.machines[at].containers()),
            Placement::Pack => {
                places.iter().min_by_key(|&&at| (self.machines[at].cpu, self.machines[at].memory))
            }
            Placement::Random if places.is_empty() => None,
            Placement::Random => {
                Some(&places[usize::try_from(dice.below(i64::try_from(places.len()).unwrap())).unwrap()])
            }
        };
        place.is_some_and(|&at| self.machines[at].takes(kind, shape))
    }

    /// What the metric function counts: room for more containers of the declared shapes on active instances, of the scarcest.
    /// An instance whose agent every look finds away is left out; where most agents are away, there is no figure.
    pub(crate) fn schedulable(
        &mut self,
        declared: &[Shape],
        now: i64,
        weather: &Weather,
        dice: &mut Dice,
    ) -> Option<i64> {
        let active = self.machines.iter_mut().filter(|machine| machine.state == State::Active);
        let (missed, heard): (Vec<_>, Vec<_>) = active
            .map(|machine| (machine.agent.is_missed(now, weather, dice), &*machine))
            .partition(|it| it.0);
        if missed.len() >= 2 && missed.len() > heard.len() {
            return None;
        }
        let room = |shape: &Shape| -> i64 {
            heard.iter().map(|(_, it)| (it.cpu / shape.cpu).min(it.memory / shape.memory)).sum()
        };
        declared.iter().map(room).min()
    }

    /// Interrupts spot instances: each leaves two minutes after its notice, drained or not, and is replaced. How many there are.
    pub(crate) fn interrupt(&mut self, now: i64, weather: &Weather, dice: &mut Dice) -> i64 {
        let Some((times, _)) = weather.interruptions.filter(|&(_, calm)| now < calm) else { return 0 };
        let mut interrupted = 0;
        for machine in &mut self.machines {
            if machine.state == State::Active && dice.once_in(times) {
                machine.state = State::Draining { until: now + 2 };
                interrupted += 1;
            }
        }
        interrupted
    }

    /// Takes instances out of the group: any of those that run, or the fullest, which is the hardest.
    pub(crate) fn remove(&mut self, count: i64, until: i64, fullest: bool, dice: &mut Dice) {
        for _ in 0..count {
            let mut left: Vec<usize> = (0..self.machines.len())
                .filter(|&at| !matches!(self.machines[at].state, State::Draining { .. }))
                .collect();
            if fullest {
                left.sort_by_key(|&at| std::cmp::Reverse(self.machines[at].containers()));
                left.truncate(1);
            }
            let at = left[usize::try_from(dice.below(i64::try_from(left.len()).unwrap())).unwrap()];
            self.machines[at].state = State::Draining { until };
        }
    }
}
