"""Neovim, with no configuration but the files of editors/, works with the language server and the tree-sitter parser."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from harness import GRAMMAR, ROOT

SUITE = Path(__file__).parent
STEPS = ["attach", "colours", "diagnostics", "hover", "code_action", "completion", "definition", "rename", "format"]


@pytest.fixture(scope="module")
def neovim(tmp_path_factory):
    """What Neovim saw while it was driven through all steps."""
    home = tmp_path_factory.mktemp("neovim")
    program = home / "platform/platform.ecs"
    program.parent.mkdir()
    program.write_text((ROOT / "examples/platform/platform.ecs").read_text())
    # As the README says.
    parser = home / "share/nvim/site/parser/ecs.so"
    parser.parent.mkdir(parents=True)
    sources = [GRAMMAR / "src/parser.c", GRAMMAR / "src/scanner.c"]
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-I", GRAMMAR / "src", *sources, "-o", parser], check=True)
    # `ecsc` is found in the PATH.
    (home / "bin").mkdir()
    (home / "bin/ecsc").symlink_to(os.environ["ECSC"])
    environment = os.environ | {
        "PATH": f"{home}/bin:{os.environ['PATH']}",
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "EDITOR_FILES": str(ROOT / "editors"),
        "PROGRAM": str(program),
        "OUT": str(home / "seen.json"),
        "STEPS": " ".join(STEPS),
    }
    command = [os.environ["NVIM"], "--headless", "-u", "NONE", "-l", str(SUITE / "steps.lua")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert (home / "seen.json").exists(), run.stderr
    return json.loads((home / "seen.json").read_text())


@pytest.fixture
def seen(neovim, request):
    """What was seen; a step that failed fails its test."""
    step = request.node.get_closest_marker("step").args[0]
    trouble = neovim.get(f"{step}_error")
    assert not trouble, trouble
    return neovim


@pytest.mark.step("attach")
def test_the_server_attaches_to_a_file(seen):
    assert (seen["filetype"], seen["commentstring"]) == ("ecs", "# %s")
    assert seen["server"] == "ecsc"


@pytest.mark.step("colours")
def test_tree_sitter_colours_it(seen):
    assert seen["highlighter"]
    assert "keyword" in seen["captures"]


@pytest.mark.step("diagnostics")
def test_a_mistake_is_told_as_it_is_typed_and_goes_with_it(seen):
    assert seen["diagnostic"] == {"code": "E0203", "line": 19, "source": "ecsc"}


@pytest.mark.step("hover")
def test_an_attribute_explains_itself(seen):
    assert "drain" in seen["hover"].lower() and "duration" in seen["hover"]


@pytest.mark.step("code_action")
def test_a_mistake_is_fixed_by_its_quick_fix(seen):
    assert seen["fixed"]


@pytest.mark.step("completion")
def test_completion_knows_what_stands_behind_a_dot(seen):
    assert seen["completion"] == ["web"]


@pytest.mark.step("definition")
def test_a_reference_leads_to_its_declaration(seen):
    assert seen["definition"] == 'volume "shared" {'


@pytest.mark.step("rename")
def test_a_name_changes_wherever_it_is_used(seen):
    assert seen["renamed"]


@pytest.mark.step("format")
def test_formatting_fixes_the_layout(seen):
    assert seen["formatted"]
