"""Checks resources against CloudFormation's schemas, as vendored under src/aws/schemas."""

import functools
import json
import re

import regex
from jsonschema import Draft7Validator, ValidationError, validators

from .build import ROOT
from .worlds import UNKNOWN

FOLDER = ROOT / "src" / "aws" / "schemas"


@functools.cache
def schema_of(type_name):
    """The schema of a resource type; a type without one cannot be checked."""
    path = FOLDER / (type_name.lower().replace("::", "-") + ".json")
    assert path.exists(), f"no schema of {type_name}: add it to src/aws/regenerate.py"
    return json.loads(path.read_text(encoding="utf-8"))


def schema_problems(type_name, properties):
    """What CloudFormation would refuse about evaluated properties."""
    schema = schema_of(type_name)
    found = [f"{'.'.join(map(str, error.absolute_path)) or type_name}: {error.message}" for error in validator(type_name).iter_errors(properties)]
    for pointer in schema.get("readOnlyProperties", []):
        if present(properties, pointer.split("/")[2:]):
            found.append(f"{pointer} is read-only")
    return sorted(set(found))


def present(node, steps):
    """Whether a path of property names leads anywhere; `*` stands for each item."""
    if not steps:
        return True
    if steps[0] == "*":
        return isinstance(node, list) and any(present(item, steps[1:]) for item in node)
    return isinstance(node, dict) and steps[0] in node and present(node[steps[0]], steps[1:])


def tag_property(type_name):
    """The property that carries tags, or None where the type cannot be tagged."""
    tagging = schema_of(type_name).get("tagging", {})
    return tagging.get("tagProperty", "/properties/Tags").rpartition("/")[2] if tagging.get("taggable") else None


def attributes_of(type_name):
    """What Fn::GetAtt may ask for: what only the service knows, and the properties themselves."""
    schema = schema_of(type_name)
    read_only = {pointer.removeprefix("/properties/").replace("/", ".") for pointer in schema.get("readOnlyProperties", [])}
    return read_only | set(schema["properties"])


@functools.cache
def validator(type_name):
    """jsonschema's validator, lenient as CloudFormation is about types, with the keywords that cfn-lint adds."""
    checks = {name: unless_unknown(check) for name, check in {**Draft7Validator.VALIDATORS, **OWN}.items()}
    schema = {key: value for key, value in schema_of(type_name).items() if key != "definitions"}
    return validators.create(Draft7Validator.META_SCHEMA, checks)({**schema, "definitions": schema_of(type_name).get("definitions", {})})


def unless_unknown(check):
    """What only a deployment knows passes every check."""

    def checked(self, value, instance, schema):
        if instance is not UNKNOWN:
            yield from check(self, value, instance, schema) or ()

    return checked


# CloudFormation converts scalars: a Number parameter gives "80", and a Boolean property takes "true".
READS_AS = {
    "string": lambda value: isinstance(value, (str, int, float)),
    "integer": lambda value: not isinstance(value, bool) and re.fullmatch(r"-?\d+", str(value)),
    "number": lambda value: not isinstance(value, bool) and re.fullmatch(r"-?\d+(\.\d+)?", str(value)),
    "boolean": lambda value: str(value).lower() in ("true", "false"),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "null": lambda value: value is None,
}


def check_type(_, types, instance, __):
    """One of the types must read the value."""
    if not any(READS_AS[each](instance) for each in ([types] if isinstance(types, str) else types)):
        yield ValidationError(f"{instance!r} is no {types}")


def check_enum(_, allowed, instance, __):
    """Equal as text: a parameter gives text."""
    if isinstance(instance, (dict, list)) or str(instance) not in [str(each) for each in allowed]:
        yield ValidationError(f"{instance!r} is none of {allowed}")


def check_bound(lower):
    """`minimum` and `maximum`, of numbers written as text too."""

    def check(_, bound, instance, __):
        if READS_AS["number"](instance) and (float(instance) < bound if lower else float(instance) > bound):
            yield ValidationError(f"{instance} is {'less' if lower else 'more'} than {bound}")

    return check


def check_pattern(_, pattern, instance, __):
    """Found anywhere, as JSON schema has it. The patterns are of a richer kind than Python's own (`\\p{L}`)."""
    if isinstance(instance, str) and not regex.search(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern}")


def check_unique(_, wanted, instance, __):
    """No two known items are equal."""
    known = [json.dumps(item, sort_keys=True, default=repr) for item in instance if not contains_unknown(item)] if isinstance(instance, list) else []
    if wanted and len(known) != len(set(known)):
        yield ValidationError(f"{instance!r} has equal items")


def check_one_of(self, alternatives, instance, schema):
    """Several alternatives may take what is unknown; then one of them is enough."""
    check = Draft7Validator.VALIDATORS["anyOf" if contains_unknown(instance) else "oneOf"]
    yield from check(self, alternatives, instance, schema)


def check_required_xor(_, names, instance, __):
    """Exactly one of the properties."""
    if isinstance(instance, dict) and sum(name in instance for name in names) != 1:
        yield ValidationError(f"exactly one of {names} is needed")


def check_required_or(_, names, instance, __):
    """At least one of the properties."""
    if isinstance(instance, dict) and not any(name in instance for name in names):
        yield ValidationError(f"one of {names} is needed")


def check_excluded(_, exclusions, instance, __):
    """A property that forbids others."""
    for name, others in exclusions.items():
        for other in others:
            if isinstance(instance, dict) and name in instance and other in instance:
                yield ValidationError(f"{name} excludes {other}")


def check_dependent(_, dependencies, instance, __):
    """A property that needs others."""
    for name, others in dependencies.items():
        for other in others:
            if isinstance(instance, dict) and name in instance and other not in instance:
                yield ValidationError(f"{name} needs {other}")


def contains_unknown(node):
    """Whether anything in it is known only to a deployment."""
    if isinstance(node, dict):
        return any(map(contains_unknown, node.values()))
    if isinstance(node, list):
        return any(map(contains_unknown, node))
    return node is UNKNOWN


OWN = {
    "type": check_type,
    "enum": check_enum,
    "minimum": check_bound(lower=True),
    "maximum": check_bound(lower=False),
    "pattern": check_pattern,
    "uniqueItems": check_unique,
    "oneOf": check_one_of,
    "requiredXor": check_required_xor,
    "requiredOr": check_required_or,
    "dependentExcluded": check_excluded,
    "dependentRequired": check_dependent,
}
