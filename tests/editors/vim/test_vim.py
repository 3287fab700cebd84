"""Vim loads the files, colours as the tree says, and leaves the indentation of the examples as it is."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from harness import ROOT, queries, texts

SUITE = Path(__file__).parent
EXAMPLES = sorted(ROOT.glob("examples/*/*.ecs"))
INDENTED = """let a = [
  for x in [
    1,
    2,
  ]: x
]

/* A comment
     with blanks of its own
*/
cluster "web" {
  script = <<-BASH
        if true; then # {
      echo "
        fi
  BASH
  sum = 1 +
    2
  choice = a
  text = "{"

  # {
  nested {
    call = f({
      b = 1
    })
  }
}
"""


@pytest.fixture(scope="module")
def vim(tmp_path_factory):
    """What Vim makes of files: groups and links, and the text after `gg=G`."""
    out = tmp_path_factory.mktemp("vim")
    indented = out / "indented.ecs"
    indented.write_text("\n".join(line.strip() if line.startswith(("let", "cluster")) else line for line in INDENTED.split("\n")))
    variables = out / "prod.ecsvars"
    variables.write_text("zones = 3 # three\n")
    files = [*EXAMPLES, ROOT / "tests/editors/edge-cases.ecs", indented, variables]
    environment = os.environ | {
        "FILES": "\n".join(map(str, files)),
        "OUT": str(out),
        "EDITOR_FILES": str(ROOT / "editors/vim"),
    }
    command = ["vim", "-es", "-N", "-u", "NONE", "-i", "NONE", "-n", "-S", str(SUITE / "inspect.vim")]
    run = subprocess.run(command, env=environment, capture_output=True, timeout=120)
    assert run.returncode == 0, (out / "error").read_text() if (out / "error").exists() else run.stderr

    def of(file):
        found = json.loads((out / f"{Path(file).name}.groups").read_text())
        return found | {"indented": (out / f"{Path(file).name}.indented").read_text()}

    return of


def painted(found):
    """The linked group of each byte of a text, line ends too."""
    flat = []
    for row in found["groups"]:
        flat += [found["links"].get(name) for name in row] + [None]
    return flat


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_token_has_the_group_that_its_class_has(vim, path):
    table = json.loads((ROOT / "editors/scopes.json").read_text())["classes"]
    group = {row["capture"]: row["vim"] for row in table}
    text = path.read_bytes()
    found = painted(vim(path))
    wrong = []
    for start, end, capture in queries.colours(text.decode()):
        token = text[start:end]
        seen = {found[at] for at in range(start, end) if not text[at : at + 1].isspace()}
        # A script in a heredoc has colours of its own.
        if seen != {group[capture]} and capture != "string.heredoc":
            line = text[:start].count(b"\n") + 1
            wrong.append(f"{line}: `{token.decode()}` is {seen}, not {group[capture]}")
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_indenting_an_example_changes_nothing(vim, path):
    assert vim(path)["indented"] == path.read_text()


def test_lists_scripts_and_comments_are_indented_or_left(vim):
    assert vim("indented.ecs")["indented"] == INDENTED


def test_files_of_values_look_like_programs(vim):
    found = vim("prod.ecsvars")
    assert found["options"] == {"filetype": "ecsvars", "commentstring": "# %s", "shiftwidth": 2, "expandtab": 1}
    assert painted(found)[:5] == ["Label"] * 5


def test_every_example_was_looked_at():
    assert len(EXAMPLES) == len(texts.examples()) >= 5
