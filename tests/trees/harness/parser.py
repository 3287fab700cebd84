"""The parser, built from its C sources as an editor builds it."""

import ctypes
import functools
import re
import subprocess

import tree_sitter

from . import GRAMMAR, ROOT

BUILT = ROOT / "target/trees/ecs.so"


@functools.cache
def language() -> tree_sitter.Language:
    """The grammar as tree-sitter sees it. It is built where its sources are newer."""
    sources = sorted((GRAMMAR / "src").rglob("*.[ch]"))
    if not BUILT.exists() or any(source.stat().st_mtime > BUILT.stat().st_mtime for source in sources):
        BUILT.parent.mkdir(parents=True, exist_ok=True)
        flags = ["-std=c11", "-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-I", GRAMMAR / "src"]
        units = [source for source in sources if source.suffix == ".c"]
        subprocess.run(["cc", *flags, "-o", BUILT, *units], check=True)
    library = ctypes.CDLL(str(BUILT))
    library.tree_sitter_ecs.restype = ctypes.c_void_p
    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype = ctypes.py_object
    capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return tree_sitter.Language(capsule(library.tree_sitter_ecs(), b"tree_sitter.Language", None))


def parse(text: str, before: tree_sitter.Tree | None = None) -> tree_sitter.Tree:
    """The tree of a text; `before` is the tree of the text before it was edited, told of the edit."""
    parser = tree_sitter.Parser(language())
    return parser.parse(text.encode(), before) if before else parser.parse(text.encode())


def problems(tree: tree_sitter.Tree) -> list[tree_sitter.Node]:
    """The nodes that say that something is wrong."""
    found, waiting = [], [tree.root_node]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing or node.type == "missing":
            found.append(node)
        waiting.extend(node.children)
    return found


def outline(tree: tree_sitter.Tree) -> str:
    """A tree as the corpus writes it: a node a line."""
    text, depth = "", 0
    # `(MISSING "}")` has a bracket that is none.
    for part in re.findall(r"""\(MISSING .*?\)(?=[ )]|$)|\(UNEXPECTED .*?\)(?=[ )]|$)|\w+: |\(\w+|\)""", str(tree.root_node)):
        if part == ")":
            depth -= 1
            text += part
            continue
        if not text.endswith(": "):
            text += "\n" + "  " * depth
        text += part
        if part.startswith("(") and not part.endswith(")"):
            depth += 1
    return text.lstrip("\n")
