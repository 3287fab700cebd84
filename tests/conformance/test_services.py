"""Services on a cluster: linted, checked, deployed, updated to another version and deleted."""

import pytest
from harness.build import ROOT, build
from harness.checkers import cfn_lint, unsound
from harness.deployment import Deployment, prepare
from harness.every import OF_APPLICATIONS
from harness.templates import load

NAME = "services"


@pytest.fixture(scope="module", params=["yaml", "json"])
def built(request):
    """The program, built in each format."""
    return build(NAME, request.param, "tests/conformance")


def test_the_web_service_takes_a_dozen_lines():
    source = (ROOT / "tests/conformance/services/services.ecs").read_text(encoding="utf-8")
    service = source.split('service "api" {')[1].split("\n}\n")[0]
    assert len(service.splitlines()) + 1 <= 12


def test_cfn_lint_says_nothing(built):
    assert cfn_lint(built.stacks) == []


@pytest.mark.parametrize("check", OF_APPLICATIONS, ids=lambda check: check.__name__)
def test_the_templates_are_sound(built, check):
    assert unsound(built.stacks, check) == []


def test_a_rule_comes_before_the_service_that_it_leads_to(built):
    for stack in built.stacks:
        resources = load(stack.path)["Resources"]
        if "Rule" in resources:
            assert resources["Service"]["DependsOn"] == ["Rule"], stack


def test_versions_come_and_go(ministack):
    deployment = Deployment(prepare(ministack.in_account("200000000911")), build(NAME, "yaml", "tests/conformance"))
    deployment.deploy()
    states = {stack.name: deployment.stack(stack.name)["StackStatus"] for stack in deployment.built.stacks}
    assert states == {stack.name: "CREATE_COMPLETE" for stack in deployment.built.stacks}
    assert image(deployment).endswith("/shop/api:v1")
    deployment.deploy(Tag="v2")
    assert image(deployment).endswith("/shop/api:v2")
    balancing = deployment.cloud.client("elbv2")
    exports = deployment.exports()
    rules = balancing.describe_rules(ListenerArn=exports["services-cluster-web-PublicRoutes"])["Rules"]
    # The narrower one comes first.
    paths = {int(rule["Priority"]): rule for rule in rules if rule["Priority"] not in ("default", "50000")}
    ordered = [values(paths[number]) for number in sorted(paths)]
    assert ordered[0] == ["/internal/*"] and ordered[1] == ["admin.example.com", "/admin/*"], ordered
    assert sorted(ordered[2:4]) == [["/api/*"], ["/shop/*"]] and ordered[4] == ["old.example.com"], ordered
    deployment.delete()


def image(deployment):
    """The image of the newest revision that the service runs."""
    containers = deployment.cloud.client("ecs")
    [service] = containers.describe_services(
        cluster=deployment.exports()["services-cluster-web-Cluster"], services=[deployment.outputs("services-service-api")["Service"]]
    )["services"]
    definition = containers.describe_task_definition(taskDefinition=service["taskDefinition"])["taskDefinition"]
    [container] = definition["containerDefinitions"]
    return container["image"]


def values(rule):
    """The values of all conditions of a rule."""
    found = [condition.get("Values") or next((part["Values"] for key, part in condition.items() if key.endswith("Config")), []) for condition in rule["Conditions"]]
    return [value for part in found for value in part]
