//! What the compiler adds to the stack of a workload has a cause there: each permission lets something be done that the stack does, and
//! each role, log group and access point is something's. A diagnostic would be of no use to anybody: that it is so is asserted.

use crate::cfn::{Map, Resource, Template, Value};

/// The logical ids that the compiler gives to roles and policies of a workload: a raw resource may be a role, too.
const PERMISSIONS: &[&str] =
    &["ExecutionRole", "SecretsPolicy", "TaskRole", "StateMachineRole", "ScheduleRole", "RunRole"];

/// What is there without a cause, in a template with a task definition. What the program writes itself, `permission`, raw resources
/// and overrides, is its own business.
pub fn without_cause(template: &Template) -> Vec<String> {
    let Some(stack) = Workload::of(template) else { return Vec::new() };
    let mut found: Vec<String> = stack.unused().map(|id| format!("nothing uses `{id}`")).collect();
    let permissions =
        generated(template).filter(|(id, resource)| PERMISSIONS.contains(&generated_id(id, resource)));
    for (id, resource) in permissions {
        for statement in statements(resource) {
            let Some(actions) = statement.get("Action") else { continue };
            let resources = statement.get("Resource");
            for action in leaves(actions).into_iter().filter_map(Value::as_str) {
                if !stack.has_cause(action, resources) {
                    found.push(format!("`{id}` allows `{action}`, which nothing does"));
                }
            }
        }
    }
    found
}

/// The resources as the compiler made them.
fn generated(template: &Template) -> impl Iterator<Item = (&String, &Resource)> {
    template.resources.iter().map(|(id, resource)| (id, resource.original.as_deref().unwrap_or(resource)))
}

/// The logical id that the compiler gave to a resource.
fn generated_id<'a>(id: &'a str, resource: &'a Resource) -> &'a str {
    resource.generated_id.as_deref().unwrap_or(id)
}

/// The maps of statements in the policies of a role, but for those of the program.
fn statements(resource: &Resource) -> Vec<&Map<Value>> {
    let policies = match resource.ty {
        "AWS::IAM::Role" => resource.properties.get("Policies"),
        "AWS::IAM::Policy" => resource.properties.get("PolicyDocument"),
        _ => None,
    };
    let mut all = Vec::new();
    for policy in policies.into_iter().flat_map(|policies| leaves(&policies.value)) {
        let of_program = matches!(policy, Value::Map(it) if it.get("PolicyName").and_then(Value::as_str) == Some("permissions"));
        if !of_program {
            policy.walk(&mut |value| match value {
                Value::Map(fields) if fields.contains_key("Action") => all.push(&**fields),
                _ => {}
            });
        }
    }
    all
}

/// A stack with a task definition.
struct Workload<'a> {
    template: &'a Template,
    task: &'a Resource,
}

/// What the compiler adds for something else, by the logical ids that it gives.
const FOR_OTHERS: &[&str] = &[
    "ExecutionRole",
    "TaskRole",
    "StateMachineRole",
    "ScheduleRole",
    "RunRole",
    "LogGroup",
    "RunLogGroup",
    "TargetGroup",
    "TaskDefinition",
];

impl<'a> Workload<'a> {
    fn of(template: &'a Template) -> Option<Self> {
        let is_task = |(id, resource): &(&String, &Resource)| {
            generated_id(id, resource) == "TaskDefinition" && resource.ty == "AWS::ECS::TaskDefinition"
        };
        let (_, task) = generated(template).find(is_task)?;
        Some(Self { template, task })
    }

    /// What no other resource refers to, among what is there for others.
    fn unused(&self) -> impl Iterator<Item = &'a String> {
        let resources = generated(self.template);
        let for_others = resources.filter(|(id, resource)| FOR_OTHERS.contains(&generated_id(id, resource)));
        for_others.map(|(id, _)| id).filter(|id| !self.is_referred_to(id))
    }

    fn is_referred_to(&self, id: &str) -> bool {
        let others = generated(self.template).filter(|(other, _)| *other != id);
        others.flat_map(|(_, resource)| resource.properties.values()).any(|property| {
            let mut is_found = false;
            property.value.walk(&mut |value| is_found |= refers_to(value, id));
            is_found
        })
    }

    /// Whether the stack does what an action lets it do.
    fn has_cause(&self, action: &str, resources: Option<&Value>) -> bool {
        match action {
            "logs:CreateLogStream" | "logs:PutLogEvents" => {
                resources.into_iter().flat_map(leaves).all(|group| self.is_written_to(group))
            }
            "ecr:GetAuthorizationToken"
            | "ecr:BatchCheckLayerAvailability"
            | "ecr:BatchGetImage"
            | "ecr:GetDownloadUrlForLayer" => self.values_of("Image").flat_map(leaves).any(may_be_of_ecr),
            "secretsmanager:GetSecretValue" | "ssm:GetParameters" => {
                resources.into_iter().flat_map(leaves).all(|secret| self.is_read(secret))
            }
            "kms:Decrypt" => !self.secrets().is_empty(),
            "ssmmessages:CreateControlChannel"
            | "ssmmessages:CreateDataChannel"
            | "ssmmessages:OpenControlChannel"
            | "ssmmessages:OpenDataChannel" => self.any_of_all(opens_shells),
            "elasticfilesystem:ClientMount" | "elasticfilesystem:ClientRootAccess" => {
                self.values_of("EFSVolumeConfiguration").next().is_some()
            }
            "elasticfilesystem:ClientWrite" => self.values_of("MountPoints").flat_map(leaves).any(
                |mount| !matches!(mount, Value::Map(it) if it.get("ReadOnly") == Some(&Value::Bool(true))),
            ),
            "ecs:RunTask" | "ecs:DescribeTasks" | "ecs:StopTask" | "ecs:TagResource" | "iam:PassRole" => {
                self.any("AWS::StepFunctions::StateMachine") || self.runs_itself()
            }
            "events:DescribeRule" | "events:PutRule" | "events:PutTargets" => {
                self.any("AWS::StepFunctions::StateMachine")
            }
            "states:StartExecution" => self.any("AWS::Scheduler::Schedule"),
            "cloudformation:DescribeStacks" => self.runs_itself(),
            _ => false,
        }
    }

    /// Whether a container or a function logs to a group.
    fn is_written_to(&self, group: &Value) -> bool {
        match group {
            Value::GetAtt(id, _) => self.is_in("LogConfiguration", id) || self.is_logged_to(id),
            _ => false,
        }
    }

    /// Whether the deployment runs the task.
    fn runs_itself(&self) -> bool {
        self.any("AWS::CloudFormation::CustomResource")
    }

    fn any(&self, ty: &str) -> bool {
        self.any_of_all(|resource| resource.ty == ty)
    }

    fn any_of_all(&self, is_it: impl Fn(&Resource) -> bool) -> bool {
        generated(self.template).any(|(_, resource)| is_it(resource))
    }

    /// The values of a field of the task definition, wherever in it that is.
    fn values_of(&self, name: &'static str) -> impl Iterator<Item = &'a Value> {
        let mut found = Vec::new();
        for property in self.task.properties.values() {
            property.value.walk(&mut |value| {
                if let Value::Map(fields) = value {
                    found.extend(fields.get(name));
                }
            });
        }
        found.into_iter()
    }

    fn texts_of(&self, name: &'static str) -> Vec<String> {
        self.values_of(name).flat_map(leaves).map(text).collect()
    }

    fn secrets(&self) -> Vec<String> {
        [self.texts_of("ValueFrom"), self.texts_of("CredentialsParameter")].concat()
    }

    /// Whether a container reads a secret. What a permission names has no key of a JSON document, and six characters more.
    fn is_read(&self, secret: &Value) -> bool {
        let secret = text(secret);
        let name = secret.strip_suffix("-??????").unwrap_or(&secret);
        self.secrets().iter().any(|read| read.starts_with(name))
    }

    fn is_in(&self, field: &'static str, id: &str) -> bool {
        self.values_of(field).any(|value| {
            let mut is_found = false;
            value.walk(&mut |part| is_found |= refers_to(part, id));
            is_found
        })
    }

    /// Whether a function or a state machine logs to a group.
    fn is_logged_to(&self, group: &str) -> bool {
        generated(self.template).any(|(_, resource)| {
            let logs =
                resource.properties.get("LoggingConfig").or(resource.properties.get("LoggingConfiguration"));
            logs.is_some_and(|logs| {
                let mut is_found = false;
                logs.value.walk(&mut |part| is_found |= refers_to(part, group));
                is_found
            })
        })
    }
}

/// Whether a value is or contains in its text a reference to a resource.
fn refers_to(value: &Value, id: &str) -> bool {
    match value {
        Value::Ref(other) | Value::GetAtt(other, _) => other == id,
        Value::Sub(text) | Value::SubWith(text, _) => {
            text.contains(&format!("${{{id}}}")) || text.contains(&format!("${{{id}."))
        }
        _ => false,
    }
}

/// The values that a value may be, or that its list may have: both sides of each choice.
fn leaves(value: &Value) -> Vec<&Value> {
    match value {
        Value::If(_, then, otherwise) => [leaves(then), leaves(otherwise)].concat(),
        Value::List(items) => items.iter().flat_map(leaves).collect(),
        Value::Ref(name) if name == "AWS::NoValue" => Vec::new(),
        value => vec![value],
    }
}

/// Whether a service, a state machine or a function runs tasks into which a shell can be opened.
fn opens_shells(resource: &Resource) -> bool {
    let mut is_found = resource.properties.contains_key("EnableExecuteCommand");
    for property in resource.properties.values() {
        property.value.walk(&mut |value| match value {
            Value::Map(fields) => is_found |= fields.contains_key("EnableExecuteCommand"),
            Value::String(text) | Value::Sub(text) | Value::SubWith(text, _) => {
                is_found |= text.contains("nableExecuteCommand");
            }
            _ => {}
        });
    }
    is_found
}

/// Whether an image is in ECR, or is one that only the deployment knows.
fn may_be_of_ecr(image: &Value) -> bool {
    match image {
        Value::String(text) => text.contains(".dkr.ecr."),
        _ => true,
    }
}

/// A value as one text, by which two are compared.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) | Value::Sub(text) => text.to_string(),
        other => format!("{other:?}"),
    }
}
