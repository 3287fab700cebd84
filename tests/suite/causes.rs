//! Permissions and names that the compiler adds have a cause. The compiler asserts it of every template; here is shown that it would find one
//! without.

use ecsc::cfn::{Template, Value};
use ecsc::verify::without_cause;

use crate::support::compile_text;

/// A service that does all that permissions are for, and a job of each kind.
const PROGRAM: &str = r#"
existing network "main" {
  stack = "vpc"
  zones = 2
}

volume "shared" {
  network = network.main
}

cluster "web" {
  network = network.main

  instances {
    security_groups = [volume.shared.security_group]
  }
}

service "api" {
  cluster     = cluster.web
  image       = ecr("shop/api", "v1")
  exec        = true
  secrets     = { URL = secret_value("shop/database", "url"), TOKEN = ssm("/shop/token") }
  secrets_key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"

  mount "/data" {
    volume = volume.shared
    path   = "/api"
    uid    = 1000
    gid    = 1000
  }

  permission {
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:eu-west-1:123456789012:orders"]
  }
}

job "report" {
  cluster  = cluster.web
  image    = ecr("shop/report", "v1")
  schedule = "cron(0 3 * * ? *)"
}

job "migrate" {
  cluster = cluster.web
  image   = ecr("shop/api", "v1")
  run     = on_deploy
}
"#;

fn templates() -> Vec<Template> {
    let compilation = compile_text("causes.ecs", PROGRAM);
    assert!(!compilation.stacks.is_empty(), "{:?}", compilation.diagnostics);
    compilation.stacks.into_iter().map(|stack| stack.template).collect()
}

/// The template of the only stack whose task definition is used so.
fn template(ty: &str) -> Template {
    let has = |template: &Template| template.resources.values().any(|resource| resource.ty == ty);
    templates().into_iter().find(has).unwrap()
}

#[test]
fn what_the_compiler_adds_has_a_cause() {
    for template in templates() {
        assert_eq!(without_cause(&template), Vec::<String>::new());
    }
}

/// Each edit takes a cause away, and what is without it then is found.
#[test]
fn what_has_no_cause_any_more_is_found() {
    let set = |template: &mut Template, id: &str, property: &'static str, value: Value| {
        template.resources.get_mut(id).unwrap().properties.insert(property.into(), value.into());
    };
    let found = |template: &Template, what: &str| {
        let found = without_cause(template);
        assert!(found.iter().any(|problem| problem.contains(what)), "{what}: {found:?}");
    };
    let mut service = template("AWS::ECS::Service");
    service.resources.get_mut("Service").unwrap().properties.shift_remove("EnableExecuteCommand");
    found(&service, "ssmmessages:OpenDataChannel");
    let mut service = template("AWS::ECS::Service");
    set(&mut service, "TaskDefinition", "Volumes", Value::list(Vec::<Value>::new()));
    found(&service, "elasticfilesystem:ClientMount");
    let mut service = template("AWS::ECS::Service");
    set(&mut service, "TaskDefinition", "ContainerDefinitions", Value::list(Vec::<Value>::new()));
    for what in [
        "ecr:BatchGetImage",
        "ssm:GetParameters",
        "secretsmanager:GetSecretValue",
        "logs:PutLogEvents",
        "ClientWrite",
    ] {
        found(&service, what);
    }
    let mut service = template("AWS::ECS::Service");
    set(&mut service, "TaskDefinition", "TaskRoleArn", "arn".into());
    found(&service, "nothing uses `TaskRole`");
    let mut job = template("AWS::Scheduler::Schedule");
    job.resources.retain(|_, resource| resource.ty != "AWS::Scheduler::Schedule");
    found(&job, "states:StartExecution");
    let mut job = template("AWS::CloudFormation::CustomResource");
    job.resources.retain(|_, resource| resource.ty != "AWS::CloudFormation::CustomResource");
    found(&job, "iam:PassRole");
}

#[test]
fn what_the_program_allows_is_its_own_business() {
    let service = template("AWS::ECS::Service");
    assert!(format!("{:?}", service.resources["TaskRole"]).contains("sqs:SendMessage"));
}
