"""Emitted Lambda stacks: each function gets its own source, what it reads, and just what it needs.

The stacks are those that `tests/functions/run` is called with (LAMBDA_TEMPLATES, joined by `:`).
"""

import ast
import json
import os
from pathlib import Path

import pytest

from conftest import SOURCES
from policy import FUNCTIONS, diagnostics
from template import Template

RECORDED = json.loads(Path(os.environ["RECORDED_CALLS"]).read_text())
GIVEN = [Path(path) for path in os.environ.get("LAMBDA_TEMPLATES", "").split(":") if path]

pytestmark = pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
both = pytest.mark.parametrize("name", FUNCTIONS)


def template(path):
    return Template(json.loads(path.read_text()))


def properties(path, name):
    if name == "metric" and FUNCTIONS[name] not in template(path).resources:
        pytest.skip("a cluster that does not scale is not measured")
    return template(path).resources[FUNCTIONS[name]]["Properties"]


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
    invocation = FUNCTIONS[name].replace("Function", "Invocation")
    if properties(path, name):
        assert template(path).resources[invocation]["Properties"] == {
            "FunctionName": {"Ref": FUNCTIONS[name]}, "Qualifier": "$LATEST", "MaximumEventAgeInSeconds": 60, "MaximumRetryAttempts": 0,
        }


def test_the_drain_function_has_time_for_its_second_look(path):
    assert int(properties(path, "drain")["Timeout"]) >= 120
