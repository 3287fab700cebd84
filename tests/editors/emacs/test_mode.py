"""The major mode colours as the tree says, and leaves the indentation of the examples as it is."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from harness import ROOT, queries, texts

SUITE = Path(__file__).parent
EXAMPLES = sorted(ROOT.glob("examples/*/*.ecs"))
# The mode has names of its own for some classes, and no colour for marks.
ATTRIBUTE = "ecs-attribute-face"


@pytest.fixture(scope="module")
def emacs(tmp_path_factory):
    """What Emacs makes of files."""
    out = tmp_path_factory.mktemp("emacs")
    variables = out / "prod.ecsvars"
    variables.write_text("zones = 3 # three\n")
    environment = os.environ | {"FILES": "\n".join(map(str, [*EXAMPLES, variables])), "OUT": str(out)}
    command = ["emacs", "-Q", "--batch", "-L", str(ROOT / "editors/emacs"), "-l", str(SUITE / "inspect.el")]
    run = subprocess.run(command, env=environment, capture_output=True, timeout=120, text=True)
    assert run.returncode == 0, run.stderr

    def of(file):
        found = json.loads((out / f"{Path(file).name}.faces").read_text())
        return found | {"indented": (out / f"{Path(file).name}.indented").read_text()}

    return of


def test_the_mode_compiles_without_a_warning(tmp_path):
    copy = tmp_path / "ecs-mode.el"
    copy.write_text((ROOT / "editors/emacs/ecs-mode.el").read_text())
    command = ["emacs", "-Q", "--batch", "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile", copy]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_token_has_the_face_that_its_class_has(emacs, path):
    table = json.loads((ROOT / "editors/scopes.json").read_text())["classes"]
    face = {row["capture"]: row["emacs"] or "" for row in table} | {"property": ATTRIBUTE}
    # The mode does not tell brackets and operators, nor `zones` in `param.zones` from its like.
    marks = {"punctuation.bracket", "punctuation.delimiter", "operator", "variable.member"}
    text = path.read_text()
    assert text.isascii()
    found = emacs(path)["faces"]
    wrong = []
    for start, end, capture in queries.colours(text):
        token = text[start:end]
        seen = {found[at].replace("-delimiter", "") for at in range(start, end) if not text[at].isspace()}
        if seen != {face[capture]} and not (capture in marks and seen <= {"", "default"}):
            line = text[:start].count("\n") + 1
            wrong.append(f"{line}: `{token}` is {seen}, not {face[capture]}")
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_indenting_an_example_changes_nothing(emacs, path):
    assert emacs(path)["indented"] == path.read_text()


def test_declarations_are_in_the_index(emacs):
    index = emacs(ROOT / "examples/platform/platform.ecs")["imenu"]
    assert {'cluster "web"', "param vpc_stack", 'network "main"'} <= set(index)


def test_files_of_values_look_like_programs(emacs):
    found = emacs("prod.ecsvars")
    assert (found["mode"], found["comment"]) == ("ecsvars-mode", "# ")
    assert found["faces"][:5] == [ATTRIBUTE] * 5


def test_every_example_was_looked_at():
    assert len(EXAMPLES) == len(texts.examples()) >= 5
