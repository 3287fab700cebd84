"""When an instance counts: the steps of signal-ready, in their order and in their time."""

import pytest
from instance import STARTING, option
from test_boot import boots

GROUPS = ("autoscaling", "elbv2")


def steps(instance):
    """What signal-ready did for its four steps, each once: those of the boot, and repetitions, aside."""
    found = []
    for call in instance.calls():
        match call:
            case ["curl", *_, "http://127.0.0.1:51678/v1/metadata"]:
                step = "agent"
            case ["aws", service, action, *_] if service in GROUPS:
                step = action
            case ["cfn-signal", *_]:
                step = "signal"
            case _:
                continue
        if found[-1:] != [step]:
            found.append(step)
    return found


def test_an_instance_takes_its_four_steps_in_order(launch):
    instance = boots(launch("full"))
    assert instance.signals() == [] and steps(instance) == [], "the agent does not start before the user data has ended"
    instance.fail("curl", times=2)
    instance.fail("autoscaling", times=2)
    instance.fail("unhealthy", times=3)
    assert instance.start_services().returncode == 0
    assert steps(instance) == ["agent", "describe-auto-scaling-instances", "complete-lifecycle-action", "describe-target-health", "signal"]
    assert instance.signals() == ["0"]
    assert instance.lifecycle() == "InService"


def test_the_hook_is_completed_for_this_instance(launch):
    instance = boots(launch("full"))
    instance.start_services()
    [call] = [call for call in instance.calls("aws") if "complete-lifecycle-action" in call]
    assert option(call, "--auto-scaling-group-name") == "the-AutoScalingGroup"
    assert option(call, "--instance-id") == "i-0123456789abcdef0"
    assert option(call, "--lifecycle-action-result") == "CONTINUE"
    group = instance.template.template["Resources"]["AutoScalingGroup"]["Properties"]
    [hook] = group["LifecycleHookSpecificationList"]
    assert option(call, "--lifecycle-hook-name") == hook["LifecycleHookName"]
    assert hook["LifecycleTransition"] == "autoscaling:EC2_INSTANCE_LAUNCHING" and hook["DefaultResult"] == "ABANDON"
    asked = [call for call in instance.calls("aws") if "describe-target-health" in call]
    assert [option(call, "--target-group-arn") for call in asked] == ["the-PublicTargetGroup"]
    assert [option(call, "--targets") for call in asked] == ["Id=i-0123456789abcdef0"]


@pytest.mark.parametrize("state", ["InService", "Pending:Proceed", "Standby", "None"])
def test_a_hook_that_nobody_waits_for_is_left_alone(launch, state):
    instance = boots(launch("plain"))
    (instance.state / "lifecycle").write_text(state)
    assert instance.start_services().returncode == 0
    assert steps(instance) == ["agent", "describe-auto-scaling-instances", "signal"]
    assert instance.signals() == ["0"]


def test_without_a_load_balancer_no_target_is_asked_for(launch):
    for instance in (boots(launch("plain")), boots(launch("deploy", Asked="false"))):
        assert instance.start_services().returncode == 0
        assert "describe-target-health" not in steps(instance)
        assert instance.signals() == ["0"]
    asked = boots(launch("deploy", StartupTimeout="900"))
    asked.start_services()
    assert steps(asked)[-2:] == ["describe-target-health", "signal"]


@pytest.mark.parametrize("agent", [None, STARTING, "", "<html>"])
def test_an_agent_that_does_not_register_is_a_failure(launch, agent):
    instance = boots(launch("full"))
    assert instance.start_services(agent).returncode != 0
    assert instance.signals() == ["1"]
    assert instance.lifecycle() == "Terminating", "the group replaces it"


@pytest.mark.parametrize(
    ("stub", "reason", "lifecycle"),
    [
        ("curl", "the ECS agent has not registered with its cluster", "Terminating"),
        ("autoscaling", "the lifecycle hook could not be completed", "Pending:Wait"),
        ("metadata", "the lifecycle hook could not be completed", "Pending:Wait"),
        ("elbv2", "the load balancer does not reach the agent", "InService"),
        ("unhealthy", "the load balancer does not reach the agent", "InService"),
    ],
)
@pytest.mark.parametrize("seconds", ["300", "900"])
def test_a_step_that_never_succeeds_is_reported_in_time(launch, stub, reason, lifecycle, seconds):
    instance = boots(launch("deploy", StartupTimeout=seconds))
    instance.fail(stub)
    assert instance.start_services().returncode != 0
    [call] = instance.calls("cfn-signal")
    assert option(call, "--exit-code") == "1" and option(call, "--reason") == reason
    assert instance.lifecycle() == lifecycle
    # A last look takes up to 34 seconds, which do not pass here; the 20 are those for the logs.
    assert instance.uptime() - 20 + 34 <= int(seconds)


def test_the_time_counts_from_the_launch(launch):
    """The hook's does, and what the boot has taken is not there again."""
    instance = boots(launch("deploy", StartupTimeout="600"))
    (instance.root / "proc/uptime").write_text("500.12 0.00\n")
    instance.start_services(agent=None)
    assert 560 < instance.uptime() <= 580
    [hook] = instance.template.resolve(instance.template.template["Resources"]["AutoScalingGroup"]["Properties"]["LifecycleHookSpecificationList"])
    assert hook["HeartbeatTimeout"] == "600"


def test_a_step_is_not_taken_before_the_one_before_it_has_succeeded(launch):
    instance = boots(launch("full"))
    instance.fail("autoscaling")
    instance.start_services()
    assert "describe-target-health" not in steps(instance)


def test_nobody_need_wait_for_the_signal(launch):
    """Outside of a creation and of an update CloudFormation refuses it, and the instance is as good."""
    instance = boots(launch("plain"))
    instance.fail("cfn-signal")
    assert instance.start_services().returncode == 0
    assert instance.signals() == ["0"]


def test_the_role_may_do_what_signal_ready_does(launch):
    for program, targets in (("full", True), ("plain", False)):
        resources = launch(program).template.template["Resources"]
        [policy] = [each for each in resources["InstanceRole"]["Properties"]["Policies"] if each["PolicyName"] == "ready"]
        statements = {action: each["Resource"] for each in policy["PolicyDocument"]["Statement"] for action in each["Action"]}
        own = "arn:${AWS::Partition}:autoscaling:${AWS::Region}:${AWS::AccountId}:autoScalingGroup:*:autoScalingGroupName/${AWS::StackName}-AutoScalingGroup-*"
        expected = {"autoscaling:DescribeAutoScalingInstances": "*", "autoscaling:CompleteLifecycleAction": {"Fn::Sub": own}}
        assert statements == expected | ({"elasticloadbalancing:DescribeTargetHealth": "*"} if targets else {})
