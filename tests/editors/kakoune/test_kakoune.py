"""Kakoune loads the file without a word, and colours as the tree says."""

import json
import os
import subprocess
import threading
from pathlib import Path

import pytest
from harness import ROOT, queries, texts

EXAMPLES = sorted(ROOT.glob("examples/*/*.ecs"))
FACES = ["keyword", "type", "variable", "attribute", "module", "value", "function", "string", "meta", "comment", "documentation", "operator"]
# Each face has a colour by which it is known again.
COLOURS = {f"0000{number:02x}": face for number, face in enumerate(FACES, 1)}


def draw(file, commands=""):
    """The lines that Kakoune shows of a file, each a list of pieces and their faces; and what it has to say."""
    faces = "; ".join(f"set-face global {face} rgb:{colour}" for colour, face in COLOURS.items())
    script = (
        f"source {ROOT}/editors/kakoune/ecs.kak; {faces}; "
        "set-option global ui_options terminal_assistant=none; set-face global PrimaryCursor Default; "
        f"set-face global PrimaryCursorEol Default; edit {file}; {commands}"
    )
    command = ["kak", "-ui", "json", "-e", script]
    environment = os.environ | {"XDG_CONFIG_HOME": str(ROOT / "target/kakoune")}
    kakoune = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    lines, status = [], ""
    wanted = Path(file).read_text()
    try:
        # It says nothing more once all is drawn.
        watch = threading.Timer(20, kakoune.kill)
        watch.start()
        for message in map(json.loads, kakoune.stdout):
            if message["method"] == "draw":
                lines = message["params"][0]
            elif message["method"] == "draw_status":
                status = "".join(atom["contents"] for atom in message["params"][0])
            elif message["method"] == "refresh":
                if wanted == "".join(atom["contents"] for line in lines for atom in line):
                    break
                # The first drawing is of a window of the usual size.
                resize = {"jsonrpc": "2.0", "method": "resize", "params": [1000, 300]}
                kakoune.stdin.write(json.dumps(resize) + "\n")
                kakoune.stdin.flush()
    finally:
        watch.cancel()
        kakoune.kill()
        kakoune.communicate()
    return [[(atom["contents"], atom["face"]["fg"]) for atom in line] for line in lines], status


def faces(file):
    """The face of each character of a file."""
    lines, status = draw(file)
    assert not status or "error" not in status.lower(), status
    found = []
    for line, text in zip(lines, Path(file).read_text().splitlines()):
        row = [COLOURS.get(colour[-6:], "Default") for contents, colour in line for _ in contents]
        found += (row + ["Default"] * len(text))[: len(text)] + [None]
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_token_has_the_face_that_its_class_has(path):
    table = json.loads((ROOT / "editors/scopes.json").read_text())["classes"]
    face = {row["capture"]: row["kakoune"] for row in table}
    text = path.read_text()
    found = faces(path)
    wrong = []
    total = 0
    for start, end, capture in queries.colours(text):
        token = text[start:end]
        seen = {found[at] for at in range(start, end) if not text[at].isspace()}
        total += 1
        # The default face takes nothing away from that of the text around it.
        inside = face[capture] == "Default" and seen == {"string"}
        if seen != {face[capture]} and not inside:
            line = text[:start].count("\n") + 1
            wrong.append(f"{line}: `{token}` is {seen}, not {face[capture]}")
    assert not wrong, f"{len(wrong)} of {total}\n" + "\n".join(wrong[:30])


def test_every_example_was_looked_at():
    assert len(EXAMPLES) == len(texts.examples()) >= 5
