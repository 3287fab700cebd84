"""Programs that a generator made from the language's schema (tests/programs/samples): cfn-lint finds no error in what they become.

`SAMPLES=folder` names other programs; `cargo test samples_are_written -- --ignored` writes them.
"""

import os
import subprocess
from pathlib import Path

import pytest
from harness.build import ROOT, compiler

FOLDER = Path(os.environ.get("SAMPLES", ROOT / "tests" / "programs" / "samples"))
PROGRAMS = sorted(FOLDER.glob("*.ecs"))


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """Program → the templates that it became."""
    out = tmp_path_factory.mktemp("programs")
    for program in PROGRAMS:
        command = [compiler(), "build", str(program), "--out", str(out / program.stem)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, f"{program}:\n{done.stdout}{done.stderr}"
    return {program: sorted((out / program.stem).glob("*.yaml")) for program in PROGRAMS}


def test_there_are_programs(templates):
    assert len(PROGRAMS) >= 10
    assert all(templates.values())


def test_cfn_lint_finds_no_error(templates):
    files = [str(file) for each in templates.values() for file in each]
    command = ["cfn-lint", "--format", "parseable", "--regions", "us-east-1", "eu-west-1", "eu-central-1", "--non-zero-exit-code", "error", "--ignore-checks", "W", "I", "--", *files]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
