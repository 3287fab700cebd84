"""Emitted stacks with functions: each function gets its own source, what it reads, and just what it needs.

The stacks are those that `tests/functions/run` is called with (LAMBDA_TEMPLATES, joined by `:`).
"""

import ast
import json
import os
from pathlib import Path

import pytest

from conftest import SOURCES
from policy import diagnostics, functions_of
from template import Template

RECORDED = json.loads(Path(os.environ["RECORDED_CALLS"]).read_text())
GIVEN = [Path(path) for path in os.environ.get("LAMBDA_TEMPLATES", "").split(":") if path]


def template(path):
    return Template(json.loads(path.read_text()))


def pairs():
    """Each stack with each of its functions: a cluster that does not scale is not measured."""
    return [(path, name) for path in GIVEN for name, logical_id in functions_of(template(path)).items()
            if logical_id in template(path).resources]


each_stack = pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
both = pytest.mark.parametrize(("path", "name"), pairs(), ids=lambda each: getattr(each, "name", each))


def properties(path, name):
    return template(path).resources[functions_of(template(path))[name]]["Properties"]


@each_stack
def test_the_policies_allow_just_the_recorded_calls(path):
    assert diagnostics(template(path), RECORDED) == []


@both
def test_the_function_runs_its_own_source(path, name):
    own, handler = (SOURCES / f"{name}.py").read_text(), "index.handler"
    if name == "drain" and (alarm := template(path).resources.get("StuckAlarm")):
        # With alerts the function tells how draining went; the deployment chooses whether there are alerts.
        own += "\n\n" + (SOURCES / "watch.py").read_text()
        handler = {"Fn::If": [alarm["Condition"], "index.watched", handler]} if "Condition" in alarm else "index.watched"
    assert template(path).resolve(properties(path, name)["Code"]["ZipFile"]) == own
    assert properties(path, name)["Handler"] == handler
    assert properties(path, name)["Runtime"] == "python3.13"


@both
def test_the_environment_is_just_what_the_source_reads(path, name):
    read = {node.slice.value for node in ast.walk(ast.parse((SOURCES / f"{name}.py").read_text()))
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ"}
    assert template(path).resolve(properties(path, name)["Environment"]["Variables"]).keys() == read


@both
def test_what_lambda_could_not_deliver_is_not_run_beside_the_next_minute(path, name):
    logical_id = functions_of(template(path))[name]
    invocation = logical_id.replace("Function", "Invocation")
    if properties(path, name):
        assert template(path).resources[invocation]["Properties"] == {
            "FunctionName": {"Ref": logical_id}, "Qualifier": "$LATEST", "MaximumEventAgeInSeconds": 60, "MaximumRetryAttempts": 0,
        }


@each_stack
def test_the_drain_function_has_time_for_its_second_look(path):
    if "DrainFunction" not in template(path).resources:
        pytest.skip("a job drains nothing")
    assert int(properties(path, "drain")["Timeout"]) >= 120
