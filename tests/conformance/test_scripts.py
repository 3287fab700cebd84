"""The project's own shell: its scripts, and the loops that the README tells people to run."""

import subprocess

import pytest
from harness.build import ROOT
from harness.deployment import readme_block

CANDIDATES = [ROOT / ".ci" / "run", *sorted((ROOT / "tests").glob("*")), *sorted((ROOT / "tests").glob("*/run"))]
SCRIPTS = [path for path in CANDIDATES if path.is_file() and path.read_bytes().startswith(b"#!/usr/bin/env bash")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shellcheck_finds_nothing_in_a_script(script):
    assert shellcheck(script.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("name", ["deploy-loop", "delete-loop"])
def test_shellcheck_finds_nothing_in_the_readmes_loops(name):
    assert shellcheck(f"#!/bin/sh\n{readme_block(name)}") == ""


def test_the_deploy_loop_has_at_most_ten_lines():
    assert len(readme_block("deploy-loop").splitlines()) <= 10


def shellcheck(text):
    """Its diagnostics, of all levels."""
    return subprocess.run(["shellcheck", "--severity", "style", "-"], input=text, capture_output=True, text=True).stdout
