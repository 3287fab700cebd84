"""What the highlight query of tree-sitter says of files: JSON, per file the captures with their first and last byte, the weaker first.

usage: captures.py FILE...
"""

import json
import sys
from pathlib import Path

import tree_sitter

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/trees"))

from harness import parser  # noqa: E402

QUERY = ROOT / "editors/tree-sitter-ecs/queries/highlights.scm"


def captures(text: str) -> list[tuple[int, int, str]]:
    """An inner node is stronger than the node around it; of one node's captures the last is, as in Neovim."""
    query = tree_sitter.Query(parser.language(), QUERY.read_text())
    matches = tree_sitter.QueryCursor(query).matches(parser.parse(text).root_node)
    found = [
        (node.start_byte, node.end_byte, number, name)
        for number, named in matches
        for name, nodes in named.items()
        for node in nodes
        if name not in ("spell", "nospell") and not name.startswith("_")
    ]
    found.sort(key=lambda capture: (capture[0], -capture[1], capture[2]))
    return [(start, end, name) for start, end, _, name in found]


print(json.dumps({file: captures(Path(file).read_text()) for file in sys.argv[1:]}))
