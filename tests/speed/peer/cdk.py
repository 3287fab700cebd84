"""The platform as an AWS CDK program of level 1 constructs (JavaScript, which needs no compiler in the measurement)."""

import json
import re
from pathlib import Path

from .platform import LongText, parts
from .sharing import Sharing, indented

FUNCTIONS = {
    "Ref": "ref", "Fn::GetAtt": "getAtt", "Fn::Sub": "sub", "Fn::ImportValue": "importValue", "Fn::If": "conditionIf",
    "Fn::Select": "select", "Fn::Split": "split", "Fn::Base64": "base64", "Fn::Not": "conditionNot", "Fn::Equals": "conditionEquals",
}
# Properties whose values the CDK hands on as they are; elsewhere its names begin with a small letter.
JSON = {"AssumeRolePolicyDocument", "EventPattern", "FileSystemPolicy", "KeyPolicy", "PolicyDocument", "Variables"}
POLICIES = ("CreationPolicy", "UpdatePolicy")
MODULES = {
    "AutoScaling": "autoscaling", "CloudWatch": "cloudwatch", "EC2": "ec2", "ECS": "ecs", "EFS": "efs", "Events": "events", "IAM": "iam",
    "KMS": "kms", "Lambda": "lambda", "Logs": "logs", "ElasticLoadBalancingV2": "elasticloadbalancingv2",
}


def small(name: str) -> str:
    """`VPCZoneIdentifier` as the CDK calls it: `vpcZoneIdentifier`."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name.replace("ARNs", "Arns").replace("IPv6", "Ipv6"))
    return words[0].lower() + "".join(word.capitalize() for word in words[1:])


class Program:
    def __init__(self, share):
        self.share = share

    def text(self, value) -> str:
        if isinstance(value, LongText):
            return value.file.removesuffix(".txt")
        pieces = [json.dumps(part)[1:-1].replace("`", "\\`").replace("${", "\\${").replace('\\"', '"') for part in parts(value)]
        return json.dumps(value) if len(pieces) == 1 else "`" + "${copy}".join(pieces) + "`"

    def key(self, value: str) -> str:
        text = self.text(value)
        return f"[{text}]" if text.startswith("`") else text

    def value(self, value, raw: bool) -> str:
        """A value; where it is not `raw`, the keys are the CDK's."""
        if isinstance(value, (str, LongText)):
            return self.text(value)
        if isinstance(value, list):
            made = "[\n" + indented([f"{self.value(each, raw)}," for each in value]) + "\n]"
        elif not isinstance(value, dict):
            return json.dumps(value)
        elif len(value) == 1 and next(iter(value)) in FUNCTIONS:
            made = self.call(*next(iter(value.items())))
        else:
            entries = [
                f"{self.key(key) if raw else small(key)}: {self.value(each, raw or key in JSON)}," for key, each in value.items()
            ]
            made = "{\n" + indented(entries) + "\n}"
        return self.share((raw, repr(value)), made)

    def call(self, name: str, argument) -> str:
        if name == "Fn::Not":
            argument = argument[0]
        arguments = argument if isinstance(argument, list) else [argument]
        made = f"Fn.{FUNCTIONS[name]}({', '.join(self.value(each, True) for each in arguments)})"
        # Where the CDK wants a text, it takes no token of another type.
        return made + ".toString()" if name == "Fn::GetAtt" else made

    def resource(self, logical_id: str, body: dict) -> str:
        _, service, kind = body["Type"].split("::")
        made = f"new {MODULES[service]}.Cfn{kind}(stack, {self.text(logical_id)}, {self.value(body.get('Properties', {}), False)})"
        lines = [f"const resource_{len(self.resources)} = {made};"]
        self.resources[logical_id] = variable = f"resource_{len(self.resources)}"
        options = f"{variable}.cfnOptions"
        for name, value in body.items():
            if name in POLICIES:
                lines.append(f"{options}.{small(name)} = {self.value(value, False)};")
            elif name in ("DeletionPolicy", "UpdateReplacePolicy"):
                constant = re.sub("(?<=[a-z])(?=[A-Z])", "_", value).upper()
                lines.append(f"{options}.{small(name)} = cdk.CfnDeletionPolicy.{constant};")
            elif name == "Metadata":
                lines.append(f"{options}.metadata = {self.value(value, True)};")
            elif name == "Condition":
                lines.append(f"{options}.condition = {value};")
            elif name == "DependsOn":
                lines += [f"{variable}.addResourceDependency({self.resources[each]});" for each in value]
        return "\n".join(lines)

    def output(self, name: str, body: dict) -> str:
        properties = {"Value": body["Value"], "Description": body["Description"], "ExportName": body["Export"]["Name"]}
        made = self.value(properties, False)
        if "Condition" in body:
            made = f"{{ ...{made}, condition: {body['Condition']} }}"
        # An output may have the name of a resource; a construct may not.
        return f"new cdk.CfnOutput(stack, {self.text('Output' + name)}, {made}).overrideLogicalId({self.text(name)});"

    def template(self, template: dict) -> str:
        self.resources = {}
        lines = []
        if interface := template.get("Metadata"):
            lines.append(f"stack.templateOptions.metadata = {self.value(interface, True)};")
        for name, body in template.get("Parameters", {}).items():
            lines.append(f"new cdk.CfnParameter(stack, {self.text(name)}, {self.value(body, False)});")
        for name, body in template.get("Conditions", {}).items():
            lines.append(f"const {name} = new cdk.CfnCondition(stack, {self.text(name)}, {{ expression: {self.value(body, True)} }});")
        # The constructs that others depend on come first.
        later = {name: body for name, body in template["Resources"].items() if "DependsOn" in body}
        lines += [self.resource(name, body) for name, body in template["Resources"].items() if name not in later]
        lines += [self.resource(name, body) for name, body in later.items()]
        lines += [self.output(name, body) for name, body in template.get("Outputs", {}).items()]
        return "\n".join(lines)


def write(pattern: dict[str, dict], texts: dict[str, str], folder: Path) -> None:
    """Writes the program and its texts into a folder."""
    services = sorted({each["Type"].split("::")[1] for template in pattern.values() for each in template["Resources"].values()})
    lines = [
        'const fs = require("node:fs");',
        'const path = require("node:path");',
        'const cdk = require("aws-cdk-lib");',
        "const { Fn } = cdk;",
        *(f'const {MODULES[each]} = require("aws-cdk-lib/aws-{MODULES[each]}");' for each in services),
        "",
        'const text = (name) => fs.readFileSync(path.join(__dirname, name), "utf8");',
        *(f"const {name.removesuffix('.txt')} = text({json.dumps(name)});" for name in texts),
        "",
        "class Platform extends cdk.Stack {",
        "  constructor(app, name, description) {",
        "    super(app, name, { stackName: name, description, synthesizer: new cdk.LegacyStackSynthesizer() });",
        '    this.templateOptions.templateFormatVersion = "2010-09-09";',
        "  }",
        "}",
    ]
    calls = []
    for number, (stack, template) in enumerate(pattern.items()):
        sharing = Sharing(lambda share: Program(share).template(template), "shared_")
        program = Program(None)
        body = [
            f"const stack = new Platform(app, {program.text(stack)}, {program.text(template['Description'])});",
            *(f"const {name} = {text};" for name, text in sharing.definitions),
            sharing.text,
        ]
        lines += ["", f"function template_{number}(app, copy) {{", indented(body), "}"]
        calls.append(f"template_{number}(app, copy);")
    lines += [
        "",
        "const app = new cdk.App({ outdir: process.argv[3], analyticsReporting: false });",
        "for (let copy = 1; copy <= Number(process.argv[2]); copy += 1) {",
        indented(calls),
        "}",
        "app.synth();",
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "level1.js").write_text("\n".join(lines) + "\n")
