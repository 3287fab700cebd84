//! Who decides how many instances there are: the alarms and policies of `schedulable`, or ECS's capacity provider of `managed`.

use super::cluster::{Cluster, State};
use super::dice::Dice;
use super::figures::{Alarm, Figures, Policies, Provider, Scaling, Shape};
use super::weather::Weather;

/// A scaler, with the figures that it has seen so far.
pub(crate) enum Scaler<'a> {
    Schedulable { policies: &'a Policies, metric: Vec<Option<i64>>, cools_until: i64 },
    Managed { provider: Provider, needed: Vec<Needed> },
}

/// What ECS publishes in a minute: the instances that are needed, and those in service.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Needed {
    instances: i64,
    in_service: i64,
}

/// How many minutes in a row the alarm takes after which a capacity provider scales in. Source: the developer guide of ECS, "Managed
/// scaling behavior".
const MANAGED_EXCESS: usize = 15;

impl<'a> Scaler<'a> {
    pub(crate) fn new(figures: &'a Figures) -> Self {
        match &figures.scaling {
            Scaling::Schedulable(policies) => {
                Self::Schedulable { policies, metric: Vec::new(), cools_until: 0 }
            }
            Scaling::Managed(provider) => Self::Managed { provider: *provider, needed: Vec::new() },
        }
    }

    /// The last drain has ended.
    pub(crate) fn drained(&mut self, now: i64) {
        if let Self::Schedulable { policies, cools_until, .. } = self {
            *cools_until = now + policies.cooldown;
        }
    }

    /// Looks at the cluster at the end of a minute.
    pub(crate) fn look(
        &mut self,
        cluster: &mut Cluster,
        now: i64,
        whole: Shape,
        weather: &Weather,
        dice: &mut Dice,
    ) {
        match self {
            Self::Schedulable { policies, metric, .. } => {
                metric.push(cluster.schedulable(&policies.shapes, now, weather, dice));
            }
            Self::Managed { provider, needed } => needed.push(provider.needed(cluster, whole)),
        }
    }

    /// The number of instances that there should be; an alarm sees the figures up to the minute before.
    pub(crate) fn target(&self, figures: &Figures, cluster: &Cluster, now: i64) -> i64 {
        match self {
            Self::Schedulable { policies, metric, cools_until } => {
                if breaches(metric, policies.shortage, |room, threshold| room <= threshold) {
                    policies.out(figures, cluster, metric, now)
                } else if breaches(metric, policies.excess, |room, threshold| room >= threshold)
                    && now >= *cools_until
                    && !cluster.is_draining()
                {
                    (cluster.size() - policies.in_.of(cluster.size())).max(figures.min)
                } else {
                    cluster.size()
                }
            }
            Self::Managed { provider, needed } => provider.target(figures, cluster.size(), needed),
        }
    }
}

impl Policies {
    /// Instances that are on their way or warm up are part of the step that launched them.
    fn out(&self, figures: &Figures, cluster: &Cluster, metric: &[Option<i64>], now: i64) -> i64 {
        let is_warm = |ready: i64| now >= ready + figures.warm_up;
        let warm = cluster.machines.iter().filter(|it| it.state == State::Active && is_warm(it.ready));
        let base = i64::try_from(warm.count()).unwrap();
        let none = Alarm { threshold: 0, ..self.shortage };
        let is_full = breaches(metric, none, |room, none| room <= none);
        let step = self.out.of(base).max(if is_full { self.out_when_full.of(base) } else { 0 });
        (base + step).min(figures.max).max(cluster.size())
    }
}

impl Provider {
    /// Of the instances in service those with tasks, and as many whole ones as the waiting tasks of one shape take; of several shapes
    /// those of the shape that takes the most. Source: the containers blog of AWS, "Deep Dive on Amazon ECS Cluster Auto Scaling".
    fn needed(self, cluster: &Cluster, whole: Shape) -> Needed {
        let in_service = cluster.machines.iter().filter(|it| it.state == State::Active);
        let (mut all, mut busy) = (0, 0);
        for machine in in_service {
            all += 1;
            busy += i64::from(machine.containers() > 0);
        }
        let more = cluster.waiting().map(|(shape, count)| {
            let held = (whole.cpu / shape.cpu).min(whole.memory / shape.memory).max(1);
            (count + held - 1) / held
        });
        let instances = match more.max().unwrap_or(0) {
            0 => busy,
            more => all + more.min(self.largest_step),
        };
        Needed { instances, in_service: all }
    }

    /// Target tracking: a minute above the target scales out, a quarter of an hour below it scales in.
    fn target(self, figures: &Figures, size: i64, needed: &[Needed]) -> i64 {
        let Some(last) = needed.last() else { return size };
        // Whoever begins without instances is at 200% of one.
        let wanted = match (last.in_service, last.instances) {
            (0, 1..) => 2,
            (_, instances) => (instances * 100 + self.target - 1) / self.target,
        };
        let wanted = wanted.clamp(figures.min, figures.max);
        let is_low = |it: &Needed| it.instances * 100 < self.target * it.in_service;
        let long =
            needed.len() >= MANAGED_EXCESS && needed[needed.len() - MANAGED_EXCESS..].iter().all(is_low);
        if wanted > size || long { wanted } else { size }
    }
}

/// Whether the last figures are all there, and all breach.
fn breaches(metric: &[Option<i64>], alarm: Alarm, breach: impl Fn(i64, i64) -> bool) -> bool {
    let breaches = |room: &Option<i64>| room.is_some_and(|room| breach(room, alarm.threshold));
    metric.len() >= alarm.periods && metric[metric.len() - alarm.periods..].iter().all(breaches)
}
