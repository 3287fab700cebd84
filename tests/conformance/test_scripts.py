"""The project's own shell: its scripts, and the loops that the README tells people to run."""

import json
import os
import subprocess

import pytest
from harness.build import ROOT
from harness.deployment import readme_block

CANDIDATES = [ROOT / ".ci" / "run", *sorted((ROOT / "tests").glob("*")), *sorted((ROOT / "tests").glob("*/run"))]
SCRIPTS = [path for path in CANDIDATES if path.is_file() and path.read_bytes().startswith(b"#!/usr/bin/env bash")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shellcheck_finds_nothing_in_a_script(script):
    assert shellcheck(script.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("name", ["deploy-loop", "delete-loop", "facts-loop"])
def test_shellcheck_finds_nothing_in_the_readmes_loops(name):
    assert shellcheck(f"#!/bin/sh\n{readme_block(name)}") == ""


def test_the_deploy_loop_has_at_most_ten_lines():
    assert len(readme_block("deploy-loop").splitlines()) <= 10


@pytest.mark.parametrize("text, given", [("# the VPC\n\nVpcStack=vpc\nName=a b", ["VpcStack=vpc", "Name=a b"]), ("# nothing is asked for\n", []), (None, None)])
def test_the_deploy_loop_reads_the_file_of_parameters(tmp_path, text, given):
    """A stand-in for the AWS command line prints its arguments. Without the file there is no deployment."""
    aws = tmp_path / "aws"
    aws.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    aws.chmod(0o755)
    if text is not None:
        (tmp_path / "parameters.txt").write_text(text, encoding="utf-8")
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "D": str(ROOT / "examples" / "shared-volume" / "templates")}
    done = subprocess.run(["sh", "-c", readme_block("deploy-loop")], cwd=tmp_path, env=environment, capture_output=True, text=True)
    deployments = done.stdout.split("cloudformation\n")[1:]
    if given is None:
        assert (done.returncode != 0, deployments) == (True, []) and "parameters.txt" in done.stderr
        return
    expected = ["--parameter-overrides", *given] if given else []
    assert [each.splitlines()[8:] for each in deployments] == [expected] * 5


@pytest.mark.parametrize("there, warned", [("0123", []), ("4567", ["other"])])
def test_the_facts_loop_warns_of_a_platform_that_changed(tmp_path, there, warned):
    """A stand-in for the AWS command line knows the export of the stack that the parameters name."""
    aws = tmp_path / "aws"
    aws.write_text(f"#!/bin/sh\ncase $* in *\"'other-Facts'\"*) echo {there} ;; esac\n", encoding="utf-8")
    aws.chmod(0o755)
    parameter = {"name": "WebClusterStack", "default": "platform-cluster-web"}
    stacks = [{"name": f"shop-{name}", "parameters": [parameter], "facts": {"WebClusterStack": "0123"}} for name in "ab"]
    stacks.append({"name": "shop-c", "parameters": []})
    (tmp_path / "manifest.json").write_text(json.dumps({"stacks": stacks}), encoding="utf-8")
    (tmp_path / "parameters.txt").write_text("Tag=v1\nWebClusterStack=other\n", encoding="utf-8")
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "D": str(tmp_path)}
    done = subprocess.run(["sh", "-c", readme_block("facts-loop")], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, [line.split()[1] for line in done.stderr.splitlines()]) == (0, warned)


@pytest.mark.parametrize("name", ["deploy-loop", "delete-loop", "facts-loop"])
def test_a_loop_without_a_manifest_fails(tmp_path, name):
    """The exit status of a pipe is that of its end, which would have had nothing to do."""
    (tmp_path / "parameters.txt").write_text("", encoding="utf-8")
    done = subprocess.run(["sh", "-c", readme_block(name)], cwd=tmp_path, env={**os.environ, "D": "elsewhere"}, capture_output=True, text=True)
    assert done.returncode != 0 and "elsewhere/manifest.json" in done.stderr


def shellcheck(text):
    """Its diagnostics, of all levels."""
    return subprocess.run(["shellcheck", "--severity", "style", "-"], input=text, capture_output=True, text=True).stdout
