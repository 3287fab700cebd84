"""The platform as a troposphere program. Runs in an environment that has troposphere, whose classes it asks.

usage: python -m peer.troposphere PATTERN.json FOLDER      the pattern as `platform.pattern` gives it
"""

import json
import sys
from pathlib import Path

import troposphere
from troposphere.template_generator import TemplateGenerator

from .platform import LongText, parts
from .sharing import Sharing, indented

FUNCTIONS = {
    "Ref": "Ref", "Fn::Sub": "Sub", "Fn::ImportValue": "ImportValue", "Fn::If": "If", "Fn::Select": "Select",
    "Fn::Split": "Split", "Fn::Base64": "Base64", "Fn::Not": "Not", "Fn::Equals": "Equals",
}
ATTRIBUTES = ("Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata")
POLICIES = {"CreationPolicy": troposphere.policies.CreationPolicy, "UpdatePolicy": troposphere.policies.UpdatePolicy}


def resource_class(logical_id: str, body: dict) -> type:
    return TemplateGenerator({})._get_resource_type_cls(logical_id, body)


class Program:
    def __init__(self, share):
        self.share = share

    def text(self, value: str) -> str:
        pieces = [piece.replace("{", "{{").replace("}", "}}") for piece in parts(value)]
        return json.dumps(value) if len(pieces) == 1 else "f" + json.dumps("{copy}".join(pieces))

    def raw(self, value) -> str:
        """A value where troposphere has no class of its own."""
        if isinstance(value, LongText):
            return value.file.removesuffix(".txt")
        if isinstance(value, str):
            return self.text(value)
        if not isinstance(value, (dict, list)):
            return repr(value)
        if isinstance(value, list):
            made = "[\n" + indented([f"{self.raw(each)}," for each in value]) + "\n]"
        elif (called := self.call(value, None)) is not None:
            made = called
        else:
            made = "{\n" + indented([f"{self.text(key)}: {self.raw(each)}," for key, each in value.items()]) + "\n}"
        return self.share(("raw", repr(value)), made)

    def call(self, value: dict, kind) -> str | None:
        """A call of an intrinsic function, or nothing if the value is none."""
        if len(value) != 1:
            return None
        (name, argument), = value.items()
        if name == "Fn::GetAtt":
            return f"GetAtt({self.text(argument[0])}, {self.text(argument[1])})"
        if name == "Fn::Sub" and isinstance(argument, list):
            return f"Sub({self.raw(argument[0])}, {self.raw(argument[1])})"
        if name == "Fn::If":
            branches = ", ".join(self.typed(each, kind) for each in argument[1:])
            return f"If({self.text(argument[0])}, {branches})"
        if name in FUNCTIONS:
            arguments = argument if isinstance(argument, list) else [argument]
            return f"{FUNCTIONS[name]}({', '.join(self.raw(each) for each in arguments)})"
        return None

    def typed(self, value, kind) -> str:
        """A value where troposphere wants `kind`: one of its classes, a list of one, or anything."""
        element = kind[0] if isinstance(kind, list) and kind else kind
        if isinstance(value, dict) and (called := self.call(value, kind)) is not None:
            return self.share((str(kind), repr(value)), called)
        if kind is troposphere.Tags:
            return self.share(("Tags", repr(value)), f"Tags({self.raw({tag['Key']: tag['Value'] for tag in value})})")
        if not (isinstance(element, type) and issubclass(element, troposphere.BaseAWSObject)):
            return self.raw(value)
        if isinstance(value, list):
            made = "[\n" + indented([f"{self.typed(each, element)}," for each in value]) + "\n]"
        else:
            made = self.made(element, value)
        return self.share((str(kind), repr(value)), made)

    def made(self, cls, properties: dict, first: tuple[str, ...] = ()) -> str:
        kinds = cls.props
        arguments = [*first, *(f"{key}={self.typed(each, kinds[key][0])}" for key, each in properties.items())]
        module = cls.__module__.removeprefix("troposphere").removeprefix(".")
        return f"{module + '.' if module else ''}{cls.__name__}(\n" + indented([f"{each}," for each in arguments]) + "\n)"

    def resource(self, logical_id: str, body: dict) -> str:
        cls = resource_class(logical_id, body)
        first = [self.text(logical_id)]
        for name, value in body.items():
            if name in POLICIES:
                first.append(f"{name}={self.made(POLICIES[name], value)}")
            elif name in ATTRIBUTES:
                first.append(f"{name}={self.raw(value)}")
        return self.made(cls, body.get("Properties", {}), tuple(first))

    def output(self, name: str, body: dict) -> str:
        arguments = [f"{key}={self.raw(each)}" for key, each in body.items() if key != "Export"]
        if "Export" in body:
            arguments.append(f"Export=Export({self.raw(body['Export']['Name'])})")
        return f"Output({self.text(name)}, {', '.join(arguments)})"

    def template(self, template: dict) -> str:
        lines = ["template = Template()"]
        for section, value in template.items():
            if section == "AWSTemplateFormatVersion":
                lines.append(f"template.set_version({self.text(value)})")
            elif section == "Description":
                lines.append(f"template.set_description({self.text(value)})")
            elif section == "Metadata":
                lines.append(f"template.set_metadata({self.raw(value)})")
            for name, body in value.items() if isinstance(value, dict) else ():
                if section == "Parameters":
                    arguments = ", ".join(f"{key}={self.raw(each)}" for key, each in body.items())
                    lines.append(f"template.add_parameter(Parameter({self.text(name)}, {arguments}))")
                elif section == "Conditions":
                    lines.append(f"template.add_condition({self.text(name)}, {self.raw(body)})")
                elif section == "Resources":
                    lines.append(f"template.add_resource({self.resource(name, body)})")
                elif section == "Outputs":
                    lines.append(f"template.add_output({self.output(name, body)})")
        return "\n".join(lines)


def program(pattern: dict[str, dict], texts: dict[str, str]) -> str:
    resources = [item for template in pattern.values() for item in template["Resources"].items()]
    modules = sorted({resource_class(*item).__module__.removeprefix("troposphere.") for item in resources})
    lines = [
        "import sys",
        "from pathlib import Path",
        "",
        f"from troposphere import {', '.join(sorted({*FUNCTIONS.values(), 'Export', 'GetAtt', 'Output', 'Parameter', 'Tags', 'Template'}))}",
        f"from troposphere import {', '.join([*modules, 'policies'])}",
        "",
        *(f"{name.removesuffix('.txt')} = (Path(__file__).parent / {name!r}).read_text()" for name in texts),
    ]
    calls = []
    for number, (stack, template) in enumerate(pattern.items()):
        sharing = Sharing(lambda share: Program(share).template(template), "shared_")
        body = [*(f"{name} = {text}" for name, text in sharing.definitions), sharing.text, "return template.to_json()"]
        lines += ["", "", f"def template_{number}(copy):", indented(body)]
        calls.append(f"(out / {Program(None).text(stack + '.json')}).write_text(template_{number}(copy))")
    lines += ["", "", "out = Path(sys.argv[2])", "out.mkdir(exist_ok=True)", "for copy in range(1, int(sys.argv[1]) + 1):", indented(calls)]
    return "\n".join(lines) + "\n"


def main() -> None:
    pattern, texts = Path(sys.argv[1]), Path(sys.argv[2])
    read = json.loads(pattern.read_text(), object_hook=lambda found: LongText(found["file"]) if found.keys() == {"file"} else found)
    contents = {path.name: path.read_text() for path in sorted(texts.glob("*.txt"))}
    (texts / "platform.py").write_text(program(read, contents))


if __name__ == "__main__":
    main()
