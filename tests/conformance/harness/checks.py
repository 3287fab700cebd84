"""What must hold for every template. Each check gives its diagnostics as sentences."""

import hashlib
import re

import yaml

from .schemas import attributes_of, schema_problems, tag_property
from .templates import Loader, intrinsic, references
from .worlds import worlds

PSEUDO = {f"AWS::{name}" for name in "AccountId NoValue NotificationARNs Partition Region StackId StackName URLSuffix".split()}

# The property that names a resource. Source: "Acknowledging IAM resources in CloudFormation templates" of the user guide.
NAMED_IAM = {
    "AWS::IAM::Group": "GroupName",
    "AWS::IAM::InstanceProfile": "InstanceProfileName",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::Role": "RoleName",
    "AWS::IAM::User": "UserName",
}


def resources_fit_their_schemas(template):
    """In every world, each resource's properties are what CloudFormation takes."""
    found, seen = set(), set()
    for world in worlds(template):
        for logical_id, type_name, properties in world.resources():
            # Most worlds change few resources, and validating one takes much longer than evaluating it.
            if (logical_id, repr(properties)) not in seen:
                seen.add((logical_id, repr(properties)))
                found |= {f"{logical_id}: {problem}" for problem in schema_problems(type_name, properties)}
        list(world.outputs())
        found |= set(world.problems)
    return sorted(found)


def references_resolve(template):
    """Every name that is spoken of is declared, and every attribute exists."""
    parameters, resources = template.get("Parameters", {}), template["Resources"]
    conditions = template.get("Conditions", {})
    found = []
    for kind, name, path in references({key: value for key, value in template.items() if key != "Parameters"}):
        place = ".".join(map(str, path))
        if kind == "condition" and name not in conditions:
            found.append(f"{place}: no condition {name}")
        elif kind == "name" and name not in parameters and name not in resources and name not in PSEUDO:
            found.append(f"{place}: no parameter or resource {name}")
        elif kind == "attribute":
            logical_id, attribute = name
            if logical_id not in resources:
                found.append(f"{place}: no resource {logical_id}")
            elif attribute not in attributes_of(resources[logical_id]["Type"]):
                found.append(f"{place}: {resources[logical_id]['Type']} has no attribute {attribute}")
    for section in ("Resources", "Outputs"):
        for name, entry in template.get(section, {}).items():
            if entry.get("Condition") is not None and entry["Condition"] not in conditions:
                found.append(f"{section}.{name}: no condition {entry['Condition']}")
            depends = entry.get("DependsOn", [])
            for other in [depends] if isinstance(depends, str) else depends:
                if other not in resources:
                    found.append(f"{section}.{name}: depends on {other}, which is no resource")
    return found


def everything_declared_is_used(template):
    """No parameter and no condition is there for nothing."""
    spoken = {(kind, name) for kind, name, _ in references({key: value for key, value in template.items() if key != "Parameters"})}
    spoken |= {("condition", entry.get("Condition")) for section in ("Resources", "Outputs") for entry in template.get(section, {}).values()}
    unused = [f"parameter {name} is unused" for name in template.get("Parameters", {}) if ("name", name) not in spoken]
    return unused + [f"condition {name} is unused" for name in template.get("Conditions", {}) if ("condition", name) not in spoken]


def taggable_resources_have_tags(template):
    """Every type that can carry tags does, in every world; a launch template tags what it launches too."""
    found = set()
    for world in worlds(template):
        for logical_id, type_name, properties in world.resources():
            if type_name == "AWS::EC2::LaunchTemplate":
                kinds = tagged_kinds(properties) | tagged_kinds(properties.get("LaunchTemplateData", {}))
                found |= {f"{logical_id} tags no {kind}" for kind in {"launch-template", "instance", "volume"} - kinds}
                continue
            name = tag_property(type_name)
            if name and not properties.get(name):
                found.add(f"{logical_id} has no {name}")
            found |= {f"{logical_id} has the tag {key} twice" for key in twice(keys(properties.get(name) or [])) if name}
    return sorted(found)


def tagged_kinds(holder):
    """The resource types of TagSpecifications that really have tags."""
    return {each["ResourceType"] for each in holder.get("TagSpecifications", []) if each.get("Tags")}


def keys(tags):
    """Tags are a list, or a map where the type is older."""
    return [tag["Key"] for tag in tags] if isinstance(tags, list) else list(tags)


def twice(items):
    """What occurs more than once."""
    return {item for item in items if items.count(item) > 1}


def parameters_are_sound(template):
    """A default obeys its own constraints, and every parameter has its place in the console."""
    found = []
    for name, parameter in template.get("Parameters", {}).items():
        value = parameter.get("Default")
        if value is not None:
            if "AllowedPattern" in parameter and not re.fullmatch(parameter["AllowedPattern"], str(value)):
                found.append(f"the default of {name} does not match its AllowedPattern")
            if "AllowedValues" in parameter and str(value) not in map(str, parameter["AllowedValues"]):
                found.append(f"the default of {name} is not allowed")
            if float(parameter.get("MinValue", "-inf")) > float(value if parameter["Type"] == "Number" else "inf"):
                found.append(f"the default of {name} is too small")
            if float(parameter.get("MaxValue", "inf")) < float(value if parameter["Type"] == "Number" else "-inf"):
                found.append(f"the default of {name} is too large")
            if parameter.get("NoEcho") and value != "":
                found.append(f"the secret {name} has a default")
    interface = template.get("Metadata", {}).get("AWS::CloudFormation::Interface", {})
    grouped = [name for group in interface.get("ParameterGroups", []) for name in group["Parameters"]]
    declared = set(template.get("Parameters", {}))
    found += [f"{name} is in no group of the interface" for name in declared - set(grouped)]
    found += [f"the interface groups {name} twice" for name in twice(grouped)]
    found += [f"the interface speaks of {name}, which is no parameter" for name in (set(grouped) | set(interface.get("ParameterLabels", {}))) - declared]
    return sorted(found)


def exports_are_unique_and_prefixed(template):
    """Two exports of one name fail; one without the stack's name collides with another copy."""
    names = [export_name(output) for output in template.get("Outputs", {}).values() if "Export" in output]
    found = [f"{name} is exported twice" for name in twice(names)]
    return found + [f"{name} lacks the stack's name" for name in names if not name.startswith("${AWS::StackName}-")]


def export_name(output):
    """An export's name as written."""
    name = output["Export"]["Name"]
    found = intrinsic(name)
    return found[1] if found else name


# What a plain scalar means to a reader of YAML 1.2's core schema.
CORE = [
    ("null", re.compile(r"null|Null|NULL|~|")),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("int", re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")),
    ("float", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")),
]


def yaml_means_the_same_to_all(text):
    """Every unquoted scalar reads alike in YAML 1.1 and 1.2."""
    found = []
    for node in scalars(yaml.compose(text, Loader)):
        if node.style is None and not node.tag.startswith("!"):
            old = node.tag.rpartition(":")[2]
            new = next((name for name, pattern in CORE if pattern.fullmatch(node.value)), "str")
            if old != new or (old == "int" and re.match(r"[-+]?0\d", node.value)):
                found.append(f"line {node.start_mark.line + 1}: {node.value} is {old} in YAML 1.1 and {new} in YAML 1.2")
    return found


def scalars(node):
    """Every scalar node below, keys included."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(key)
            yield from scalars(value)


def manifest_agrees(stack, template, earlier):
    """What the manifest says about a stack is what its template says."""
    entry, found = stack.entry, []
    if entry["sha256"] != hashlib.sha256(stack.path.read_bytes()).hexdigest():
        found.append("sha256 differs")
    if not (stack.path.parent / entry["map"]).is_file():
        found.append(f"there is no {entry['map']}")
    found += [f"depends on {name}, which is not deployed before" for name in entry["depends_on"] if name not in earlier]
    declared = {}
    for name, parameter in template.get("Parameters", {}).items():
        declared[name] = {
            "name": name,
            "type": parameter["Type"],
            **({"default": parameter["Default"]} if "Default" in parameter else {}),
            "required": "Default" not in parameter,
            "secret": str(parameter.get("NoEcho", False)).lower() == "true",
        }
    found += [f"parameter {each['name']}: {each} is not {declared.get(each['name'])}" for each in entry["parameters"] if each != declared.get(each["name"])]
    found += [f"parameter {name} is left out" for name in set(declared) - {each["name"] for each in entry["parameters"]}]
    exports = [export_name(output) for output in template.get("Outputs", {}).values() if "Export" in output]
    if entry["exports"] != exports:
        found.append(f"exports {entry['exports']} are not {exports}")
    iam = [each for each in template["Resources"].values() if each["Type"].startswith("AWS::IAM::")]
    named = any(NAMED_IAM.get(each["Type"]) in each.get("Properties", {}) for each in iam)
    needs = ["CAPABILITY_NAMED_IAM" if named else "CAPABILITY_IAM"] if iam else []
    if entry["capabilities"] != needs:
        found.append(f"capabilities {entry['capabilities']} are not {needs}")
    return found
