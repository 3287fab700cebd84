"""A program of applications on the cluster of another program: linted, checked, deployed on it and deleted before it."""

import pytest
from harness.build import build
from harness.checkers import cfn_lint, unsound
from harness.deployment import Deployment, prepare
from harness.every import OF_APPLICATIONS
from harness.templates import load
from test_services import values

PLATFORM = "services"
NAME = "applications"
CLUSTER = "services-cluster-web"


@pytest.fixture(scope="module", params=["yaml", "json"])
def built(request):
    """The program, built in each format."""
    return build(NAME, request.param, "tests/conformance")


def test_the_platform_is_in_no_template(built):
    assert [stack.name for stack in built.stacks] == ["applications-service-shop", "applications-service-mailer"]


def test_cfn_lint_says_nothing(built):
    assert cfn_lint(built.stacks) == []


@pytest.mark.parametrize("check", OF_APPLICATIONS, ids=lambda check: check.__name__)
def test_the_templates_are_sound(built, check):
    assert unsound(built.stacks, check) == []


def test_the_stack_of_the_cluster_is_a_parameter(built):
    for stack in built.stacks:
        assert load(stack.path)["Parameters"]["WebClusterStack"]["Default"] == CLUSTER


def test_what_is_imported_the_platform_exports(built):
    exported = {export for stack in build(PLATFORM, "yaml", "tests/conformance").stacks if stack.name == CLUSTER for export in exports(load(stack.path))}
    imported = {name for stack in built.stacks for name in imports(load(stack.path))}
    assert imported == {"Cluster", "NetworkVpc", "SecurityGroup", "PublicRoutes", "PublicSecurityGroup", "PublicLoadBalancerFullName"}
    assert imported <= exported


def test_applications_come_after_their_platform_and_go_before_it(ministack):
    platform = Deployment(prepare(ministack.in_account("200000000913")), build(PLATFORM, "yaml", "tests/conformance"))
    platform.deploy()
    applications = Deployment(platform.cloud, build(NAME, "yaml", "tests/conformance"))
    applications.deploy()
    states = {stack.name: applications.stack(stack.name)["StackStatus"] for stack in applications.built.stacks}
    assert set(states.values()) == {"CREATE_COMPLETE"}, states
    exported = platform.exports()
    # Both run on the cluster of the platform.
    containers = platform.cloud.client("ecs")
    names = [applications.outputs(stack.name)["Service"] for stack in applications.built.stacks]
    described = containers.describe_services(cluster=exported[f"{CLUSTER}-Cluster"], services=names)["services"]
    assert sorted(service["serviceName"] for service in described) == sorted(names)
    # The rule is one of the platform's load balancer.
    rules = platform.cloud.client("elbv2").describe_rules(ListenerArn=exported[f"{CLUSTER}-PublicRoutes"])["Rules"]
    assert ["/shop/*"] in [values(rule) for rule in rules]
    applications.deploy(Tag="v2")
    applications.delete()
    platform.delete()


def exports(template):
    """What a stack exports, without its name."""
    for output in template["Outputs"].values():
        if "Export" in output:
            yield output["Export"]["Name"]["Fn::Sub"].removeprefix("${AWS::StackName}-")


def imports(value):
    """What is imported from the stack that the parameter names."""
    if isinstance(value, dict):
        if isinstance(value.get("Fn::ImportValue"), dict):
            yield value["Fn::ImportValue"]["Fn::Sub"].removeprefix("${WebClusterStack}-")
        for part in value.values():
            yield from imports(part)
    elif isinstance(value, list):
        for part in value:
            yield from imports(part)
