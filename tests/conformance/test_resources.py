"""Resources that a program writes itself, of a dozen services, and an override: linted, checked and deployed as an example is."""

import pytest
from harness import checks
from harness.build import build
from harness.checkers import cfn_lint, unsound
from harness.deployment import Deployment, prepare
from harness.templates import load

NAME = "resources"


@pytest.fixture(scope="module", params=["yaml", "json"])
def built(request):
    """The program, built in each format."""
    return build(NAME, request.param, "tests/conformance")


def types(built):
    """The resource types of the program's own stack."""
    [own] = [stack for stack in built.stacks if stack.name == "resources-resources"]
    return {each["Type"] for each in load(own.path)["Resources"].values()}


def test_a_dozen_services_are_among_them(built):
    assert len({each.split("::")[1] for each in types(built)}) >= 12


def test_cfn_lint_says_nothing(built):
    assert cfn_lint(built.stacks) == []


# Types and references are cfn-lint's: our own checks know the types that the compiler makes.
@pytest.mark.parametrize("check", [checks.everything_declared_is_used, checks.parameters_are_sound, checks.exports_are_unique_and_prefixed])
def test_the_templates_are_sound(built, check):
    assert unsound(built.stacks, check) == []


def test_the_override_is_in_the_template(built):
    [cluster] = [stack for stack in built.stacks if stack.name == "resources-cluster-web"]
    assert load(cluster.path)["Resources"]["AutoScalingGroup"]["Properties"]["TerminationPolicies"] == ["OldestInstance"]


def test_it_is_deployed_and_deleted(ministack):
    deployment = Deployment(prepare(ministack.in_account("200000000901")), build(NAME, "yaml", "tests/conformance"))
    deployment.deploy()
    states = {stack.name: deployment.stack(stack.name)["StackStatus"] for stack in deployment.built.stacks}
    assert states == {stack.name: "CREATE_COMPLETE" for stack in deployment.built.stacks}
    own = deployment.resources("resources-resources")
    assert len(own) == 13 and all(each.get("PhysicalResourceId") for each in own.values())
    exports = deployment.exports()
    assert exports["resources-resources-ClientsGroupId"].startswith("sg-")
    assert exports["resources-resources-Table"] == deployment.outputs("resources-resources")["Table"]
    group = deployment.physical_id("AutoScalingGroup")
    [found] = deployment.cloud.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"]
    assert found["TerminationPolicies"] == ["OldestInstance"]
    deployment.delete()
