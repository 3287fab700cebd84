"""Networks that a program creates: linted with every option, deployed without a way out, and given further zones."""

import itertools
import json

import pytest
from harness.build import built
from harness.checkers import INFORMATION, cfn_lint, engine, unsound
from harness.deployment import Deployment, prepare
from harness.every import OF_TEMPLATES
from harness.templates import load

accounts = map(str, itertools.count(210000000001))

# Of Guard's registry, with the reason: what a network has to do, or leaves to `override`.
ACCEPTED = {
    "CLOUDWATCH_LOG_GROUP_ENCRYPTED",  # flow logs hold addresses and ports, encrypted by CloudWatch's own key
    "IAM_NO_INLINE_POLICY_CHECK",  # a role and its only policy belong together
    "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE",  # flow logs ask about all log groups
    "NO_UNRESTRICTED_ROUTE_TO_IGW",  # the default route of the public subnets is what makes them public
    "SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE",  # endpoints admit the whole network
}

# moto leaves these out, or lists them without a physical id.
UNKNOWN_TO_MOTO = {
    "AWS::EC2::EgressOnlyInternetGateway",
    "AWS::EC2::VPCCidrBlock",
}


def program(name, form="yaml", *more):
    """One of the programs under `networks/`."""
    return built(name, f"tests/conformance/networks/{name}.ecs", form, *more)


@pytest.fixture(params=["every", "private"])
def each(request):
    """Either program."""
    return program(request.param)


def test_cfn_lint_says_nothing(each):
    assert cfn_lint([stack for form in ("yaml", "json") for stack in program(each.example, form).stacks]) == []


def test_the_validator_has_nothing_but_opinions():
    networks = [stack for stack in program("every").stacks if "-network-" in stack.name]
    assert len(networks) == 2
    for stack in networks:
        found = {diagnostic.rule_id for diagnostic in engine().validate_template(str(stack.path)).diagnostics}
        assert found - INFORMATION <= ACCEPTED, stack


@pytest.mark.parametrize("check", OF_TEMPLATES, ids=lambda check: check.__name__)
def test_templates_are_sound(each, check):
    assert unsound(each.stacks, check) == []


def test_moto_completes_every_option(moto):
    client = moto.client("cloudformation")
    deployment = Deployment(moto, program("every", "json"))
    for stack in deployment.built.stacks:
        template = load(stack.path)
        # moto's VPC has no IPv6 addresses to be cut.
        for resource in template["Resources"].values():
            if resource["Type"] == "AWS::EC2::Subnet":
                resource["Properties"].pop("Ipv6CidrBlock", None)
        template["Outputs"].pop("CidrBlockIPv6", None)
        client.create_stack(StackName=stack.name, TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_IAM"])
        assert deployment.stack(stack.name)["StackStatus"] == "CREATE_COMPLETE"
        resources = deployment.resources(stack.name)
        without = [
            f"{key} {each['Type']}"
            for key, each in template["Resources"].items()
            if each["Type"] not in UNKNOWN_TO_MOTO and not resources.get(key, {}).get("PhysicalResourceId")
        ]
        assert without == [], stack
        outputs = deployment.outputs(stack.name)
        assert [key for key in template["Outputs"] if not outputs.get(key)] == [], stack


class TestALife:
    """A network without a way out, with all that is in it: deployed, given zones, deleted."""

    @pytest.fixture(scope="class")
    def account(self, ministack):
        """An account with an image."""
        return prepare(ministack.in_account(next(accounts)))

    @pytest.fixture(scope="class")
    def deployed(self, account):
        """With two zones."""
        deployment = Deployment(account, program("private"))
        deployment.deploy()
        return deployment

    def test_completes_every_stack(self, deployed):
        for stack in deployed.built.stacks:
            assert deployed.stack(stack.name)["StackStatus"] == "CREATE_COMPLETE"
            resources = deployed.resources(stack.name)
            assert [key for key in load(stack.path)["Resources"] if not resources.get(key, {}).get("PhysicalResourceId")] == [], stack

    def test_the_network_comes_first(self, deployed):
        names = [stack.name for stack in deployed.built.stacks]
        assert names == ["private-network-main", "private-efs-shared", "private-cluster-web", "private-lambda-web"]

    def test_has_the_names_of_known_templates(self, deployed):
        exports = {name.removeprefix("private-network-main-") for name in deployed.exports()}
        assert exports >= {
            *("VPC", "AZs", "AZA", "AZB", "ClassB", "SubnetsPublic", "SubnetsPrivate", "SubnetsData", "EndpointS3"),
            *(f"{what}{tier}" for what in ("RouteTables", "SubnetA", "SubnetB", "RouteTableA") for tier in ("Public", "Private", "Data")),
        }

    def test_repeated_changes_nothing(self, deployed):
        printed = deployed.deploy()
        assert printed.count("No changes to deploy") == len(deployed.built.stacks), printed

    def test_a_further_zone_moves_nothing(self, deployed):
        before = subnets(deployed)
        # The emulator's region has three zones.
        wider = Deployment(deployed.cloud, program("private", "yaml", "--var", "zones=3"), deployed.ended)
        wider.deploy()
        after = subnets(wider)
        assert len(after) == len(before) + 3 == 9
        assert after.items() >= before.items()

    def test_is_deleted_in_reverse_order(self, deployed):
        deployed.delete()
        left = {each["StackName"] for each in deployed.cloud.client("cloudformation").describe_stacks()["Stacks"]}
        assert left == {"vpc"}


def subnets(deployment):
    """Logical id → id and addresses, of the subnets of the network."""
    client = deployment.cloud.client("ec2")
    blocks = {each["SubnetId"]: each["CidrBlock"] for each in client.describe_subnets()["Subnets"]}
    resources = deployment.resources("private-network-main")
    ids = {key: each["PhysicalResourceId"] for key, each in resources.items() if each["ResourceType"] == "AWS::EC2::Subnet"}
    return {key: (subnet, blocks[subnet]) for key, subnet in ids.items()}
