"""Templates as CloudFormation would hand them to an instance: every intrinsic function resolved."""

import base64
import functools
import json
import os
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NO_VALUE = object()
PSEUDO = {
    "AWS::StackName": "platform-cluster-web",
    "AWS::Region": "eu-west-1",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::Partition": "aws",
    "AWS::AccountId": "123456789012",
    "AWS::StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/platform-cluster-web/0a1b",
    "AWS::NoValue": NO_VALUE,
}
# What the stacks of volumes export, by the end of the export's name.
EXPORTS = {"FileSystem": "fs-0123456789abcdef0", "AccessPointUploads": "fsap-0123456789abcdef0"}


@functools.cache
def build(program):
    """The templates of tests/boot/programs/PROGRAM.ecs, by stack name."""
    out = ROOT / "target" / "boot" / program
    subprocess.run(["rm", "-rf", out], check=True)
    command = [os.environ["ECSC"], "build", str(HERE / "programs" / f"{program}.ecs"), "--out", str(out), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)} exited with {done.returncode}:\n{done.stdout}{done.stderr}"
    return {path.stem: json.loads(path.read_text()) for path in sorted(out.glob("*/*.json")) if not path.name.endswith(("manifest.json", ".map.json"))}


def cluster(program):
    """The template of the program's cluster."""
    [template] = [each for name, each in build(program).items() if "-cluster-" in name]
    return template


def scaling(program):
    """The template of the program's functions."""
    [template] = [each for name, each in build(program).items() if "-lambda-" in name]
    return template


class Resolver:
    """A template with values for its parameters."""

    def __init__(self, template, **parameters):
        self.template = template
        declared = template.get("Parameters", {})
        unknown = parameters.keys() - declared.keys()
        assert not unknown, f"no parameters: {unknown}"
        self.values = {name: each.get("Default") for name, each in declared.items()} | parameters

    def user_data(self):
        """What the instance runs."""
        data = self.template["Resources"]["LaunchTemplate"]["Properties"]["LaunchTemplateData"]
        return base64.b64decode(self.resolve(data["UserData"])).decode()

    def init(self):
        """What cfn-init gets."""
        return self.resolve(self.template["Resources"]["LaunchTemplate"]["Metadata"]["AWS::CloudFormation::Init"])

    def resolve(self, node):
        """The value of a part of the template."""
        if isinstance(node, list):
            values = [self.resolve(each) for each in node]
            return [each for each in values if each is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            [(name, argument)] = node.items()
            function = {"Ref": self.ref, "Fn::GetAtt": self.attribute, "Fn::Sub": self.sub, "Fn::If": self.choose}.get(name)
            if function:
                return function(argument)
            if name == "Fn::Base64":
                return base64.b64encode(self.resolve(argument).encode()).decode()
            if name == "Fn::Join":
                return argument[0].join(str(self.resolve(each)) for each in argument[1])
            if name == "Fn::ImportValue":
                stack, _, export = self.resolve(argument).rpartition("-")
                assert stack, "an import from a stack without a name fails the deployment"
                return EXPORTS.get(export, f"{stack}-{export}")
            assert not name.startswith("Fn::"), f"{name} is not expected here"
        values = {key: self.resolve(each) for key, each in node.items()}
        return {key: each for key, each in values.items() if each is not NO_VALUE}

    def ref(self, name):
        """The value of a parameter, or a made-up physical id."""
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.values:
            assert self.values[name] is not None, f"the parameter {name} has no value"
            return self.values[name]
        self.must_be_there(name)
        return f"arn:aws:secretsmanager:eu-west-1:123456789012:secret:{name}" if name == "RegistryAuth" else f"the-{name}"

    def attribute(self, argument):
        """A made-up attribute."""
        logical_id, name = argument if isinstance(argument, list) else argument.split(".", 1)
        self.must_be_there(logical_id)
        return f"the-{logical_id}-{name}"

    def must_be_there(self, logical_id):
        """CloudFormation refuses a reference to a resource whose condition is false, wherever it stands."""
        assert logical_id in self.template["Resources"], f"nothing is called {logical_id}"
        condition = self.template["Resources"][logical_id].get("Condition")
        assert condition is None or self.holds({"Condition": condition}), f"{logical_id} is not there"

    def sub(self, argument):
        """Text with its placeholders filled; `${!x}` becomes `${x}`."""
        text, values = (argument, {}) if isinstance(argument, str) else argument

        def fill(match):
            name = match[1]
            if name.startswith("!"):
                return "${" + name[1:] + "}"
            if name in values:
                return str(self.resolve(values[name]))
            return str(self.attribute(name) if "." in name and name not in PSEUDO else self.ref(name))

        return re.sub(r"\$\{([^}]*)\}", fill, text)

    def choose(self, argument):
        """One side of an `Fn::If`; the other is not looked at, as an import in it may have no exporter."""
        condition, yes, no = argument
        return self.resolve(yes if self.holds({"Condition": condition}) else no)

    def holds(self, condition):
        """Whether a condition is true."""
        [(name, argument)] = condition.items()
        if name == "Condition":
            return self.holds(self.template["Conditions"][argument])
        if name == "Fn::Equals":
            left, right = (str(self.resolve(each)) for each in argument)
            return left == right
        parts = [self.holds(each) for each in argument]
        return {"Fn::And": all(parts), "Fn::Or": any(parts), "Fn::Not": not parts[0]}[name]
