"""What a generated program expects of its account: the resources that it names, the exports that it imports, values of its parameters."""

import itertools
import json
import re
from dataclasses import dataclass, field

from .deployment import prepare
from .emulators import Cloud
from .templates import intrinsic, load, references, walk
from .worlds import UNKNOWN, world

SECRET = re.compile(r"\{\{resolve:secretsmanager:([^:}]+):SecretString(?::([^:}]*))?")
NAMED = re.compile(r"\b(vpc|subnet|sg|fs|ami)-[0-9a-f]{8,17}\b")
TRIES = 20_000  # combinations of parameter values

# What texts are tried as the value of a parameter that wants one, in this order.
TEXTS = [
    "vpc",
    "text-1",
    "10.0.0.0/16",
    "10.0.0.0/16,10.1.0.0/16",
    "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-0000-0000-000000000000",
    "a",
    "1",
    "us-east-1",
    "2012-10-17",
    "",
]


@dataclass
class Surroundings:
    """An account with whatever a program asks for; nothing is there twice."""

    cloud: Cloud
    made: dict = field(default_factory=dict)

    def __post_init__(self):
        prepare(self.cloud)
        exports = self.cloud.client("cloudformation").list_exports()["Exports"]
        self.vpc, self.public, self.private, _ = (next(each["Value"] for each in exports if each["Name"] == f"vpc-{name}") for name in ("VPC", "SubnetsPublic", "SubnetsPrivate", "SubnetsApplication"))

    def renamed(self, text):
        """A program that names what this account has, where it named anything."""
        return NAMED.sub(lambda match: self.named(match[1], match[0]), text)

    def named(self, kind, key):
        """The id of the resource that stands for `key`."""
        if key not in self.made:
            self.made[key] = self.make(kind, len(self.made))
        return self.made[key]

    def make(self, kind, number):
        """Another resource of a kind: its id."""
        ec2 = self.cloud.client("ec2")
        if kind == "subnet":
            zone = f"us-east-1{'abc'[number % 3]}"
            return ec2.create_subnet(VpcId=self.vpc, CidrBlock=f"10.0.{128 + number}.0/24", AvailabilityZone=zone)["Subnet"]["SubnetId"]
        if kind == "sg":
            return ec2.create_security_group(GroupName=f"group-{number}", Description="named by a program", VpcId=self.vpc)["GroupId"]
        if kind == "fs":
            return self.cloud.client("efs").create_file_system(CreationToken=str(number))["FileSystemId"]
        # A program of two networks is deployed into one: the emulator does not look from which a subnet is.
        return self.vpc if kind == "vpc" else ec2.describe_images()["Images"][0]["ImageId"]

    def provide(self, built):
        """Makes what the templates import and look up; gives the values of their parameters, None if none hold."""
        templates = {stack.name: load(stack.path) for stack in built.stacks}
        values = parameters(templates.values(), self.named)
        if values is None:
            return None
        for template in templates.values():
            for name, parameter in template.get("Parameters", {}).items():
                if parameter["Type"].startswith("AWS::SSM::Parameter::Value"):
                    path = values.get(name, parameter.get("Default"))
                    if path.startswith("/aws/"):
                        # AWS's own parameters are not there, and nobody else may put them there.
                        path = values[name] = "/ecs/image_id"
                    self.cloud.client("ssm").put_parameter(Name=path, Value=self.named("ami", "ami"), Type="String", Overwrite=True)
        for stack in built.stacks:
            for name, key in SECRET.findall(stack.path.read_text(encoding="utf-8")):
                self.secret(name, key)
        worlds = {name: world(template, values) for name, template in templates.items()}
        own = {export(name, output) for name, each in worlds.items() for _, output in each.outputs()}
        outputs = {}
        for each in worlds.values():
            for name, used in imports(each):
                if name not in own and name not in outputs:
                    outputs[name] = self.exported(name, used)
        if outputs:
            self.create("surroundings", outputs)
        return values

    def secret(self, name, key):
        """A secret, under a name that templates resolve; with a key, if they ask for one."""
        if name not in self.made:
            self.made[name] = self.cloud.client("secretsmanager").create_secret(Name=name, SecretString="{}")["ARN"]
        client = self.cloud.client("secretsmanager")
        known = json.loads(client.get_secret_value(SecretId=name)["SecretString"])
        client.put_secret_value(SecretId=name, SecretString=json.dumps({**known, **({key: "hidden"} if key else {})}))

    def create(self, stack, outputs):
        """A stack of a queue, which exports what it is told to."""
        entries = {f"Output{at}": {"Value": value, "Export": {"Name": name}} for at, (name, value) in enumerate(sorted(outputs.items()))}
        template = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}, "Outputs": entries}
        client = self.cloud.client("cloudformation")
        client.create_stack(StackName=stack, TemplateBody=json.dumps(template))
        client.get_waiter("stack_create_complete").wait(StackName=stack, WaiterConfig={"Delay": 1})

    def exported(self, name, used):
        """A value for what is imported under a name, and used as a property."""
        if used == "VpcId" or name.lower().endswith(("-vpc", "-vpcid")):
            return self.vpc
        if "ubnet" in used or used == "VPCZoneIdentifier" or "Subnets" in name:
            return self.public if "Public" in name else self.private
        if "SecurityGroup" in used or name.endswith("SecurityGroup"):
            return self.named("sg", name)
        if name.endswith("Arn"):
            return f"arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/{self.named('fs', name)}"
        return self.named("fs", name)


def export(stack, output):
    """The name under which an evaluated output is exported, if it is."""
    name = output.get("Export", {}).get("Name")
    return f"{stack}{name.partition('}')[2]}" if isinstance(name, str) and name.startswith("${AWS::StackName}") else name


def imports(world):
    """What a world's resources and outputs import: (name, the property for which)."""
    parts = [(key, each) for key, each in world.template["Resources"].items() if world.holds(each.get("Condition"))]
    parts += [(key, each) for key, each in world.template.get("Outputs", {}).items() if world.holds(each.get("Condition"))]
    for key, part in parts:
        for path, node in walk(part):
            found = intrinsic(node)
            if found and found[0] == "Fn::ImportValue":
                names = [step for step in path if isinstance(step, str) and not step.startswith("Fn::")]
                name = world.evaluate(found[1], "import")
                assert name is not UNKNOWN, f"{key} imports a name that no value of the parameters gives"
                yield name, names[-1] if names else ""


def parameters(templates, named):
    """Values of the parameters without a default; where Rules do not hold with them, also of those that Rules speak of."""
    templates = list(templates)
    declared = {name: each for template in templates for name, each in template.get("Parameters", {}).items()}
    required = {name for name, each in declared.items() if "Default" not in each}
    ruled = {name for template in templates for kind, name, _ in references(template.get("Rules", {})) if kind == "name"}
    asked = compared(template.get("Rules", {}) for template in templates)
    for wanted in (required, required | ruled & set(declared)):
        choices = {name: candidates(declared[name], named, asked.get(name, [])) for name in sorted(wanted)}
        assert all(choices.values()), f"no value fits: {[declared[name] for name in choices if not choices[name]]}"
        for combination in itertools.islice(itertools.product(*choices.values()), TRIES):
            values = dict(zip(choices, combination))
            if all(world(template, values).may_be() for template in templates):
                return values
    return None


def compared(rules):
    """Parameter → the texts with which Rules compare it."""
    found = {}
    for each in rules:
        for _, node in walk(each):
            function, sides = intrinsic(node) or (None, None)
            if function == "Fn::Equals":
                for side, other in (sides, reversed(sides)):
                    if isinstance(side, dict) and isinstance(other, str):
                        found.setdefault(side.get("Ref"), []).append(other)
    return found


def candidates(parameter, named, asked=()):
    """Values that a parameter takes, its default first; `asked` are texts that are tried as well."""
    if "Default" in parameter:
        others = candidates({key: each for key, each in parameter.items() if key != "Default"}, named, asked)
        return list(dict.fromkeys([str(parameter["Default"]), *others]))
    kind = parameter["Type"]
    if "AllowedValues" in parameter:
        return [str(each) for each in parameter["AllowedValues"]]
    if "Number" in kind:
        least, most = parameter.get("MinValue", 1), parameter.get("MaxValue", 10_000)
        return list(dict.fromkeys(str(each) for each in (least, 5, 50, most) if least <= each <= most))
    for type_name, prefix in (("VPC::Id", "vpc"), ("Subnet::Id", "subnet"), ("SecurityGroup::Id", "sg"), ("Image::Id>", "/ecs/image_id"), ("Image::Id", "ami")):
        if type_name in kind:
            return [prefix if prefix.startswith("/") else named(prefix, f"{prefix}-of-a-parameter")]
    long = "x" * parameter.get("MinLength", 1)
    pattern = parameter.get("AllowedPattern", ".*")
    fitting = [text for text in [*TEXTS, long, *asked] if parameter.get("MinLength", 0) <= len(text) <= parameter.get("MaxLength", 4096)]
    return [text for text in fitting if all(re.fullmatch(pattern, part, re.DOTALL) for part in (text.split(",") if "List" in kind else [text]))]
