"""docs/security.md says which of checkov's checks fail on which example. checkov itself runs in the script `checkov`; here
stands what each of its failing checks asks, so that a change which makes one pass or fail is noticed with the test command.
"""

import re

import pytest
from harness import build
from harness.templates import load
from harness.worlds import worlds

DOCUMENT = build.ROOT / "docs" / "security.md"
FUNCTION, LISTENER, BALANCER = "AWS::Lambda::Function", "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::LoadBalancer"
GROUP, RULE = "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress"


def plain_http(properties):
    return properties["Protocol"] == "HTTP" and properties["DefaultActions"][0]["Type"] != "redirect"


def open_to_everyone(properties):
    # A rule that is a resource of its own has the fields of one in a group.
    rules = properties.get("SecurityGroupIngress", [properties] if "FromPort" in properties else [])
    return any(rule["FromPort"] == 80 and "0.0.0.0/0" == rule.get("CidrIp") for rule in rules)


def undescribed(properties):
    return any("Description" not in rule for rule in [*properties.get("SecurityGroupIngress", []), *properties.get("SecurityGroupEgress", [])])


def without_access_logs(properties):
    return not any(each == {"Key": "access_logs.s3.enabled", "Value": "true"} for each in properties["LoadBalancerAttributes"])


def wildcard_principal(properties):
    return any(each["Principal"] == {"AWS": "*"} for each in properties["KeyPolicy"]["Statement"])


# What fails each check: the types of the resources, and what their properties are then like.
FAILING = {
    "CKV_AWS_2": (LISTENER, plain_http),
    "CKV_AWS_103": (LISTENER, plain_http),
    "CKV_AWS_260": ((GROUP, RULE), open_to_everyone),
    "CKV_AWS_23": (GROUP, undescribed),
    "CKV_AWS_26": ("AWS::SNS::Topic", lambda properties: "KmsMasterKeyId" not in properties),
    "CKV_AWS_33": ("AWS::KMS::Key", wildcard_principal),
    "CKV_AWS_91": (BALANCER, lambda properties: properties["Type"] == "application" and without_access_logs(properties)),
    "CKV_AWS_115": (FUNCTION, lambda properties: "ReservedConcurrentExecutions" not in properties),
    "CKV_AWS_116": (FUNCTION, lambda properties: "DeadLetterConfig" not in properties),
    "CKV_AWS_117": (FUNCTION, lambda properties: "VpcConfig" not in properties),
    "CKV_AWS_149": ("AWS::SecretsManager::Secret", lambda properties: "KmsKeyId" not in properties),
    "CKV_AWS_158": ("AWS::Logs::LogGroup", lambda properties: "KmsKeyId" not in properties),
    "CKV_AWS_173": (FUNCTION, lambda properties: "KmsKeyArn" not in properties),
}


def rows():
    """The table: by check, the names of the examples, and the reason."""
    found = re.findall(r"^\| (CKV\w+) \|(.*)\|$", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    cells = {check: [each.strip() for each in rest.split(" | ")] for check, rest in found}
    return {check: (set(filter(None, ours.replace("*", "").split(", "))), why) for check, (_, ours, _, _, why) in cells.items()}


@pytest.mark.parametrize("check", FAILING)
def test_the_document_names_the_examples_that_fail(check):
    kind, fails = FAILING[check]
    failing = set()
    for stack in build.all_stacks():
        for world in worlds(load(stack.path)):
            if any(found in ((kind,) if isinstance(kind, str) else kind) and fails(properties) for _, found, properties in world.resources()):
                failing.add(stack.example)
    assert failing == rows()[check][0]


def test_every_failing_check_has_its_reason_and_its_test():
    failing = {check: why for check, (examples, why) in rows().items() if examples}
    assert all(failing.values()) and failing.keys() <= FAILING.keys()


def as_they_are():
    """By check: the examples whose templates fail it without a decision of their `Fn::If`, which are not in italics."""
    cells = re.findall(r"^\| (CKV\w+) \| [^|]* \| ([^|]*) \|", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {check: {name for name in cell.split(", ") if name and not name.startswith("*")} for check, cell in cells}


def test_at_most_nine_checks_fail_on_the_platforms_as_they_are():
    failing = [check for check, examples in as_they_are().items() if examples - build.BELOW.keys()]
    assert 0 < len(failing) <= 9


def test_the_document_counts_the_checks_that_fail():
    [said] = re.findall(r"\*\*(\d+)\*\* distinct checks fail on ours", DOCUMENT.read_text(encoding="utf-8"))
    assert int(said) == sum(1 for examples in as_they_are().values() if examples)
