"""moto's opinion of the same templates, where it can check: see harness/second_opinion.py for what it cannot."""

import json

import pytest
from harness.build import BELOW, EXAMPLES, build
from harness.deployment import Deployment, parameters, prepare
from harness.second_opinion import LEFT_OUT, WITHOUT_ID, edited
from harness.templates import load, of_type


@pytest.fixture(scope="module")
def account(moto):
    """With the VPC stack and the image; the examples' stacks have names of their own."""
    return prepare(moto)


@pytest.fixture(scope="module")
def certificate(account):
    """moto asks its own store for the certificate of a listener."""
    return account.client("acm").request_certificate(DomainName="internal.example.com")["CertificateArn"]


# Of one that stands on others moto leaves out what it would import.
@pytest.fixture(scope="module", params=[example for example in EXAMPLES if example not in BELOW])
def deployed(request, account, certificate):
    """An example, stack by stack."""
    values = parameters("common", request.param)
    if "Certificate" in values:
        values["Certificate"] = certificate
    deployment = Deployment(account, build(request.param, "json"))
    client = account.client("cloudformation")
    for stack in deployment.built.stacks:
        template = edited(load(stack.path))
        given = [{"ParameterKey": key, "ParameterValue": value} for key, value in values.items() if key in template.get("Parameters", {})]
        client.create_stack(StackName=stack.name, TemplateBody=json.dumps(template), Parameters=given, Capabilities=stack.entry["capabilities"])
    return deployment


def test_every_stack_completes(deployed):
    assert {deployed.stack(stack.name)["StackStatus"] for stack in deployed.built.stacks} == {"CREATE_COMPLETE"}


def test_every_resource_that_moto_knows_has_a_physical_id(deployed):
    for stack in deployed.built.stacks:
        resources = deployed.resources(stack.name)
        for logical_id, resource in load(stack.path)["Resources"].items():
            if "Condition" in resource or resource["Type"] in LEFT_OUT | WITHOUT_ID:
                continue
            assert resources.get(logical_id, {}).get("PhysicalResourceId"), f"{stack}.{logical_id}"


def test_every_unconditional_output_has_a_value(deployed):
    for stack in deployed.built.stacks:
        values = deployed.outputs(stack.name)
        missing = [key for key, output in load(stack.path)["Outputs"].items() if "Condition" not in output and not values.get(key)]
        assert missing == [], stack


def test_the_last_stack_goes_first(deployed):
    client = deployed.cloud.client("cloudformation")
    # moto keeps a VPC for what was deleted with its stack.
    stacks = [stack for stack in deployed.built.stacks if not of_type(load(stack.path), "AWS::EC2::VPC")]
    for stack in reversed(stacks):
        client.delete_stack(StackName=stack.name)
    left = {each["StackName"] for each in client.describe_stacks()["Stacks"]}
    assert left.isdisjoint(stack.name for stack in stacks)
