//! Alarms: each is on a metric that there is, with the dimensions that it has, and tells somebody.

use std::collections::BTreeMap;
use std::fs;

use ecsc::aws::metrics;
use ecsc::compile::{Compilation, SourceText};
use ecsc::emit::{self, Format};
use serde_json::{Value, json};

use crate::examples::compiled;
use crate::support::{codes, path};

/// What is wrong with the alarms of a template. The oracles of generated programs ask for it, too.
pub(crate) fn problems(template: &Value) -> Vec<String> {
    let resources = template["Resources"].as_object().into_iter().flatten();
    let alarms = resources.filter(|(_, resource)| resource["Type"] == "AWS::CloudWatch::Alarm");
    alarms.flat_map(|(id, alarm)| of_alarm(id, &alarm["Properties"])).collect()
}

fn of_alarm(id: &str, alarm: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let parts = alarm["Metrics"].as_array().into_iter().flatten();
    let calculated = parts.clone().filter(|part| part["MetricStat"].is_object());
    let mut series: Vec<(&Value, &Value)> =
        calculated.map(|part| (&part["MetricStat"]["Metric"], &part["MetricStat"]["Period"])).collect();
    if alarm["Namespace"].is_string() {
        series.push((alarm, &alarm["Period"]));
    }
    if series.is_empty() {
        found.push(format!("alarm: {id} watches nothing"));
    }
    for (metric, period) in series {
        found.extend(of_metric(metric, period).map(|problem| format!("alarm: {id}: {problem}")));
    }
    let mut returned = parts.filter(|part| part["ReturnData"] == true);
    if alarm["Metrics"].is_array() && (returned.next().is_none() || returned.next().is_some()) {
        found.push(format!("alarm: {id} does not compare one figure"));
    }
    let (period, periods) = (&alarm["Period"], &alarm["EvaluationPeriods"]);
    if let (Some(period), Some(periods)) = (period.as_i64(), periods.as_i64())
        && period * periods > 86_400
    {
        found.push(format!("alarm: {id} looks at more than a day"));
    }
    if alarm["TreatMissingData"].is_null() {
        found.push(format!("alarm: {id} does not say what missing data means"));
    }
    found
}

/// What is wrong with a metric, and the seconds that are looked at.
fn of_metric(metric: &Value, period: &Value) -> Option<String> {
    let (namespace, name) = (metric["Namespace"].as_str()?, metric["MetricName"].as_str()?);
    let Some(known) = metrics::find(namespace, name) else {
        return Some(format!("the table has no metric {namespace} {name}"));
    };
    let dimensions = metric["Dimensions"].as_array().into_iter().flatten();
    let names: Vec<&str> = dimensions.filter_map(|dimension| dimension["Name"].as_str()).collect();
    if !known.has_dimensions(&names) {
        return Some(format!("{name} is not published with {names:?}"));
    }
    let period = period.as_i64().unwrap_or(i64::MAX);
    // With detailed monitoring an instance has a value every minute.
    let every = if namespace == "AWS/EC2" { 60 } else { known.every };
    (period < every).then(|| format!("{name} has a value every {every} s, and {period} s are looked at"))
}

/// The templates of a program, by the names of their stacks.
fn templates(compilation: &Compilation) -> BTreeMap<String, Value> {
    let json = |template: &_| serde_json::from_str(&emit::template(template, Format::Json)).unwrap();
    compilation.stacks.iter().map(|stack| (stack.name.clone(), json(&stack.template))).collect()
}

fn program(text: &str) -> BTreeMap<String, Value> {
    let compilation = compiled("shop", vec![SourceText::new("a.ecs", text)], Format::Json);
    assert!(!compilation.has_errors(), "{:?}", codes(&compilation));
    templates(&compilation)
}

/// All alarms of a program, by their logical ids.
fn alarms(templates: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let resources = templates.values().flat_map(|template| template["Resources"].as_object().unwrap());
    let alarms = resources.filter(|(_, resource)| resource["Type"] == "AWS::CloudWatch::Alarm");
    alarms.map(|(id, alarm)| (id.clone(), alarm.clone())).collect()
}

#[test]
fn every_alarm_of_every_program_is_on_a_metric_that_there_is() {
    let mut programs: Vec<SourceText> = Vec::new();
    for folder in ["tests/golden", "examples"] {
        let folders = fs::read_dir(path(folder)).unwrap().map(|entry| entry.unwrap().path());
        for file in
            folders.filter(|folder| !folder.ends_with("format")).flat_map(|it| fs::read_dir(it).unwrap())
        {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|extension| extension == "ecs") {
                programs.push(SourceText::new("a.ecs", fs::read_to_string(file).unwrap()));
            }
        }
    }
    let (mut found, mut number) = (Vec::new(), 0);
    for source in programs {
        let all = templates(&compiled("shop", vec![source], Format::Json));
        number += alarms(&all).len();
        found.extend(all.values().flat_map(problems));
    }
    assert_eq!(found, [""; 0]);
    assert!(number > 300, "{number}");
}

/// Everything that has alarms, with `@` where the alerts are declared.
const ALL: &str = r#"
project "shop" {
  alerts = alerts.ops
}
existing network "main" {
  stack = "vpc"
  zones = 2
}
@
volume "data" {
  network    = network.main
  throughput = bursting
}
cluster "web" {
  network = network.main
  instances { type = "m5.large" }
}
listener "front" {
  cluster = cluster.web
  http {}
}
scaling "web" {
  cluster = cluster.web
  size    = 2..8
  container {
    cpu    = 256
    memory = 512MiB
  }
}
"#;

const CREATED: &str = "alerts \"ops\" { email = [\"ops@example.com\"] }";
const OPTIONAL: &str =
    "param alert_stack: stack_name?\nexisting alerts \"ops\" { stack = param.alert_stack }";

/// The alarms that scale the cluster: their actions are policies.
const SCALING: [&str; 2] = ["ShortageAlarm", "ExcessAlarm"];

/// What the templates of the post watch, each row with what watches it here. Their alarms on the age and the dead letters of the drain's
/// queue have others in their place, because there is no queue: an instance that waits too long, and a function that fails.
const POST: &[(&str, &[&str])] = &[
    ("load balancer 5xx", &["FrontLoadBalancer5xxAlarm"]),
    ("target 5xx", &["FrontTarget5xxAlarm"]),
    ("rejected connections", &["FrontRejectedConnectionsAlarm"]),
    ("target connection errors", &["FrontTargetConnectionErrorsAlarm"]),
    ("CPU of the group", &["InstanceCpuAlarm"]),
    ("CPU and memory reserved", &["CpuReservedAlarm", "MemoryReservedAlarm"]),
    ("CPU and memory used", &["CpuAlarm", "MemoryAlarm"]),
    ("drain queue: age", &["StuckAlarm"]),
    ("drain queue: dead letters", &["DrainErrorsAlarm"]),
    (
        "event rules: failed invocations",
        &["DrainScheduleFailedAlarm", "DrainTerminationFailedAlarm", "MetricScheduleFailedAlarm"],
    ),
    ("function: errors", &["DrainErrorsAlarm", "MetricErrorsAlarm"]),
    ("function: throttles", &["DrainThrottlesAlarm", "MetricThrottlesAlarm"]),
    ("scaling itself", &["ShortageAlarm", "ExcessAlarm", "SilenceAlarm", "AtMaximumAlarm"]),
    ("volume: percentage of the limit", &["IoLimitAlarm"]),
    ("volume: burst credits", &["BurstCreditsAlarm"]),
];

#[test]
fn each_row_of_the_post_has_its_alarm_and_each_alarm_tells_somebody() {
    let all = alarms(&program(&ALL.replace('@', CREATED)));
    for (row, ids) in POST {
        for id in *ids {
            assert!(all.contains_key(*id), "{row}: {id}");
        }
    }
    let topic = json!([{ "Fn::ImportValue": { "Fn::Sub": "${OpsAlertsStack}-TopicARN" } }]);
    for (id, alarm) in all.iter().filter(|(id, _)| !SCALING.contains(&id.as_str())) {
        assert_eq!(alarm["Properties"]["AlarmActions"], topic, "{id}");
        assert!(alarm["Condition"].is_null(), "{id}");
    }
}

#[test]
fn without_alerts_there_are_only_the_alarms_of_the_scaling() {
    let text = ALL.replace('@', "").replace("alerts = alerts.ops", "");
    let all = alarms(&program(&text));
    let ids: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(ids, ["ExcessAlarm", "ShortageAlarm", "SilenceAlarm"]);
    assert!(all["SilenceAlarm"]["Properties"]["AlarmActions"].is_null());
}

#[test]
fn where_the_alerts_may_be_absent_all_that_notifies_is_under_that_condition() {
    let templates = program(&ALL.replace('@', OPTIONAL));
    for (id, alarm) in alarms(&templates) {
        match id.as_str() {
            "ShortageAlarm" | "ExcessAlarm" => assert!(alarm["Condition"].is_null(), "{id}"),
            "SilenceAlarm" => {
                assert!(alarm["Condition"].is_null());
                let actions = &alarm["Properties"]["AlarmActions"]["Fn::If"];
                assert_eq!(actions[0], "HasAlertStack");
                assert_eq!(actions[2], json!({ "Ref": "AWS::NoValue" }));
            }
            _ => assert_eq!(alarm["Condition"], "HasAlertStack", "{id}"),
        }
    }
    let group = &templates["shop-cluster-web"]["Resources"]["AutoScalingGroup"]["Properties"];
    assert_eq!(group["NotificationConfigurations"]["Fn::If"][0], "HasAlertStack");
    let drain = &templates["shop-lambda-web"]["Resources"]["DrainFunction"]["Properties"];
    assert_eq!(drain["Handler"]["Fn::If"], json!(["HasAlertStack", "index.watched", "index.handler"]));
}

#[test]
fn the_group_tells_of_instances_that_it_cannot_launch_or_terminate() {
    let templates = program(&ALL.replace('@', CREATED));
    let group = &templates["shop-cluster-web"]["Resources"]["AutoScalingGroup"]["Properties"];
    let types = &group["NotificationConfigurations"][0]["NotificationTypes"];
    let wanted = ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR", "autoscaling:EC2_INSTANCE_TERMINATE_ERROR"];
    assert_eq!(*types, json!(wanted));
}

#[test]
fn the_function_is_as_it_is_without_alerts_where_nobody_asks_for_what_it_publishes() {
    let plain = program(&ALL.replace('@', "").replace("alerts = alerts.ops", ""));
    let off = "instances { type = \"m5.large\" }\n  alarm \"${each.key}\" {\n    for_each = [\"stuck\", \"launches\"]\n    when = false\n  }";
    let text = ALL.replace('@', CREATED).replace("instances { type = \"m5.large\" }", off);
    let watched = program(&ALL.replace('@', CREATED));
    let code = |templates: &BTreeMap<String, Value>| {
        templates["shop-lambda-web"]["Resources"]["DrainFunction"]["Properties"].clone()
    };
    assert_eq!(code(&program(&text)), code(&plain));
    assert_ne!(code(&watched), code(&plain));
    assert_eq!(code(&watched)["Handler"], "index.watched");
}
