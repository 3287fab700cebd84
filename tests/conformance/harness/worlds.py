"""Evaluates a template's intrinsic functions as far as its text allows.

A world is one choice of parameter values. In each, every condition is true or false, so that what a resource becomes is
known but for what only a deployment knows: that is UNKNOWN, which every check lets pass.
"""

import itertools
from dataclasses import dataclass, field

from .templates import SUB_VARIABLE, intrinsic, references, walk


class Unknown:
    """A value that only a deployment knows."""

    def __repr__(self):
        return "UNKNOWN"


UNKNOWN = Unknown()
NO_VALUE = object()
LIMIT = 4096  # worlds of one template


@dataclass
class World:
    """The template under one choice of parameter values."""

    template: dict
    parameters: dict
    problems: list = field(default_factory=list)

    def resources(self):
        """The resources that this world has, evaluated: (logical id, type, properties)."""
        for logical_id, resource in self.template["Resources"].items():
            if self.holds(resource.get("Condition")):
                # Metadata and policies too: a reference from there must resolve as well.
                evaluated = self.evaluate({key: each for key, each in resource.items() if key != "Condition"}, logical_id)
                yield logical_id, resource["Type"], evaluated.get("Properties", {})

    def outputs(self):
        """The outputs that this world has."""
        for name, output in self.template.get("Outputs", {}).items():
            if self.holds(output.get("Condition")):
                yield name, {key: self.evaluate(value, f"output {name}") for key, value in output.items() if key != "Condition"}

    def may_be(self):
        """Whether the template's Rules let these parameter values pass."""
        for rule in self.template.get("Rules", {}).values():
            if "RuleCondition" not in rule or self.decide(rule["RuleCondition"]):
                if not all(self.decide(each["Assert"]) for each in rule["Assertions"]):
                    return False
        return True

    def holds(self, condition):
        """Whether a named condition is true; no condition is."""
        return condition is None or self.decide(self.template["Conditions"][condition])

    def decide(self, node):
        """The truth of a condition's body. What is unknown equals nothing that the template names."""
        function, argument = intrinsic(node)
        if function == "Condition":
            return self.holds(argument)
        if function == "Fn::Not":
            return not self.decide(argument[0])
        if function == "Fn::And":
            return all(self.decide(each) for each in argument)
        if function == "Fn::Or":
            return any(self.decide(each) for each in argument)
        if function == "Fn::Contains":
            return any(self.decide({"Fn::Equals": [each, argument[1]]}) for each in argument[0])
        assert function == "Fn::Equals", f"{function} is no function of conditions"
        left, right = (self.evaluate(each, "condition") for each in argument)
        return UNKNOWN not in (left, right) and str(left) == str(right)

    def evaluate(self, node, place):
        """The node's value."""
        found = intrinsic(node)
        if found is not None:
            return self.call(*found, place)
        if isinstance(node, dict):
            values = {key: self.evaluate(value, place) for key, value in node.items()}
            return {key: value for key, value in values.items() if value is not NO_VALUE}
        if isinstance(node, list):
            return [value for value in (self.evaluate(each, place) for each in node) if value is not NO_VALUE]
        return node

    def call(self, function, argument, place):
        """The value of an intrinsic function."""
        if function == "Ref":
            return self.refer(argument, place)
        if function == "Fn::If":
            return self.evaluate(argument[1 if self.holds(argument[0]) else 2], place)
        if function == "Fn::Sub":
            text, own = (argument, {}) if isinstance(argument, str) else argument
            return self.substitute(text, self.evaluate(own, place), place)
        if function == "Fn::GetAtt":
            self.must_exist(argument[0], place)
            return UNKNOWN
        argument = self.evaluate(argument, place)
        if function == "Fn::Join" and isinstance(argument[1], list) and UNKNOWN not in argument[1]:
            return argument[0].join(map(str, argument[1]))
        if function == "Fn::Split" and argument[1] is not UNKNOWN:
            return argument[1].split(argument[0])
        if function == "Fn::Select" and argument[1] is not UNKNOWN:
            return argument[1][int(argument[0])]
        return UNKNOWN

    def refer(self, name, place):
        """A parameter's value, or something of a resource."""
        if name == "AWS::NoValue":
            return NO_VALUE
        if name in self.parameters:
            return self.parameters[name]
        if not name.startswith("AWS::"):
            self.must_exist(name, place)
        return UNKNOWN

    def substitute(self, text, own, place):
        """The text with its variables replaced, if all are known."""
        values = {}
        for variable in SUB_VARIABLE.findall(text):
            if variable in own:
                values[variable] = own[variable]
            elif "." in variable:
                values[variable] = self.call("Fn::GetAtt", variable.split(".", 1), place)
            else:
                values[variable] = self.refer(variable, place)
        if UNKNOWN in values.values():
            return UNKNOWN
        return SUB_VARIABLE.sub(lambda match: str(values[match[1]]), text).replace("${!", "${")

    def must_exist(self, logical_id, place):
        """A reference to a resource that is not there fails the deployment."""
        resource = self.template["Resources"].get(logical_id)
        if resource is not None and not self.holds(resource.get("Condition")):
            chosen = {name: value for name, value in self.parameters.items() if name in steering(self.template)}
            self.problems.append(f"{place} refers to {logical_id}, which is not there with {chosen}")


def worlds(template):
    """Every world that the template's conditions can tell apart."""
    parameters = template.get("Parameters", {})
    fixed = {name: default(parameter) for name, parameter in parameters.items()}
    steered = sorted(steering(template))
    choices = [candidates(template, name) for name in steered]
    combinations = list(itertools.islice(itertools.product(*choices), LIMIT + 1))
    assert len(combinations) <= LIMIT, f"more than {LIMIT} worlds: {steered}"
    for values in combinations:
        world = World(template, {**fixed, **dict(zip(steered, values))})
        if world.may_be():
            yield world


def world(template, values):
    """The world of a deployment with these values."""
    fixed = {name: default(parameter) for name, parameter in template.get("Parameters", {}).items()}
    return World(template, {**fixed, **{name: value for name, value in values.items() if name in fixed}})


def steering(template):
    """The parameters that conditions speak of."""
    named = {name for kind, name, _ in references(decisions(template)) if kind == "name"}
    return named & set(template.get("Parameters", {}))


def decisions(template):
    """The parts of a template that decide something by its parameters."""
    return [template.get("Conditions", {}), template.get("Rules", {})]


def candidates(template, name):
    """The values that a condition may tell apart: the allowed ones; or the default, what it is compared with, and another."""
    parameter = template["Parameters"][name]
    if "AllowedValues" in parameter:
        return parameter["AllowedValues"]
    compared = []
    for _, node in walk(decisions(template)):
        found = intrinsic(node)
        if found and found[0] == "Fn::Equals" and name in {each for _, each, _ in references(found[1])}:
            compared += [side for side in found[1] if intrinsic(side) is None]
    usual = [parameter["Default"]] if "Default" in parameter else []
    return list(dict.fromkeys([*usual, *map(str, compared)])) + [UNKNOWN]


def default(parameter):
    """The default in its own type; without one, and for a path in the parameter store, unknown."""
    kind, value = parameter["Type"], parameter.get("Default")
    if value is None or kind.startswith("AWS::SSM::Parameter::Value"):
        return UNKNOWN
    if kind == "Number":
        return float(value) if "." in str(value) else int(value)
    if kind == "CommaDelimitedList" or kind.startswith("List<"):
        return str(value).split(",") if value != "" else []
    return value
