"""What a function's source has to be, to be inlined into a template and run by Lambda."""

import ast
import inspect
import sys

import pytest

from conftest import SOURCES, load_drain, load_metric, load_watched

FUNCTIONS = ("metric", "drain", "watch", "run")


def source(name):
    return (SOURCES / f"{name}.py").read_text()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_source_is_short(name):
    assert len(source(name).splitlines()) < 150
    assert len(source(name)) <= 8 * 1024


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_source_passes_through_any_template_as_it_is(name):
    assert source(name).isascii()
    assert "${" not in source(name)
    assert "\t" not in source(name) and "\r" not in source(name)
    assert not any(line != line.rstrip() for line in source(name).splitlines())
    assert source(name).endswith("\n") and not source(name).endswith("\n\n")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_needs_nothing_beyond_python_and_boto3(name):
    imported = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(source(name))) if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.split(".")[0] for name in imported} - {"boto3", "botocore"} <= sys.stdlib_module_names


@pytest.mark.parametrize("load", [load_metric, load_drain])
def test_lambda_can_call_the_handler(server, load):
    assert list(inspect.signature(load().handler).parameters) == ["event", "context"]


def test_lambda_can_call_what_is_added_with_alerts(server):
    assert list(inspect.signature(load_watched().watched).parameters) == ["event", "context"]


def test_the_handlers_have_one_namespace_of_metrics():
    assert '"Namespace": "ecsc"' in source("watch")
