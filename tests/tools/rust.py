"""Rust as far as it must be read to be measured: tokens, what is only for tests, functions, paths."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LEXEMES = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<line>//[^\n]*)
  | (?P<block>/\*)
  | (?P<raw>b?c?r(?P<hashes>\#*)")
  | (?P<string>[bc]?"(?:[^"\\]|\\.)*")
  | (?P<char>b?'(?:[^'\\\n]|\\(?:x[0-9a-fA-F]{2}|u\{[^}]*\}|.))')
  | (?P<lifetime>'\w+)
  | (?P<word>(?:r\#)?\w+)
  | (?P<mark>::|.)
    """,
    re.VERBOSE | re.DOTALL,
)
OPENING, CLOSING = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}


@dataclass(frozen=True)
class Token:
    kind: str
    """`word`, `mark`, `literal`, `lifetime`, `comment` or `doc`."""
    text: str
    line: int

    @property
    def last_line(self) -> int:
        return self.line + self.text.count("\n")


@dataclass(frozen=True)
class Function:
    name: str
    line: int
    length: int
    """Lines from `fn` to the closing brace."""


def tokens(text: str) -> Iterator[Token]:
    at, line = 0, 1
    while at < len(text):
        match = LEXEMES.match(text, at)
        kind, end = match.lastgroup, match.end()
        if kind == "hashes" or match["raw"] is not None:
            end = text.find('"' + match["hashes"], end)
            end = len(text) if end < 0 else end + 1 + len(match["hashes"])
            kind = "literal"
        elif kind == "block":
            end, kind = end_of_comment(text, end), "comment"
        lexeme = text[at:end]
        if kind == "line":
            is_doc = lexeme.startswith("//!") or (lexeme.startswith("///") and not lexeme.startswith("////"))
            kind = "doc" if is_doc else "comment"
        elif kind in ("string", "char"):
            kind = "literal"
        if kind != "space":
            yield Token(kind, lexeme, line)
        line += lexeme.count("\n")
        at = end


def end_of_comment(text: str, at: int) -> int:
    """The end of a block comment; they nest."""
    depth = 1
    for match in re.compile(r"/\*|\*/").finditer(text, at):
        depth += 1 if match[0] == "/*" else -1
        if not depth:
            return match.end()
    return len(text)


def without_tests(found: list[Token]) -> list[Token]:
    """Leaves out each item behind `#[cfg(test)]` and `#[test]`, with its comments."""
    code = [at for at, token in enumerate(found) if token.kind not in ("comment", "doc")]
    texts = [found[at].text for at in code]
    left_out: set[int] = set()
    at = 0
    while at < len(code):
        end = end_of_test(texts, at)
        if end is None:
            at += 1
        else:
            left_out.update(range(code[at], code[end - 1] + 1))
            at = end
    return [token for at, token in enumerate(found) if at not in left_out]


def end_of_test(texts: list[str], at: int) -> int | None:
    if texts[at : at + 7] != ["#", "[", "cfg", "(", "test", ")", "]"] and texts[at : at + 4] != ["#", "[", "test", "]"]:
        return None
    while texts[at : at + 2] == ["#", "["]:
        at = end_of_group(texts, at + 1)
    while at < len(texts) and texts[at] not in (";", "{"):
        at = end_of_group(texts, at) if texts[at] in OPENING else at + 1
    return end_of_group(texts, at) if at < len(texts) and texts[at] == "{" else min(at + 1, len(texts))


def end_of_group(texts: list[str], at: int) -> int:
    """Behind the bracket that closes the one at `at`."""
    depth = 0
    for end in range(at, len(texts)):
        depth += (texts[end] in OPENING) - (texts[end] in CLOSING)
        if not depth:
            return end + 1
    return len(texts)


def code_lines(found: list[Token]) -> int:
    """Lines with something else than space and comments."""
    lines: set[int] = set()
    for token in found:
        if token.kind not in ("comment", "doc"):
            lines.update(token.line + at for at, line in enumerate(token.text.split("\n")) if line.strip())
    return len(lines)


def functions(found: list[Token]) -> Iterator[Function]:
    """All with a body, those in the bodies of macros and of other functions too."""
    code = [token for token in found if token.kind not in ("comment", "doc")]
    texts = [token.text for token in code]
    for at, token in enumerate(code):
        name = at + 2 if texts[at + 1 : at + 2] == ["$"] else at + 1
        # `fn(u32)` is a type.
        if token.text != "fn" or name >= len(code) or code[name].kind != "word":
            continue
        end = name + 1
        while end < len(code) and texts[end] not in (";", "{", "}"):
            end = end_of_group(texts, end) if texts[end] in OPENING else end + 1
        if end < len(code) and texts[end] == "{":
            last = code[min(end_of_group(texts, end), len(code)) - 1]
            yield Function(texts[name], token.line, last.line - token.line + 1)


def paths(found: list[Token]) -> Iterator[tuple[list[str], bool]]:
    """The paths that begin at `crate`, `self` or `super`, and all of `use`, whose braces are resolved; whether it is a `use`."""
    code = [token for token in found if token.kind not in ("comment", "doc")]
    texts = [token.text for token in code]
    at = 0
    while at < len(code):
        if texts[at] == "use" and code[at].kind == "word":
            end = next((end for end in range(at, len(texts)) if texts[end] == ";"), len(texts))
            for path in use_tree(texts[at + 1 : end]):
                yield path, True
            at = end
        elif texts[at] in ("crate", "self", "super") and texts[at + 1 : at + 2] == ["::"] and texts[at - 1 : at] != ["::"]:
            path = [texts[at]]
            while at + 2 < len(code) and texts[at + 1] == "::" and code[at + 2].kind == "word":
                path.append(texts[at + 2])
                at += 2
            yield path, False
        at += 1


def use_tree(texts: list[str]) -> Iterator[list[str]]:
    """`a::{b, c::d as e}` gives `a::b` and `a::c::d`."""
    path: list[str] = []
    for at, text in enumerate(texts):
        if text == "{":
            for branch in branches(texts[at + 1 : end_of_group(texts, at) - 1]):
                for rest in use_tree(branch):
                    yield path + [step for step in rest if step != "self" or not path]
            return
        if text == "as":
            break
        if text != "::":
            path.append(text)
    if path:
        yield path


def branches(texts: list[str]) -> Iterator[list[str]]:
    """What stands between the commas of the outermost level."""
    depth, start = 0, 0
    for at, text in enumerate(texts):
        depth += (text in OPENING) - (text in CLOSING)
        if text == "," and not depth:
            yield texts[start:at]
            start = at + 1
    yield texts[start:]
