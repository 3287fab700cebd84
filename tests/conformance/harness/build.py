"""Builds every example once, with the compiler under test."""

import functools
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if any(path.glob("*.ecs"))) if (ROOT / "examples").is_dir() else []

# The examples on which an example stands, in the order of their deployment.
BELOW = {"next-post": ["post"], "shop": ["platform"]}

MAX_BODY = 51_200  # bytes of a template that a request contains itself


@dataclass(frozen=True)
class Stack:
    """One entry of the manifest, with its template's file."""

    example: str
    entry: dict
    path: Path

    @property
    def name(self):
        """The stack's name."""
        return self.entry["name"]

    def __repr__(self):
        return f"{self.example}:{self.name}"


@dataclass(frozen=True)
class Built:
    """What one build of an example wrote."""

    example: str
    folder: Path
    manifest: dict

    @property
    def stacks(self):
        """The stacks in deployment order."""
        return [Stack(self.example, entry, self.folder / entry["file"]) for entry in self.manifest["stacks"]]


def build(example, form="yaml", parent="examples"):
    """`ecsc build examples/NAME`, into a folder of its own; a program that is no example has another parent."""
    return built(example, f"{parent}/{example}", form)


def deployable(example):
    """An example as it is deployed: if a request to CloudFormation cannot contain the YAML of a stack, as JSON without whitespace."""
    plain = build(example)
    fits = all(stack.path.stat().st_size <= MAX_BODY for stack in plain.stacks)
    return plain if fits else built(example, f"examples/{example}", "json", "--minify")


@functools.cache
def built(name, source, form="yaml", *more):
    """A program, built into a folder of its own; `more` are arguments of the compiler."""
    folder = ROOT / "target" / "conformance" / "-".join([form, *more]) / name
    subprocess.run(["rm", "-rf", folder], check=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    command = [compiler(), "build", source, "--out", str(folder), "--format", form, *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)} exited with {done.returncode}:\n{done.stdout}{done.stderr}"
    return of_output(name, folder)


def of_output(name, out):
    """The one program that was built into a folder."""
    [program] = json.loads((out / "index.json").read_text(encoding="utf-8"))["programs"]
    folder = out / program["folder"]
    return Built(name, folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def compiler():
    """The binary that the script `run` builds, or is given."""
    return os.environ["ECSC"]


def all_stacks():
    """Every stack of every example."""
    return [stack for example in EXAMPLES for stack in build(example).stacks]
