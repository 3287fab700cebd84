"""Eglot, with no configuration but the major mode, works with the language server."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from harness import ROOT

SUITE = Path(__file__).parent


@pytest.fixture(scope="module")
def eglot(tmp_path_factory):
    """What Emacs saw while it was driven through all steps."""
    home = tmp_path_factory.mktemp("eglot")
    program = home / "platform/platform.ecs"
    program.parent.mkdir()
    program.write_text((ROOT / "examples/platform/platform.ecs").read_text())
    # `ecsc` is found in the PATH.
    (home / "bin").mkdir()
    (home / "bin/ecsc").symlink_to(os.environ["ECSC"])
    environment = os.environ | {
        "PATH": f"{home}/bin:{os.environ['PATH']}",
        "HOME": str(home),
        "PROGRAM": str(program),
        "OUT": str(home / "seen.json"),
    }
    command = ["emacs", "-Q", "--batch", "-L", str(ROOT / "editors/emacs"), "-l", str(SUITE / "steps.el")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert (home / "seen.json").exists(), run.stderr
    return json.loads((home / "seen.json").read_text())


@pytest.fixture
def seen(eglot, request):
    """What was seen; a step that failed fails its test."""
    trouble = eglot.get(f"{request.node.get_closest_marker('step').args[0]}_error")
    assert not trouble, trouble
    return eglot


@pytest.mark.step("attach")
def test_the_server_attaches_to_a_file(seen):
    assert seen["mode"] == "ecs-mode"
    assert seen["attached"]


@pytest.mark.step("diagnostics")
def test_a_mistake_is_told_as_it_is_typed_and_goes_with_it(seen):
    assert "encryptd" in seen["diagnostic"]
    assert seen["diagnostic_line"] == 19


@pytest.mark.step("hover")
def test_an_attribute_explains_itself(seen):
    assert "drain" in seen["hover"].lower() and "duration" in seen["hover"]


@pytest.mark.step("completion")
def test_completion_knows_what_stands_behind_a_dot(seen):
    assert seen["completion"] == ["web"]


@pytest.mark.step("definition")
def test_a_reference_leads_to_its_declaration(seen):
    assert seen["definition"] == 'volume "shared" {'


@pytest.mark.step("rename")
def test_a_name_changes_wherever_it_is_used(seen):
    assert seen["renamed"]


@pytest.mark.step("format-buffer")
def test_formatting_fixes_the_layout(seen):
    assert seen["formatted"]
