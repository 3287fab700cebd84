"""Reads lines of {"yaml": text, "json": value} and checks that PyYAML, a YAML 1.1 reader, agrees."""

import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Short tags become long forms; nothing else is changed."""


def function(loader, suffix, node):
    name = suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix
    if isinstance(node, yaml.ScalarNode):
        argument = loader.construct_scalar(node)
        # A tag of its own makes it text, whatever it looks like; it had better not look like something else.
        resolved = loader.resolve(yaml.ScalarNode, node.value, (node.style is None, False))
        assert resolved == "tag:yaml.org,2002:str" or node.style, (suffix, node.value, resolved)
    else:
        argument = loader.construct_sequence(node, deep=True)
    return {name: argument.split(".", 1) if suffix == "GetAtt" else argument}


Loader.add_multi_constructor("!", function)

read = 0
for line in sys.stdin:
    case = json.loads(line)
    found = yaml.load(case["yaml"], Loader)
    assert found == case["json"], f"\n{case['yaml']}\nreads as {found!r}\ninstead of {case['json']!r}"
    read += 1
print(read)
