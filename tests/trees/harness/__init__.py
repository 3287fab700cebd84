"""What the tests of the grammar share."""

from pathlib import Path

ROOT = Path(__file__).parents[3]
GRAMMAR = ROOT / "editors/tree-sitter-ecs"
