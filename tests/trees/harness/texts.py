"""Texts to parse: all that the repository has, and what becomes of them under clumsy fingers."""

import random
import re
from collections.abc import Iterator

from . import ROOT

# What the grammar has of words and marks, for texts that nobody would write.
WORDS = [
    "a", "b.c", "param", "let", "var", "output", "assert", "existing", "for", "in", "if", "null", "true", "x-y",
    "=", "==", "!=", "<", "<=", ">", ">=", "..", ".", "+", "-", "*", "/", "%", "!", "?", ":", "??", "||", "&&", ",", "|",
    "(", ")", "[", "]", "{", "}", "${", "$${", "$", "<<", "<<-", "<<A\n", "<<-A\n", "\nA\n", "\n  A\n",
    '"', '"s"', '"a${b}c"', '"\\n"', "\\", "1", "1.5", "60%", "15m", "#", "//", "///", "/*", "*/", "/* c */", "# c\n",
    "\n", "\n\n", "\r\n", " ", "  ", "\t", "\ufeff", "\u200b", "ü",
]  # fmt: skip

TOKEN = re.compile(
    r"""\s+ | [\#][^\n]* | //[^\n]* | /\*.*?\*/ | "(?:[^"\\\n]|\\.)*" | <<-?\w+ | [A-Za-z_]\w*
      | [0-9][\w.]*%? | \?\?|\|\||&&|==|!=|<=|>=|\.\. | .""",
    re.VERBOSE | re.DOTALL,
)


def files() -> Iterator[tuple[str, str]]:
    """Every program of the repository, by its path."""
    for path in sorted([*ROOT.glob("examples/**/*.ecs"), *ROOT.glob("tests/**/*.ecs"), *ROOT.glob("tests/**/*.ecsvars")]):
        # Some test cases are no text on purpose.
        yield str(path.relative_to(ROOT)), path.read_bytes().decode(errors="replace")


def pages() -> Iterator[tuple[str, str]]:
    """Every piece of the language in the documentation: the failing and passing examples of all diagnostics among them."""
    for path in sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")]):
        blocks = re.finditer(r"^```ecs(?: (?!syntax)[^\n]*)?\n(.*?)^```$", path.read_text(), re.DOTALL | re.MULTILINE)
        for at, block in enumerate(blocks):
            yield f"{path.relative_to(ROOT)}#{at}", block[1]


def examples() -> dict[str, str]:
    """The examples by name."""
    return {path.stem: path.read_text() for path in sorted(ROOT.glob("examples/*/*.ecs"))}


def slips(text: str) -> Iterator[tuple[int, str]]:
    """A text with one token deleted, doubled, exchanged with the next or cut in two, and where."""
    tokens = [match for match in TOKEN.finditer(text)]
    solid = [at for at, token in enumerate(tokens) if not token[0].isspace() or "\n" in token[0]]
    for place, at in enumerate(solid):
        token = tokens[at]
        start, end = token.span()
        yield start, text[:start] + text[end:]
        yield start, text[:end] + token[0] + text[end:]
        yield start, text[: (start + end + 1) // 2]
        if place + 1 < len(solid):
            other = tokens[solid[place + 1]]
            yield start, text[:start] + other[0] + text[end : other.start()] + token[0] + text[other.end() :]


def insertions(text: str, seed: int, count: int) -> Iterator[tuple[int, str]]:
    """A text with a word or mark somewhere, and where."""
    chance = random.Random(seed)
    for _ in range(count):
        at = chance.randrange(len(text) + 1)
        yield at, text[:at] + chance.choice(WORDS) + text[at:]


def soup(seed: int, count: int) -> Iterator[str]:
    """Words and marks in any order."""
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 30)))
