"""`tests/same` sees a byte, a column, a fix and a status that differ, and nothing where nothing does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[1] / "same"
ECSC = os.environ["ECSC"]
MISSPELT = "tests/ui/names/E0203-unknown-attribute.ecs"
CHOSEN = ["--generated", "0", "--only", "examples/minimal", "--only", MISSPELT]


@pytest.fixture
def compare(tmp_path):
    """Compares the compiler with itself behind a shell script that alters what it does."""

    def compared(script, *options, accepted=""):
        new, file = tmp_path / "new", tmp_path / "accepted"
        new.write_text(f'#!/bin/sh\n{script.replace("ECSC", ECSC)}\n', encoding="utf-8")
        new.chmod(0o755)
        file.write_text(accepted, encoding="utf-8")
        command = [sys.executable, TOOL, ECSC, new, "--accepted", file, *CHOSEN, *options]
        return subprocess.run(command, capture_output=True, text=True)

    return compared


def reported(edit):
    """The compiler with an edit of what it reports."""
    return f"ECSC \"$@\" 2>/dev/null | sed '{edit}'; ECSC \"$@\" >/dev/null 2>&1"


def written(edit):
    """The compiler with an edit of the files that it writes: `--out` comes before the folder, as the last option."""
    return f'ECSC "$@" || exit; [ "$1" = build ] || exit 0; for out; do :; done; {edit}'


def test_nothing_differs_from_itself(compare):
    done = compare('exec ECSC "$@"')
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 programs" in done.stdout and "\n0 differences" in done.stdout


@pytest.mark.parametrize(
    ("script", "group", "detail"),
    [
        (written("sed -i s/Version:/version:/ $out/*/*-cluster-web.yaml"), "template, another text: 1 in 1", "Version:"),
        (written("for file in $out/*/*-cluster-web.json; do [ ! -e $file ] || echo >>$file; done"), "template, another text: 1 in 1", "the end"),
        (written("rm $out/*/*-cluster-*.json.map.json"), "map, only in OLD: 1 in 1", "json/"),
        (written("sed -i 1s/{/{{/ $out/*/manifest.json"), "manifest, another text: 2 in 1", "manifest.json:1:"),
        (reported("s/column.:11/column\":12/g"), "E0203, another range: 1 in 1", ":8:3-8:11 -> "),
        (reported("s/text.:.encrypted/text\":\"encryptde/"), "E0203, other fixes: 1 in 1", "'encryptde'"),
        (reported("s/E0203/E0204/g"), "E0203, only in OLD: 1 in 1", ":8:3-8:11"),
        (reported("s/E0203/E0204/g"), "E0204, only in NEW: 1 in 1", ":8:3-8:11"),
        (reported("s/.error.,/\"warning\",/"), "E0203, another severity: 1 in 1", "warning"),
        ('ECSC "$@"; exit 101', "exit, another status: 2 in 2", "(101, 101, 101)"),
    ],
)
def test_a_planted_difference_is_found(compare, script, group, detail):
    done = compare(script)
    assert done.returncode == 1, done.stdout + done.stderr
    assert group in done.stdout and detail in done.stdout, done.stdout


def test_words_are_compared_only_on_demand(compare):
    script = reported("s/unknown attribute/unknown name/g")
    assert compare(script).returncode == 0
    done = compare(script, "--messages")
    assert done.returncode == 1
    assert "E0203, other words: 1 in 1 programs" in done.stdout


def test_an_accepted_difference_passes_and_an_unused_line_is_named(compare):
    done = compare(reported("s/column.:11/column\":12/g"), accepted=f"# why\nE02* tests/ui/*: a wider range\nmap {MISSPELT}: never\n")
    assert done.returncode == 0, done.stdout
    assert "1 E02* tests/ui/*: a wider range" in done.stdout
    assert f"no such difference: map {MISSPELT}" in done.stdout


def test_a_line_without_a_reason_is_refused(compare):
    assert "expected `CODE PROGRAM: reason`" in compare('exec ECSC "$@"', accepted="E0203 tests/*\n").stderr
