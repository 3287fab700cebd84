"""43 mistakes that cost hours, planted into our own templates: what a general checker of templates could say of each."""

import copy
import json
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Mistake:
    """One edit of one template."""

    number: int
    title: str
    stack: str
    plant: Callable[[dict], None]

    def planted(self, template):
        """The template with the mistake, which must change it."""
        edited = copy.deepcopy(template)
        self.plant(edited["Resources"])
        assert edited != template, f"{self.number} changes nothing"
        # What nothing refers to any more would be a second mistake.
        used = json.dumps([edited["Resources"], edited.get("Outputs"), edited.get("Conditions")])
        edited["Parameters"] = {name: each for name, each in template.get("Parameters", {}).items() if f'"{name}"' in used or f"${{{name}}}" in used}
        if edited["Parameters"] != template.get("Parameters", {}):
            del edited["Metadata"]["AWS::CloudFormation::Interface"]
        return edited


def set_to(resource, path, value):
    """An edit that sets a property; the steps of its path are names and numbers, and one that ends in `+` appends."""

    def plant(resources):
        *steps, last = path.split(".")
        node = resources[resource]["Properties"]
        for step in steps:
            node = node[int(step) if step.isdigit() else step]
        if last == "+":
            node.append(value)
        else:
            node[int(last) if last.isdigit() else last] = value

    return plant


def without(resource, path):
    """An edit that removes a property."""

    def plant(resources):
        *steps, last = path.split(".")
        node = resources[resource]["Properties"]
        for step in steps:
            node = node[int(step) if step.isdigit() else step]
        del node[int(last) if last.isdigit() else last]

    return plant


def without_policy(role, name):
    """An edit that removes a policy of a role."""

    def plant(resources):
        properties = resources[role]["Properties"]
        properties["Policies"] = [policy for policy in properties["Policies"] if policy["PolicyName"] != name]

    return plant


def without_statement(role, action):
    """An edit that removes the statements of a role that allow an action."""

    def plant(resources):
        for policy in resources[role]["Properties"]["Policies"]:
            document = policy["PolicyDocument"]
            document["Statement"] = [each for each in document["Statement"] if action not in each["Action"]]

    return plant


def all_of(*edits):
    """Several edits that are one mistake."""

    def plant(resources):
        for edit in edits:
            edit(resources)

    return plant


def gone(*names):
    """An edit that removes resources, and what waits for them."""

    def plant(resources):
        for name in names:
            del resources[name]

    return plant


TASK = "TaskDefinition"
MAIN = "ContainerDefinitions.0"
SIDECAR = "ContainerDefinitions.1"
SIX = ["/a", "/b", "/c", "/d", "/e", "/f"]


def canary(resources):
    """An edit that makes the deployment a canary. The rule that it names is no longer waited for by name."""
    service = resources["Service"]
    service["Properties"]["DeploymentConfiguration"] = {"Strategy": "CANARY", "CanaryConfiguration": {"CanaryPercent": 10, "CanaryBakeTimeInMinutes": 5}}
    service["DependsOn"].remove("RuleOne")


def paths(*values):
    """A condition of a rule by path."""
    return {"Field": "path-pattern", "PathPatternConfig": {"Values": list(values)}}


def hosts(*values):
    """A condition of a rule by host."""
    return {"Field": "host-header", "HostHeaderConfig": {"Values": list(values)}}


# What the rule's first action would be.
LOGIN = {
    "Type": "authenticate-oidc",
    "Order": 1,
    "AuthenticateOidcConfig": {
        "Issuer": "https://login.example.com",
        "AuthorizationEndpoint": "https://login.example.com/authorize",
        "TokenEndpoint": "https://login.example.com/token",
        "UserInfoEndpoint": "https://login.example.com/user",
        "ClientId": "shop",
        "ClientSecret": "{{resolve:secretsmanager:shop/login}}",
    },
}

MISTAKES = [
    Mistake(1, "a size that Fargate does not have: 256 CPU units and 4 GiB", "service-tasks", set_to(TASK, "Memory", "4096")),
    Mistake(2, "Fargate in bridge mode", "service-tasks", set_to(TASK, "NetworkMode", "bridge")),
    Mistake(3, "six values in one condition", "service-api", set_to("RuleOne", "Conditions.0", paths(*SIX))),
    Mistake(4, "`awslogs` without a region", "service-api", without(TASK, f"{MAIN}.LogConfiguration.Options.awslogs-region")),
    Mistake(5, "a canary without an alternate target group", "service-api", all_of(canary, set_to("Service", "LoadBalancers.0.AdvancedConfiguration", {"ProductionListenerRule": {"Fn::GetAtt": ["RuleOne", "RuleArn"]}}))),
    Mistake(6, "targets by instance for tasks with addresses of their own", "service-tasks", set_to("TargetGroup", "TargetType", "instance")),
    Mistake(7, "targets by address for tasks in bridge mode", "service-api", set_to("TargetGroup", "TargetType", "ip")),
    Mistake(8, "a container of the load balancer that is not there", "service-api", set_to("Service", "LoadBalancers.0.ContainerName", "nobody")),
    Mistake(9, "a port of the load balancer that is not there", "service-api", set_to("Service", "LoadBalancers.0.ContainerPort", 9999)),
    Mistake(10, "as many must run as may run", "service-api", set_to("Service", "DeploymentConfiguration.MaximumPercent", 100)),
    Mistake(
        11,
        "half of one task must run, and one and a half may",
        "service-api",
        all_of(set_to("Service", "DesiredCount", 1), set_to("Service", "DeploymentConfiguration", {"MinimumHealthyPercent": 50, "MaximumPercent": 150})),
    ),
    Mistake(
        12,
        "a fixed port on the instance, and more tasks than instances during a deployment",
        "service-api",
        all_of(set_to(TASK, f"{MAIN}.PortMappings.0.HostPort", 8080), set_to("Service", "DesiredCount", 8)),
    ),
    Mistake(13, "two rules with one priority", "service-api", all_of(set_to("RuleOne", "Priority", 7), set_to("RuleTwo", "Priority", 7))),
    Mistake(14, "two rules with one condition", "service-api", set_to("RuleTwo", "Conditions.0", paths("/one/*"))),
    Mistake(
        15,
        "a rule behind a wider one",
        "service-api",
        all_of(set_to("RuleOne", "Priority", 7), set_to("RuleTwo", "Priority", 8), set_to("RuleTwo", "Conditions.0", paths("/one/two/*"))),
    ),
    Mistake(
        16,
        "six values over two conditions",
        "service-api",
        set_to("RuleOne", "Conditions", [hosts("a.example.com", "b.example.com", "c.example.com"), paths("/a", "/b", "/c")]),
    ),
    Mistake(17, "a secret that the role may not read", "service-api", without_policy("ExecutionRole", "secrets")),
    Mistake(18, "a log group that the role may not write", "service-api", without_policy("ExecutionRole", "logs")),
    Mistake(19, "a log group that nobody makes", "service-api", set_to(TASK, f"{MAIN}.LogConfiguration.Options.awslogs-group", "/shop/api")),
    Mistake(20, "a file system by IAM without TLS", "service-api", set_to(TASK, "Volumes.0.EFSVolumeConfiguration.TransitEncryption", "DISABLED")),
    Mistake(21, "a file system that the role may not mount", "service-api", without_policy("TaskRole", "mounts")),
    Mistake(22, "a root directory beside an access point", "service-api", set_to(TASK, "Volumes.0.EFSVolumeConfiguration.RootDirectory", "/api")),
    Mistake(23, "exec without its permission", "service-api", without_policy("TaskRole", "exec")),
    Mistake(24, "exec on a root file system that is read-only", "service-api", set_to(TASK, f"{MAIN}.ReadonlyRootFilesystem", True)),
    Mistake(25, "a load balancer that does not reach the tasks", "service-tasks", gone("Ingress8080FromApp")),
    Mistake(26, "private subnets without a way to the registry", "network-main", gone("RouteAPrivate", "RouteBPrivate", "RouteCPrivate")),
    Mistake(27, "waiting for the health of a container without a check", "service-api", without(TASK, f"{SIDECAR}.HealthCheck")),
    Mistake(28, "containers that wait for each other", "service-api", set_to(TASK, f"{SIDECAR}.DependsOn", [{"ContainerName": "api", "Condition": "START"}])),
    Mistake(29, "containers larger than the task", "service-tasks", set_to(TASK, f"{SIDECAR}.Memory", 1024)),
    Mistake(30, "a reservation above the limit", "service-api", set_to(TASK, f"{MAIN}.MemoryReservation", 1024)),
    Mistake(31, "a launch type beside a strategy", "service-tasks", set_to("Service", "LaunchType", "FARGATE")),
    Mistake(
        32,
        "weights that are all 0",
        "service-tasks",
        set_to("Service", "CapacityProviderStrategy", [{"CapacityProvider": "FARGATE", "Weight": 0}, {"CapacityProvider": "FARGATE_SPOT", "Weight": 0}]),
    ),
    Mistake(33, "a number of tasks beside their scaling", "service-worker", set_to("Service", "DesiredCount", 1)),
    Mistake(34, "a least number above the largest", "service-worker", set_to("ScalableTarget", "MinCapacity", 8)),
    Mistake(35, "three minutes for stopping on Fargate", "service-tasks", set_to(TASK, f"{MAIN}.StopTimeout", 180)),
    Mistake(36, "a check that takes as long as its interval", "service-api", set_to("TargetGroup", "HealthCheckTimeoutSeconds", 10)),
    Mistake(
        37,
        "a canary behind a login",
        "service-api",
        all_of(
            canary,
            set_to(
                "Service",
                "LoadBalancers.0.AdvancedConfiguration",
                {
                    "AlternateTargetGroupArn": {"Ref": "TargetGroup"},
                    "ProductionListenerRule": {"Fn::GetAtt": ["RuleOne", "RuleArn"]},
                    "RoleArn": {"Fn::GetAtt": ["TaskRole", "Arn"]},
                },
            ),
            set_to("RuleOne", "Actions", [LOGIN, {"Type": "forward", "Order": 2, "TargetGroupArn": {"Ref": "TargetGroup"}}]),
        ),
    ),
    Mistake(38, "the image `latest`", "service-api", set_to(TASK, f"{MAIN}.Image", "nginx:latest")),
    Mistake(39, "four vCPU on an instance with two", "service-api", set_to(TASK, f"{MAIN}.Cpu", 4096)),
    Mistake(40, "an image for another processor than the instances have", "service-api", set_to(TASK, "RuntimePlatform.CpuArchitecture", "ARM64")),
    Mistake(41, "a state machine that may not pass the roles of the task", "job-report", without_statement("StateMachineRole", "iam:PassRole")),
    Mistake(42, "a grace of five seconds", "service-api", set_to("Service", "HealthCheckGracePeriodSeconds", 5)),
    Mistake(
        43,
        "five minutes of draining and two of stopping on spot instances",
        "service-spot",
        all_of(set_to("TargetGroup", "TargetGroupAttributes", [{"Key": "deregistration_delay.timeout_seconds", "Value": "300"}]), set_to(TASK, f"{MAIN}.StopTimeout", 120)),
    ),
]
