"""The corpus: files of cases, each a title, a text and its tree, as tree-sitter's own tool reads them."""

import re
from dataclasses import dataclass
from pathlib import Path

from . import GRAMMAR, texts

FOLDER = GRAMMAR / "test/corpus"
EXAMPLES = FOLDER / "examples.txt"

CASE = re.compile(r"^={80}\n(?P<title>[^\n]+)\n={80}\n(?P<text>.*?)\n-{80}\n(?P<tree>.*?)(?=^={80}$|\Z)", re.DOTALL | re.MULTILINE)


@dataclass
class Case:
    """A text and the tree that it should have."""

    title: str
    text: str
    tree: str

    def __str__(self) -> str:
        bar, dash = "=" * 80, "-" * 80
        return f"{bar}\n{self.title}\n{bar}\n{self.text}\n{dash}\n\n{self.tree}\n"


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    return [Case(case["title"], case["text"], case["tree"].strip()) for case in CASE.finditer(path.read_text())]


def write(path: Path, cases: list[Case]) -> None:
    """Writes the cases of a file."""
    path.write_text("\n".join(str(case) for case in cases))


def examples() -> list[Case]:
    """The programs in examples/ as cases, without trees."""
    return [Case(f"Example: {name}", text, "") for name, text in texts.examples().items()]
