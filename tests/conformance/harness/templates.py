"""Reads emitted templates as CloudFormation's own tools do: YAML 1.1 with its short tags, or JSON."""

import json
import re

import yaml

SHORT = "Base64 Cidr And Equals If Not Or FindInMap GetAtt GetAZs ImportValue Join Select Split Sub Transform".split()
# Inside Fn::Sub: `${Name}`, `${Name.Attribute}`, and `${!literal}`, which stands for itself.
SUB_VARIABLE = re.compile(r"\$\{([^!][^}]*)\}")


def load(path):
    """The template with every intrinsic function in its long form."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return normal(json.loads(text))
    return normal(yaml.load(text, Loader))


class Loader(yaml.SafeLoader):
    """PyYAML's YAML 1.1, with CloudFormation's tags."""

    def construct_mapping(self, node, deep=False):
        """Of two equal keys PyYAML would silently take the last."""
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"duplicate key at line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)


# A date stays text: 2012-10-17 unquoted is found by the comparison with the JSON form, not by a crash.
def short_tag(name):
    """`!Sub x` is `{"Fn::Sub": x}`."""
    key = name if name in ("Ref", "Condition") else f"Fn::{name}"

    def construct(loader, node):
        if isinstance(node, yaml.ScalarNode):
            return {key: loader.construct_scalar(node)}
        if isinstance(node, yaml.SequenceNode):
            return {key: loader.construct_sequence(node, deep=True)}
        raise AssertionError(f"a short tag on a mapping, at line {node.start_mark.line + 1}: some readers refuse it")

    return construct


for tag in [*SHORT, "Ref", "Condition"]:
    Loader.add_constructor(f"!{tag}", short_tag(tag))


def normal(node):
    """`Fn::GetAtt` in its list form everywhere."""
    if isinstance(node, dict):
        if set(node) == {"Fn::GetAtt"} and isinstance(node["Fn::GetAtt"], str):
            return {"Fn::GetAtt": node["Fn::GetAtt"].split(".", 1)}
        return {key: normal(value) for key, value in node.items()}
    if isinstance(node, list):
        return [normal(item) for item in node]
    return node


def intrinsic(node):
    """The function's name and argument, or None."""
    if isinstance(node, dict) and len(node) == 1:
        [(name, argument)] = node.items()
        if name in ("Ref", "Condition") or name.startswith("Fn::"):
            return name, argument
    return None


def walk(node, path=()):
    """Every node with its path, outer ones first."""
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*path, index))


def references(node):
    """What a part of a template speaks of: (kind, name, path), of kind `name`, `attribute` or `condition`."""
    for path, each in walk(node):
        found = intrinsic(each)
        if found is None:
            continue
        function, argument = found
        if function == "Ref":
            yield "name", argument, path
        elif function == "Fn::GetAtt":
            yield "attribute", (argument[0], ".".join(map(str, argument[1:]))), path
        elif function == "Fn::If":
            yield "condition", argument[0], path
        elif function == "Condition" and isinstance(argument, str):
            yield "condition", argument, path
        elif function == "Fn::Sub":
            text, own = (argument, {}) if isinstance(argument, str) else argument
            for variable in SUB_VARIABLE.findall(text):
                if variable in own:
                    continue
                if "." in variable:
                    yield "attribute", tuple(variable.split(".", 1)), path
                else:
                    yield "name", variable, path


def of_type(template, kind):
    """The resources of a type."""
    return {name: each for name, each in template["Resources"].items() if each["Type"] == kind}
