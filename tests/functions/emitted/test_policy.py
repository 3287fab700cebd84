"""The comparison itself: on a stack written by hand, it finds whatever is wrong and nothing else."""

import copy
import json
import os
import re
from pathlib import Path

import pytest
from policy_sentry.shared.iam_data import get_service_prefix_data

from conftest import SOURCES
from policy import diagnostics
from recorder import RESOURCE_TYPES
from template import Template, listed

STACK = json.loads((Path(__file__).parent / "lambda-stack.json").read_text())
JOB = json.loads((Path(__file__).parent / "job-stack.json").read_text())
RECORDED = json.loads(Path(os.environ["RECORDED_CALLS"]).read_text())
# The actions that the functions of a cluster's stack call. That of a job is in another stack.
OF_A_CLUSTER = {call["action"] for call in RECORDED if call["function"] in ("drain", "metric")}


@pytest.fixture
def stack():
    return copy.deepcopy(STACK)


def statements(stack, function="Drain"):
    [policy] = stack["Resources"][f"{function}FunctionRole"]["Properties"]["Policies"]
    return policy["PolicyDocument"]["Statement"]


def statement(stack, action, function="Drain"):
    [found] = [each for each in statements(stack, function) if action in each["Action"]]
    return found


def variables(stack, function="Drain"):
    return stack["Resources"][f"{function}Function"]["Properties"]["Environment"]["Variables"]


def compare(stack, **values):
    return diagnostics(Template(stack, values), RECORDED)


def allow(stack, action, like):
    found = copy.deepcopy(statement(stack, like))
    statements(stack).append(found | {"Action": [action]})


def with_stop(stack):
    variables(stack)["STANDALONE_TASKS"] = "stop"
    allow(stack, "ecs:StopTask", like="ecs:DescribeTasks")


def with_long_drain(stack):
    variables(stack)["DRAIN_TIMEOUT"] = "14400"
    allow(stack, "autoscaling:RecordLifecycleActionHeartbeat", like="autoscaling:CompleteLifecycleAction")


def test_a_policy_of_just_the_calls_is_right(stack):
    assert compare(stack) == []


def test_stopping_standalone_tasks_and_long_drains_need_one_action_more_each(stack):
    with_stop(stack)
    assert compare(stack) == []
    with_long_drain(stack)
    assert compare(stack) == []


def test_stopping_tasks_without_the_permission_is_found(stack):
    variables(stack)["STANDALONE_TASKS"] = "stop"
    assert compare(stack) == ["DrainFunctionRole: ecs:StopTask on arn:aws:ecs:us-east-1:123456789012:task/web/id "
                              "is called and not allowed"]


def test_a_permission_for_heartbeats_that_never_come_is_found(stack):
    with_long_drain(stack)
    variables(stack)["DRAIN_TIMEOUT"] = "7200"
    assert compare(stack) == [
        "DrainFunctionRole: autoscaling:RecordLifecycleActionHeartbeat is allowed and never called so"]


def test_a_timeout_known_only_when_deployed_is_short(stack):
    stack["Parameters"]["Timeout"] = {"Type": "Number", "Default": 900}
    variables(stack)["DRAIN_TIMEOUT"] = {"Ref": "Timeout"}
    assert compare(stack) == []


def test_a_choice_made_only_when_deployed_needs_the_permissions_of_both(stack):
    stack["Parameters"]["Standalone"] = {"Type": "String", "Default": "wait"}
    with_stop(stack)
    variables(stack)["STANDALONE_TASKS"] = {"Ref": "Standalone"}
    assert compare(stack) == []


@pytest.mark.parametrize(("function", "action"), [
    ("Drain" if action.startswith("autoscaling") or "Task" in action or "Update" in action else "Metric", action)
    for action in sorted(OF_A_CLUSTER) if "Stop" not in action and "Heartbeat" not in action
] + [("Drain", "ecs:ListContainerInstances"), ("Drain", "logs:PutLogEvents"), ("Metric", "logs:CreateLogStream")])
def test_a_missing_action_is_found(stack, function, action):
    found = statement(stack, action, function)
    rest = [each for each in listed(found["Action"]) if each != action]
    found["Action"] = rest or ["sts:GetCallerIdentity"]
    problems = [each for each in compare(stack) if "GetCallerIdentity" not in each]
    assert problems
    assert all(each.startswith(f"{function}FunctionRole: {action} on ") and each.endswith("called and not allowed")
               for each in problems)


@pytest.mark.parametrize("action", [
    "ecs:StopTask", "ecs:DeregisterContainerInstance", "autoscaling:SetDesiredCapacity"])
def test_an_action_too_many_is_found(stack, action):
    allow(stack, action, like="ecs:DescribeTasks")
    assert compare(stack) == [f"DrainFunctionRole: {action} is allowed and never called so"]


def test_the_right_action_in_a_statement_too_many_is_found(stack):
    allow(stack, "ecs:StopTask", like="ecs:DescribeTasks")
    statements(stack)[-1] |= {"Action": "ecs:DescribeTasks", "Resource": "arn:aws:ecs:us-east-1:123456789012:task/x/*"}
    assert compare(stack) == ["DrainFunctionRole: ecs:DescribeTasks is allowed and never called so"]


@pytest.mark.parametrize("action", ["ecs:*", "ecs:Describe*", "*"])
def test_a_wildcard_in_an_action_is_found(stack, action):
    statement(stack, "ecs:DescribeTasks")["Action"] = [action]
    assert f"DrainFunctionRole: {action} is a wildcard" in compare(stack)


@pytest.mark.parametrize(("function", "action"), [
    ("Drain", "ecs:ListContainerInstances"), ("Drain", "ecs:UpdateContainerInstancesState"),
    ("Drain", "ecs:DescribeTasks"), ("Drain", "autoscaling:CompleteLifecycleAction"), ("Drain", "logs:PutLogEvents"),
    ("Metric", "ecs:DescribeContainerInstances"),
])
def test_a_resource_that_is_too_wide_is_found(stack, function, action):
    statement(stack, action, function)["Resource"] = "*"
    assert any(action in each and each.endswith("beyond the function's own") for each in compare(stack))


def test_a_wide_resource_narrowed_by_a_condition_is_right(stack):
    statement(stack, "ecs:DescribeTasks").update(Resource="*", Condition={"ArnEquals": {"ecs:cluster": {
        "Fn::Sub": ["arn:aws:ecs:${AWS::Region}:${AWS::AccountId}:cluster/${Cluster}",
                    {"Cluster": variables(stack)["CLUSTER"]}]}}})
    assert compare(stack) == []


def test_a_condition_that_no_call_meets_is_found(stack):
    statement(stack, "autoscaling:CompleteLifecycleAction")["Condition"] = {
        "StringEquals": {"autoscaling:ResourceTag/project": "shop"}}
    assert any("CompleteLifecycleAction" in each and each.endswith("called and not allowed") for each in compare(stack))


def test_publishing_into_any_namespace_is_found(stack):
    del statement(stack, "cloudwatch:PutMetricData", "Metric")["Condition"]
    assert compare(stack) == [
        "MetricFunctionRole: cloudwatch:PutMetricData is allowed on * with {'cloudwatch:namespace': 'other'}, "
        "beyond the function's own"]


def test_publishing_into_another_namespace_than_allowed_is_found(stack):
    statement(stack, "cloudwatch:PutMetricData", "Metric")["Condition"]["StringEquals"]["cloudwatch:namespace"] = "x"
    assert compare(stack)[0] == "MetricFunctionRole: cloudwatch:PutMetricData on * is called and not allowed"


def test_a_stack_without_the_functions_is_not_right():
    alarm = {"Type": "AWS::CloudWatch::Alarm"}
    assert compare({"Resources": {}}) == ["DrainFunction: the template has no such function"]
    assert compare({"Resources": {"ShortageAlarm": alarm}}) == [
        "MetricFunction: the template has no such function", "DrainFunction: the template has no such function"]


def test_a_managed_policy_is_found(stack):
    stack["Resources"]["MetricFunctionRole"]["Properties"]["ManagedPolicyArns"] = ["arn:aws:iam::aws:policy/X"]
    assert compare(stack) == ["MetricFunctionRole: ManagedPolicyArns adds permissions that no call needs"]


def test_a_policy_beside_the_role_counts_as_its_own(stack):
    properties = stack["Resources"]["DrainFunctionRole"]["Properties"]
    [policy] = properties.pop("Policies")
    stack["Resources"]["DrainFunctionPolicy"] = {
        "Type": "AWS::IAM::Policy", "Properties": policy | {"Roles": [{"Ref": "DrainFunctionRole"}]}}
    assert compare(stack) == []


@pytest.mark.parametrize("change", [
    {"Effect": "Deny"}, {"NotAction": "x"}, {"Condition": {"Bool": {"aws:SecureTransport": "true"}}},
    {"Resource": {"Fn::If": ["A", "*", "x"]}}, {"Resource": {"Fn::ImportValue": "else-where"}},
    {"Resource": {"Ref": "Unknown"}},
])
def test_what_cannot_be_evaluated_is_reported(stack, change):
    statement(stack, "ecs:DescribeTasks").update(change)
    [problem] = compare(stack)
    assert problem.startswith("DrainFunction: ")


def test_names_may_come_as_parameters_or_from_the_same_stack(stack):
    stack["Parameters"] |= {"WebCluster": {"Type": "String"}}
    text = json.dumps(stack)
    nested = text.replace(json.dumps(variables(stack)["CLUSTER"]), '{"Ref": "WebCluster"}')
    assert compare(json.loads(nested), WebCluster="web") == []
    assert "WebCluster has no default" in compare(json.loads(nested))[0]
    stack["Resources"] |= {"Web": {"Type": "AWS::ECS::Cluster"},
                           "Group": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {}}}
    single = json.dumps(stack).replace(json.dumps(variables(stack)["CLUSTER"]), '{"Ref": "Web"}').replace(
        json.dumps(variables(stack)["AUTO_SCALING_GROUP"]), '{"Ref": "Group"}')
    assert compare(json.loads(single)) == []


# The function of a job

@pytest.fixture
def job():
    return copy.deepcopy(JOB)


def of_job(job, action):
    return next(
        each for policy in job["Resources"]["RunRole"]["Properties"]["Policies"]
        for each in policy["PolicyDocument"]["Statement"] if action in each["Action"])


def test_a_policy_of_just_the_calls_of_a_job_is_right(job):
    assert compare(job) == []


@pytest.mark.parametrize("action", ["ecs:RunTask", "ecs:DescribeTasks", "ecs:StopTask", "ecs:TagResource", "iam:PassRole",
                                    "cloudformation:DescribeStacks"])
def test_what_a_job_may_not_do_is_found(job, action):
    of_job(job, action)["Action"].remove(action)
    assert {f"RunRole: {action}"} == {problem.split(" on ")[0] for problem in compare(job)}


def test_what_a_job_may_do_elsewhere_is_found(job):
    of_job(job, "ecs:RunTask").pop("Condition")
    of_job(job, "iam:PassRole")["Condition"] = {"StringLike": {"iam:PassedToService": "*"}}
    of_job(job, "cloudformation:DescribeStacks")["Resource"] = "arn:aws:cloudformation:us-east-1:123456789012:stack/*"
    found = compare(job)
    assert all("beyond the function's own" in problem for problem in found)
    assert {problem.split()[1] for problem in found} == {"iam:PassRole", "cloudformation:DescribeStacks"}


# What was recorded

@pytest.mark.parametrize("action", sorted(RESOURCE_TYPES))
def test_the_resource_of_each_action_is_the_one_that_aws_documents(action):
    service, name = action.split(":")
    documented = get_service_prefix_data(service)["privileges"][name]["resource_types"]
    assert {kind for kind in documented if kind} == ({RESOURCE_TYPES[action]} - {None})


def test_every_configuration_has_been_recorded():
    seen = {tuple(sorted(call["configuration"].items())) for call in RECORDED if call["function"] == "drain"}
    assert seen == {(("DRAIN_TIMEOUT", timeout), ("STANDALONE_TASKS", standalone))
                    for timeout in ("short", "long") for standalone in ("wait", "stop")}


@pytest.mark.parametrize("name", ["metric", "drain"])
def test_the_docstring_names_just_the_actions_that_are_called(name):
    text = (SOURCES / f"{name}.py").read_text().split('"""')[1]
    assert set(re.findall(r"\b[a-z]+:[A-Z]\w+", text)) == {
        call["action"] for call in RECORDED if call["function"] == name}
