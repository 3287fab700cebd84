"""The deployed functions are invoked in the emulator with the real shapes of their events, under their own roles.

Calls are authorized against the emitted policies. Container instances and waiting terminations are our own additions to
the emulator (see its package), so that the functions have something to talk to.
"""

import json
import time

import pytest
from harness.build import build
from harness.deployment import Deployment, prepare
from harness.emulators import REGION

ACCOUNT = "300000000001"


@pytest.fixture(scope="module")
def platform(ministack):
    """Deployed, with two instances. The schedule is silenced: the tests are the clock."""
    deployment = Deployment(prepare(ministack.in_account(ACCOUNT)), build("platform"))
    deployment.deploy()
    for rule in deployment.cloud.client("events").list_rules()["Rules"]:
        deployment.cloud.client("events").disable_rule(Name=rule["Name"])
    return Platform(deployment)


@pytest.fixture(scope="module")
def minimal(ministack):
    """A cluster without a `scaling`, deployed: what drains it is all that its Lambda stack has."""
    deployment = Deployment(prepare(ministack.in_account("300000000002")), build("minimal"))
    deployment.deploy()
    for rule in deployment.cloud.client("events").list_rules()["Rules"]:
        deployment.cloud.client("events").disable_rule(Name=rule["Name"])
    return Platform(deployment)


class Platform:
    """The cluster and its functions, as a test speaks of them."""

    def __init__(self, deployment):
        self.deployment = deployment
        self.cluster = deployment.physical_id("Cluster")
        self.group = deployment.physical_id("AutoScalingGroup")
        self.ecs, self.autoscaling = deployment.cloud.client("ecs"), deployment.cloud.client("autoscaling")
        self.functions = deployment.cloud.client("lambda")

    def invoke(self, logical_id, event):
        """Fails with the function's own words if it does."""
        answer = self.functions.invoke(FunctionName=self.deployment.physical_id(logical_id), Payload=json.dumps(event))
        payload = answer["Payload"].read().decode()
        assert "FunctionError" not in answer, payload
        return payload

    def instances(self):
        """Instance id → lifecycle state."""
        [group] = self.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[self.group])["AutoScalingGroups"]
        return {each["InstanceId"]: each["LifecycleState"] for each in group["Instances"]}

    def resize(self, size):
        """So many instances, none of them registered."""
        self.autoscaling.set_desired_capacity(AutoScalingGroupName=self.group, DesiredCapacity=0)
        self.autoscaling.set_desired_capacity(AutoScalingGroupName=self.group, DesiredCapacity=size)
        return list(self.instances())

    def register(self, instance, cpu=2048, memory=7680, **more):
        """What the agent does when it starts."""
        resources = [{"name": "CPU", "type": "INTEGER", "integerValue": cpu}, {"name": "MEMORY", "type": "INTEGER", "integerValue": memory}]
        document = json.dumps({"instanceId": instance, "accountId": ACCOUNT, "region": REGION})
        answer = self.ecs.register_container_instance(cluster=self.cluster, instanceIdentityDocument=document, totalResources=resources, **more)
        return answer["containerInstance"]["containerInstanceArn"]

    def status(self, container_instance):
        """ACTIVE or DRAINING."""
        return self.ecs.describe_container_instances(cluster=self.cluster, containerInstances=[container_instance])["containerInstances"][0]["status"]

    def forget_instances(self):
        """Drains what earlier tests registered, so that it counts no more."""
        arns = self.ecs.list_container_instances(cluster=self.cluster, status="ACTIVE")["containerInstanceArns"]
        if arns:
            self.ecs.update_container_instances_state(cluster=self.cluster, containerInstances=arns, status="DRAINING")

    def schedulable(self):
        """The newest figure of the metric."""
        now = time.time()
        points = self.deployment.cloud.client("cloudwatch").get_metric_statistics(
            Namespace=self.environment("MetricFunction")["NAMESPACE"], MetricName="SchedulableContainers",
            Dimensions=[{"Name": "ClusterName", "Value": self.cluster}],
            StartTime=now - 600, EndTime=now + 60, Period=1, Statistics=["Sum", "SampleCount"],
        )["Datapoints"]
        newest = max(points, key=lambda point: point["Timestamp"])
        return newest["Sum"] / newest["SampleCount"]

    def environment(self, logical_id):
        """The variables that the template gives a function."""
        configuration = self.functions.get_function_configuration(FunctionName=self.deployment.physical_id(logical_id))
        return configuration["Environment"]["Variables"]

    def role(self, logical_id):
        """The name of a function's role."""
        configuration = self.functions.get_function_configuration(FunctionName=self.deployment.physical_id(logical_id))
        return configuration["Role"].rsplit("/", 1)[-1]

    def called(self, logical_id):
        """The actions that a function has called."""
        session = f":assumed-role/{self.role(logical_id)}/"
        return {call["action"] for call in self.deployment.cloud.calls() if session in call["caller"]}

    def allowed(self, logical_id):
        """The actions that a function's role allows, but for those of its log, which Lambda itself writes."""
        iam, role, actions = self.deployment.cloud.client("iam"), self.role(logical_id), set()
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            for statement in iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]["Statement"]:
                actions |= set(statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]])
        return {action for action in actions if not action.startswith("logs:")}

    def scheduled(self):
        """What EventBridge sends every minute."""
        return {
            "version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
            "source": "aws.events", "account": ACCOUNT, "time": "2026-11-22T12:00:00Z", "region": REGION,
            "resources": [f"arn:aws:events:{REGION}:{ACCOUNT}:rule/schedule"], "detail": {},
        }

    def termination(self, instance):
        """What EventBridge sends when an instance begins to wait for its hook."""
        return {
            "version": "0", "id": "468fe059-f4b7-445f-bb22-2a271b94974d", "detail-type": "EC2 Instance-terminate Lifecycle Action",
            "source": "aws.autoscaling", "account": ACCOUNT, "time": "2026-11-22T12:00:00Z", "region": REGION,
            "resources": [f"arn:aws:autoscaling:{REGION}:{ACCOUNT}:autoScalingGroup:0:autoScalingGroupName/{self.group}"],
            "detail": {
                "LifecycleActionToken": "87654321-4321-4321-4321-210987654321", "AutoScalingGroupName": self.group,
                "LifecycleHookName": self.environment("DrainFunction")["LIFECYCLE_HOOK"], "EC2InstanceId": instance,
                "LifecycleTransition": "autoscaling:EC2_INSTANCE_TERMINATING", "Origin": "AutoScalingGroup", "Destination": "EC2",
            },
        }

    def terminate(self, instance):
        """Scale-in, as far as the group is concerned."""
        self.autoscaling.terminate_instance_in_auto_scaling_group(InstanceId=instance, ShouldDecrementDesiredCapacity=True)


def test_an_empty_cluster_can_place_nothing(platform):
    platform.forget_instances()
    platform.invoke("MetricFunction", platform.scheduled())
    assert platform.schedulable() == 0


def test_the_metric_counts_what_fits(platform):
    platform.forget_instances()
    for instance in platform.resize(2):
        platform.register(instance, cpu=2048, memory=7680)
    time.sleep(1)  # the datapoint of the test before lies in another second
    platform.invoke("MetricFunction", platform.scheduled())
    shapes = json.loads(platform.environment("MetricFunction")["CONTAINERS"])
    assert platform.schedulable() == min(2 * min(2048 // each["cpu"], 7680 // each["memory"]) for each in shapes)


def test_an_instance_goes_once_its_tasks_have_ended(platform):
    leaving, staying = platform.resize(2)
    drained, active = platform.register(leaving), platform.register(staying)
    task = platform.ecs.start_task(cluster=platform.cluster, taskDefinition="web", containerInstances=[drained], group="service:web")["tasks"][0]["taskArn"]

    platform.terminate(leaving)
    assert platform.instances()[leaving] == "Terminating:Wait"
    platform.invoke("DrainFunction", platform.termination(leaving))
    assert platform.status(drained) == "DRAINING"
    platform.invoke("DrainFunction", platform.scheduled())
    assert platform.instances()[leaving] == "Terminating:Wait"

    platform.ecs.stop_task(cluster=platform.cluster, task=task)
    platform.invoke("DrainFunction", platform.scheduled())
    assert leaving not in platform.instances()
    assert platform.instances()[staying] == "InService"
    assert platform.status(active) == "ACTIVE"


def test_a_cluster_that_does_not_scale_has_hook_function_and_schedule(minimal):
    [stack] = [each.name for each in minimal.deployment.built.stacks if "-lambda-" in each.name]
    types = {each["LogicalResourceId"]: each["ResourceType"] for each in minimal.deployment.resources(stack).values()}
    assert types["LifecycleHook"] == "AWS::AutoScaling::LifecycleHook"
    assert types["DrainFunction"] == "AWS::Lambda::Function"
    assert types["Schedule"] == "AWS::Events::Rule"
    assert "AWS::CloudWatch::Alarm" not in types.values()


def test_a_cluster_that_does_not_scale_drains(minimal):
    leaving, staying = minimal.resize(2)
    drained, active = minimal.register(leaving), minimal.register(staying)
    task = minimal.ecs.start_task(cluster=minimal.cluster, taskDefinition="web", containerInstances=[drained], group="service:web")["tasks"][0]["taskArn"]
    minimal.terminate(leaving)
    minimal.invoke("DrainFunction", minimal.termination(leaving))
    assert minimal.status(drained) == "DRAINING"
    assert minimal.instances()[leaving] == "Terminating:Wait"
    minimal.ecs.stop_task(cluster=minimal.cluster, task=task)
    minimal.invoke("DrainFunction", minimal.scheduled())
    assert leaving not in minimal.instances()
    assert minimal.status(active) == "ACTIVE"


def test_an_instance_that_never_registered_goes_at_once(platform):
    leaving, _ = platform.resize(2)
    platform.terminate(leaving)
    platform.invoke("DrainFunction", platform.termination(leaving))
    assert leaving not in platform.instances()


def test_a_repeated_event_changes_nothing(platform):
    before = platform.instances()
    platform.invoke("DrainFunction", platform.termination("i-0123456789abcdef0"))
    assert platform.instances() == before


def test_an_instance_whose_agent_has_just_gone_is_waited_for(platform):
    leaving, _ = platform.resize(2)
    arn = platform.register(leaving, attributes=[{"name": "test.agent", "value": "away"}])
    platform.ecs.start_task(cluster=platform.cluster, taskDefinition="web", containerInstances=[arn])
    platform.terminate(leaving)
    platform.invoke("DrainFunction", platform.termination(leaving))
    assert platform.instances()[leaving] == "Terminating:Wait"


def test_the_rules_that_call_the_functions_match_their_events(platform):
    events, found = platform.deployment.cloud.client("events"), {}
    for rule in events.list_rules()["Rules"]:
        for target in events.list_targets_by_rule(Rule=rule["Name"])["Targets"]:
            found.setdefault(target["Arn"].rsplit(":", 1)[-1], []).append(rule)
    drain, metric = (platform.deployment.physical_id(name) for name in ("DrainFunction", "MetricFunction"))
    assert [rule["ScheduleExpression"] for rule in found[metric]] == ["rate(1 minute)"]
    assert "rate(1 minute)" in [rule.get("ScheduleExpression") for rule in found[drain]]
    [pattern] = [rule["EventPattern"] for rule in found[drain] if "EventPattern" in rule]
    mine = platform.termination("i-0123456789abcdef0")
    foreign = {**mine, "detail": {**mine["detail"], "AutoScalingGroupName": "another"}}
    assert events.test_event_pattern(EventPattern=pattern, Event=json.dumps(mine))["Result"] is True
    assert events.test_event_pattern(EventPattern=pattern, Event=json.dumps(foreign))["Result"] is False


# These two come last: they look back at what the tests above have made the functions do.


@pytest.mark.parametrize("function", ["MetricFunction", "DrainFunction"])
def test_a_role_allows_what_its_function_calls_and_no_more(platform, function):
    assert platform.called(function) == platform.allowed(function)


@pytest.mark.parametrize("function", ["MetricFunction", "DrainFunction"])
def test_a_role_is_worth_nothing_elsewhere(platform, function):
    name = platform.deployment.physical_id(function)
    leaving, _ = platform.resize(2)
    platform.terminate(leaving)
    variables = {**platform.environment(function), "CLUSTER": "another"}
    platform.functions.update_function_configuration(FunctionName=name, Environment={"Variables": variables})
    answer = platform.functions.invoke(FunctionName=name, Payload=json.dumps(platform.scheduled()))
    assert answer.get("FunctionError") and "AccessDenied" in answer["Payload"].read().decode()
