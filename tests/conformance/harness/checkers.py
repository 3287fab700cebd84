"""What general checkers have against the examples' templates: CloudFormation's own validator, Guard's rules, cdk-nag."""

import functools
import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path

from cloudformation_validate import CompositeEngine, CompositeEngineConfig, file_to_external_rule_source

from .build import EXAMPLES, ROOT, build
from .templates import load

HERE = Path(__file__).resolve().parents[1]

# Of every template: what is create-only (I9001), and that it carries no description of its architecture for machines (I4010).
INFORMATION = {"I4010", "I9001"}


@functools.cache
def failures():
    """By rule: the names of the examples that fail it."""
    found = defaultdict(set)
    for example in EXAMPLES:
        for rule in [*validator(example), *nag()[example]]:
            found[rule].add(example)
    return dict(found)


def validator(example):
    """The rules of CloudFormation's validator, and of Guard's registry, that an example fails."""
    for stack in build(example).stacks:
        for diagnostic in engine().validate_template(str(stack.path)).diagnostics:
            if diagnostic.rule_id not in INFORMATION:
                yield diagnostic.rule_id


@functools.cache
def engine():
    """The validator with the rules of the registry: making it takes longer than using it."""
    rules = sorted((HERE / "guard").glob("*.guard"))
    assert rules, "no rules"
    return CompositeEngine(CompositeEngineConfig(guard_rules=[file_to_external_rule_source(path) for path in rules]))


@functools.cache
def nag():
    """By example: the rules of cdk-nag's packs that it fails."""
    folder = ROOT / "target" / "conformance" / "nag"
    packages = subprocess.run([ROOT / "tests/npm", "tests/conformance/nag"], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    owners = {stack.path.name.removesuffix(".yaml"): stack.example for example in EXAMPLES for stack in build(example).stacks}
    files = [str(stack.path) for example in EXAMPLES for stack in build(example).stacks]
    done = subprocess.run(
        ["node", str(HERE / "nag/nag.js"), str(folder), *files],
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "NODE_PATH": f"{packages}/node_modules"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("{"), done.stderr
    found = defaultdict(set)
    for pack in json.loads(done.stdout)["pluginReports"]:
        for violation in pack["violations"]:
            # `AwsSolutions-IAM5[Resource::*]` names the wildcard, too.
            rule = re.sub(r"\[.*", "", violation["ruleName"], flags=re.DOTALL)
            for construct in violation["violatingConstructs"]:
                found[owners[construct["constructPath"].split("/")[0]]].add(rule)
    return found


def cfn_lint(stacks):
    """What cfn-lint says of the templates of stacks, a line each."""
    files = [str(stack.path) for stack in stacks]
    done = subprocess.run(["cfn-lint", "--format", "parseable", "--regions", "us-east-1", "--", *files], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout.splitlines()


def unsound(stacks, check):
    """What one of our own checks says of the templates of stacks, with their names."""
    return [f"{stack.name}: {diagnostic}" for stack in stacks for diagnostic in check(load(stack.path))]
