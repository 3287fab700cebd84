//! Where containers log to: options that the log driver takes, values that it reads, and a driver that instances offer.

use crate::aws::log_drivers::{self as drivers, BEGINNINGS, BUFFER, Driver, Form, MODE, TOKEN, URL};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    derived_log_option::derived_log_option,
    log_option_value::log_option_value,
    log_options_disagree::log_options_disagree,
    logging_driver_not_offered::{Offered, Place, logging_driver_not_offered},
    missing_log_option::missing_log_option,
    readable_log_token::readable_log_token,
    unknown_log_option::{Taker, unknown_log_option},
    without_use::{Because, without_use},
};
use crate::ir::{ClusterRef, Expr, ExprKind, Program, Running, Value, by_id};
use crate::language::Enumeration;
use crate::language::kinds::{LogDriver, LoggingDriver, Strings, TaskLogs, Workload};
use crate::source::Span;

pub(super) fn check(program: &Program, running: &Running, sink: &mut Sink) {
    let logs = &running.workload.logs.block;
    let Some(word) = logs.driver.known() else { return };
    let driver = of(*word, &running.workload);
    names(logs, driver, sink);
    values(&logs.options, driver, sink);
    disagreements(&logs.options, sink);
    if *word == LogDriver::Splunk {
        token(&logs.options, sink);
        missing(logs, sink);
        let is_run = by_id(&program.jobs, running.id).is_some_and(|job| job.block.runs_on_deploy());
        unused(logs, is_run, sink);
    }
    if !running.workload.is_on_fargate() {
        offered(program, running, *word, sink);
    }
}

/// The driver where the tasks run.
fn of(driver: LogDriver, workload: &Workload) -> Driver {
    match (driver, workload.is_on_fargate()) {
        (LogDriver::Awslogs, _) => Driver::Awslogs,
        (LogDriver::Splunk, false) => Driver::Splunk,
        (LogDriver::Splunk, true) => Driver::SplunkOnFargate,
    }
}

/// Options that the driver has, and that are the program's to say.
fn names(logs: &TaskLogs, driver: Driver, sink: &mut Sink) {
    let maps = [&logs.options, &logs.secret_options.references];
    let is_written = |name: &str| maps.iter().any(|map| map.entries.contains_key(name));
    let known: Vec<&str> = drivers::options(driver).map(|option| option.name).collect();
    let left: Vec<&str> = known.iter().copied().filter(|name| !is_written(name)).collect();
    for map in maps {
        for (name, value) in &map.entries {
            if drivers::is_derived(driver, name) {
                sink.push(derived_log_option(map.key(value), name, entry(map, value)));
            } else if !known.contains(&name.as_str()) {
                let taker = Taker {
                    driver: logs.driver.value.word(),
                    is_on_fargate: driver == Driver::SplunkOnFargate,
                    left: &left,
                    renamed: drivers::renamed(name).filter(|name| left.contains(name)),
                    other: other(logs.driver.value, name).map(Enumeration::word),
                };
                sink.push(unknown_log_option(map.key(value), name, taker));
            }
        }
    }
}

/// Another driver that has the option.
fn other(driver: LogDriver, name: &str) -> Option<LogDriver> {
    let (other, options) = match driver {
        LogDriver::Awslogs => (LogDriver::Splunk, Driver::Splunk),
        LogDriver::Splunk => (LogDriver::Awslogs, Driver::Awslogs),
    };
    let mut names = drivers::options(options).map(|option| option.name);
    (names.any(|known| known == name) || drivers::is_derived(options, name)).then_some(other)
}

fn values(options: &Strings, driver: Driver, sink: &mut Sink) {
    for option in drivers::options(driver) {
        if let Some((value, text)) = known(options, option.name)
            && !option.form.admits(text)
        {
            let words = if let Form::Word(words) = option.form { words } else { &[] };
            sink.push(log_option_value(value.span, option.name, text, &wanted(option.form), words));
        }
    }
}

/// An option whose value is known.
fn known<'a>(options: &'a Strings, name: &str) -> Option<(&'a Expr, &'a str)> {
    let value = options.entries.get(name)?;
    let ExprKind::Text(text) = &value.kind else { return None };
    Some((value, text))
}

/// What a value must be, in a sentence.
fn wanted(form: Form) -> String {
    match form {
        Form::Text => "a string".into(),
        Form::Bool => "`true` or `false`, as a string".into(),
        Form::Word(words) => crate::diagnostics::list(words, "or", words.len()),
        Form::Number(min, max) => format!("a whole number from {min} to {max}, as a string"),
        Form::Size => "a size such as `25m`".into(),
        Form::Address => "scheme, host and port: `https://splunk.example.com:8088`".into(),
    }
}

fn disagreements(options: &Strings, sink: &mut Sink) {
    let mut disagree = |name: &str, other: (&str, Span)| {
        if let Some(value) = options.entries.get(name) {
            sink.push(log_options_disagree(options.key(value), name, other, entry(options, value)));
        }
    };
    if let Some((mode, "blocking")) = known(options, MODE) {
        disagree(BUFFER, ("the mode `blocking`", mode.span));
    }
    let [one, other] = BEGINNINGS;
    if let Some(first) = options.entries.get(one) {
        disagree(other, (&format!("`{one}`"), options.key(first)));
    }
}

/// The value of an option, by which a fix finds it; none of options that are not written out where they are used.
fn entry(options: &Strings, value: &Expr) -> Option<Span> {
    (options.key(value) != value.span).then_some(value.span)
}

/// What CloudFormation would look up is reported with the environment variables.
fn token(options: &Strings, sink: &mut Sink) {
    let value = options.entries.get(TOKEN).filter(|value| !matches!(value.kind, ExprKind::Ssm(_)));
    if let Some(value) = value {
        sink.push(readable_log_token(value.span, TOKEN, entry(options, value)));
    }
}

fn missing(logs: &TaskLogs, sink: &mut Sink) {
    let needed = [
        (URL, "options = { splunk-url = \"https://...\" }"),
        (TOKEN, "secret_options = { splunk-token = secret_value(\"...\") }"),
    ];
    let is_there = |name: &str| {
        [&logs.options, &logs.secret_options.references].iter().any(|map| map.entries.contains_key(name))
    };
    let missing: Vec<_> = needed.into_iter().filter(|(name, _)| !is_there(name)).collect();
    if !missing.is_empty() {
        sink.push(missing_log_option(logs.driver.span, logs.driver.value.word(), &missing));
    }
}

/// What is said of a log group where there is none. The function that runs a job at its deployment (`is_run`) has one in any case.
fn unused(logs: &TaskLogs, is_run: bool, sink: &mut Sink) {
    let retention = logs.retention.written().filter(|_| !is_run);
    let key = logs.key.as_ref().map(Value::span).filter(|_| !is_run);
    let place = logs.driver.written().map(|driver| (driver, "the log driver"));
    let instead = if is_run {
        "the log group of the function goes with its stack"
    } else {
        "Splunk keeps the logs, and says how long"
    };
    for (name, span) in [("retention", retention), ("key", key), ("on_delete", logs.on_delete.written())] {
        let because = Because { with: "`driver = splunk`", place, instead };
        if let Some(span) = span {
            sink.push(without_use(span, name, because));
        }
    }
}

/// On an instance that does not offer the driver, ECS places no task.
fn offered(program: &Program, running: &Running, driver: LogDriver, sink: &mut Sink) {
    let Some(cluster) = program.cluster_of(running) else { return };
    let wanted = match driver {
        LogDriver::Awslogs => LoggingDriver::Awslogs,
        LogDriver::Splunk => LoggingDriver::Splunk,
    };
    let Some(List { place, is_here, drivers }) = list(program, cluster) else { return };
    let drivers = drivers.unwrap_or_else(|| LoggingDriver::OF_THE_IMAGE.map(LoggingDriver::word).to_vec());
    if drivers.contains(&wanted.word()) {
        return;
    }
    let span = running.workload.logs.block.driver.written().unwrap_or(running.workload.cluster.span);
    let offered = Offered { cluster: &cluster.reference(), place, drivers };
    sink.push(logging_driver_not_offered(span, wanted.word(), &offered, is_here));
}

/// The drivers that the instances of a cluster offer.
struct List<'a> {
    place: Place,
    /// Whether they are written out where they are used.
    is_here: bool,
    /// None where they are those of the image.
    drivers: Option<Vec<&'a str>>,
}

/// What another program's instances offer is known from its manifest only.
fn list<'a>(program: &'a Program, cluster: ClusterRef<'a>) -> Option<List<'a>> {
    match cluster {
        ClusterRef::Created(cluster) => match &cluster.block.instances.block.agent.block.logging_drivers {
            Some(list) => {
                let drivers = list.known()?.iter().map(|driver| driver.word()).collect();
                let is_here = cluster.span.contains(list.span);
                Some(List { place: Place::List(list.span), is_here, drivers: Some(drivers) })
            }
            None => Some(List { place: Place::Cluster(cluster.head), is_here: false, drivers: None }),
        },
        ClusterRef::Existing(cluster) => {
            let foreign = program.foreign(cluster.id)?;
            let drivers = &foreign.cluster()?.instances.as_ref()?.logging_drivers;
            let drivers = (!drivers.is_empty()).then(|| drivers.iter().map(String::as_str).collect());
            Some(List { place: Place::Manifest(foreign.span), is_here: false, drivers })
        }
    }
}
