//! `job`: tasks that run and end, on a cluster.

use super::workload::workload;
use crate::language::symbols::symbols;
use crate::types::{Arn, Const, Duration, Schedule, Seconds, Value};

symbols! {
    /// What starts a job that has no schedule.
    pub enum Run {
        /// Somebody, or something else in AWS.
        OnDemand "on_demand" => "on_demand",
        /// The deployment of its stack, with each new version.
        OnDeploy "on_deploy" => "on_deploy",
    }
}

block! {
    /// A program that ends: it runs at times, when somebody starts it, or with each new version.
    ///
    /// A state machine runs its tasks and waits for their ends. A task that ends with 0 has done its work; with anything else it is
    /// tried again as often as `retries` says, and then the run has failed. While there is no room for a task on the
    /// cluster, the run waits for it, up to its `timeout`. Its stack has the task definition with its two roles, the log group, and
    /// the state machine with its schedule.
    ///
    /// Without a `schedule` it runs when it is started by the output `state_machine`:
    /// `aws stepfunctions start-execution --state-machine-arn ARN`.
    ///
    /// With `run = on_deploy` it has no state machine. The deployment of its stack runs it, once for each change of its task definition,
    /// and is complete only when its tasks have ended with 0: a migration of a database. If they do not, the stack goes back to the
    /// version before, for which nothing runs. A service whose `after` names the job is deployed after it.
    pub struct Job "job" [Name] workload {
        /// When it runs: `"cron(0 3 * * ? *)"` is every day at three, `"rate(1 hour)"` every hour from its deployment on, and
        /// `"at(2027-01-31T03:00:00)"` once.
        schedule: Option<Value<Schedule>> [needed_with: "timezone", becomes: "Scheduler::Schedule.ScheduleExpression"],
        /// The time zone of the schedule, by its name in the IANA database: `"Europe/Berlin"`. Where clocks change, a time that
        /// there is twice is taken once.
        timezone: Option<Value<String>> [default_note: "`\"UTC\"`", pattern: "[A-Za-z0-9_+/-]{1,50}", becomes: "Scheduler::Schedule.ScheduleExpressionTimezone"],
        /// What starts it, without a `schedule`: somebody (`on_demand`), or the deployment of its stack (`on_deploy`).
        run: Option<Const<Run>> [default_note: "`on_demand` without a `schedule`", becomes: "CloudFormation::CustomResource"],
        /// How long a run may take, with all its retries and until there is room for its tasks. Then its tasks are stopped.
        /// With `on_deploy` at most 14 minutes.
        timeout: Option<Const<Seconds>> [default_note: "`1h`, with `on_deploy` `10m`", min: "1m", max: "30d", becomes: "StepFunctions::StateMachine.Definition"],
        /// How often a task that failed is tried again. The program must be able to begin anew.
        retries: Const<i64> = "0" [min: "0", max: "10", becomes: "StepFunctions::StateMachine.Definition"],
        /// The number of tasks of a run, which run at the same time.
        count: Const<i64> = "1" [min: "1", max: "10", becomes: "StepFunctions::StateMachine.Definition"],
    }
}

workload!(Job);

impl Job {
    /// Whether the deployment of its stack runs it.
    pub fn runs_on_deploy(&self) -> bool {
        self.run.as_ref().and_then(Const::known) == Some(&Run::OnDeploy)
    }

    /// How long a run may take.
    pub fn longest(&self) -> Duration {
        let minutes = if self.runs_on_deploy() { 10 } else { 60 };
        self.timeout
            .as_ref()
            .and_then(Const::known)
            .map_or_else(|| Duration::from_seconds(minutes * 60), |timeout| **timeout)
    }
}

alarms! {
    pub struct JobAlarms of Job {
        /// More runs than the threshold have failed: a task ended with another code than 0, as often as it was tried, or it could not be started.
        failed: CountAlarm = "0" for "5m",
        /// More runs than the threshold took longer than `timeout`.
        timed_out: CountAlarm = "0" for "5m",
    }
}

results! {
    pub struct JobResults of Job {
        /// The ARN of the state machine that runs the tasks.
        state_machine without run on_deploy: Arn => StateMachine as StateMachine,
        /// The ARN of the task definition.
        task_definition: Arn => TaskDefinition as TaskDefinition,
        /// The security group of the tasks.
        security_group where awsvpc: crate::types::SecurityGroupId => SecurityGroup.GroupId as SecurityGroup,
        /// The name of the role of the tasks.
        task_role: String => TaskRole as TaskRole,
        /// The name of the log group of the tasks.
        log_group where awslogs: String => LogGroup as LogGroup,
    }
}
