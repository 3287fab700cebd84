"""Queries, run as editors run them."""

from pathlib import Path

import tree_sitter

from . import GRAMMAR, ROOT, parser

EDITORS = ROOT / "editors"

# Captures by which an editor does something other than to colour.
SILENT = "_"


def files() -> list[Path]:
    """All queries of all editors."""
    return sorted({path.resolve() for path in EDITORS.glob("**/*.scm") if "node_modules" not in path.parts})


def matches(path: Path, text: str) -> list[dict[str, list[tree_sitter.Node]]]:
    """What a query finds in a text, match by match."""
    query = tree_sitter.Query(parser.language(), path.read_text())
    found = tree_sitter.QueryCursor(query).matches(parser.parse(text).root_node)
    return [captures for _, captures in found]


def captures(path: Path, text: str) -> list[tuple[int, int, str]]:
    """What a query catches in a text, in bytes, outer before inner."""
    found = {
        (node.start_byte, node.end_byte, name)
        for match in matches(path, text)
        for name, nodes in match.items()
        for node in nodes
        if not name.startswith(SILENT) and node.start_byte < node.end_byte
    }
    return sorted(found, key=lambda capture: (capture[0], -capture[1], capture[2]))


def colours(text: str, path: Path = GRAMMAR / "queries/highlights.scm") -> list[tuple[int, int, str]]:
    """The colour of each range of a text, in bytes: the innermost capture counts."""
    painted: list[str | None] = [None] * len(text.encode())
    for start, end, name in captures(path, text):
        painted[start:end] = [name] * (end - start)
    ranges = []
    start = 0
    for at in range(1, len(painted) + 1):
        if at == len(painted) or painted[at] != painted[start]:
            if name := painted[start]:
                ranges.append((start, at, name))
            start = at
    return ranges
