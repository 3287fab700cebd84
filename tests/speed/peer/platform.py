"""The job: `examples/platform` any number of times, as our source and as the templates that all must write."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples/platform/platform.ecs"
# A number that stands nowhere in the templates: where it appears, the number of the copy belongs.
MARK = "7391"
LONG = 1000  # a text of so many characters is kept in a file of its own, as a person would


def source(copies: range) -> str:
    """The example's program with each of its blocks once per copy, the names numbered."""
    text = EXAMPLE.read_text()
    block = re.compile(r'^(volume|cluster|listener|scaling) "(\w+)" \{\n.*?^\}\n', re.MULTILINE | re.DOTALL)
    names = {(found[1], found[2]) for found in block.finditer(text)}
    once = block.sub("", text)
    numbered = "\n".join(found[0] for found in block.finditer(text))
    for kind, name in names:
        numbered = re.sub(rf'^{kind} "{name}"', f'{kind} "{name}{MARK}"', numbered, flags=re.MULTILINE)
        numbered = re.sub(rf"\b{kind}\.{name}\b", f"{kind}.{name}{MARK}", numbered)
    return once.rstrip() + "\n\n" + "\n".join(numbered.replace(MARK, str(copy)) for copy in copies)


def templates(ecsc: Path, copies: range, folder: Path) -> dict[str, dict]:
    """What our compiler makes of it: templates by the names of their stacks, without what only we write."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "platform.ecs"
    program.write_text(source(copies))
    out = folder / "out"
    subprocess.run([ecsc, "build", program, "--format", "json", "--out", out, "-q"], check=True)
    found = {}
    [built] = json.loads((out / "index.json").read_text())["programs"]
    out /= built["folder"]
    for stack in json.loads((out / "manifest.json").read_text())["stacks"]:
        template = json.loads((out / stack["file"]).read_text())
        del template["Metadata"]["ecsc"]
        found[stack["name"]] = template
    return found


@dataclass(frozen=True)
class LongText:
    """A text that the program reads from a file."""

    file: str


def pattern(ecsc: Path, folder: Path) -> tuple[dict[str, dict], dict[str, str]]:
    """The templates of the copy MARK, their long texts replaced; and those texts by file name."""
    texts: dict[str, str] = {}

    def shortened(value):
        if isinstance(value, dict):
            return {key: shortened(each) for key, each in value.items()}
        if isinstance(value, list):
            return [shortened(each) for each in value]
        if isinstance(value, str) and len(value) >= LONG and MARK not in value:
            name = next((name for name, text in texts.items() if text == value), f"text_{len(texts)}.txt")
            texts[name] = value
            return LongText(name)
        return value

    found = templates(ecsc, range(int(MARK), int(MARK) + 1), folder)
    return {name: shortened(template) for name, template in found.items()}, texts


def parts(text: str) -> list[str]:
    """The pieces of a text between the numbers of the copy: the first and the last may be empty."""
    return text.split(MARK)
