"""The modules of a crate, who imports whom, and where that goes in cycles."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from . import rust

Module = tuple[str, ...]


@dataclass
class Crate:
    """The modules by their paths, with the names that each imports: what a parent imports, its children may import from it."""

    imports: dict[Module, dict[str, list[str]]] = field(default_factory=dict)

    def resolve(self, module: Module, path: list[str], depth: int = 0) -> Module | None:
        """The module that declares what a path names in a module; `None` for another crate's."""
        steps = list(path)
        if steps[0] == "crate":
            current, steps = (), steps[1:]
        elif steps[0] in ("self", "super"):
            current = module
            while steps and steps[0] in ("self", "super"):
                current = current[:-1] if steps[0] == "super" else current
                steps = steps[1:]
        elif (*module, steps[0]) in self.imports:
            current = module
        else:
            return None
        for step in steps:
            if (*current, step) in self.imports:
                current = (*current, step)
                continue
            again = self.imports.get(current, {}).get(step)
            if again is None or depth > 8 or (current, again) == (module, path):
                return current
            return self.resolve(current, again, depth + 1) or current
        return current


def module_of(file: Path) -> Module:
    """`check/mod.rs` and `check.rs` are `check`; `lib.rs` is the root."""
    steps = file.with_suffix("").parts
    return steps[:-1] if steps[-1] in ("mod", "lib") else steps


@dataclass(frozen=True)
class Cycle:
    parent: Module
    members: tuple[str, ...]
    edges: tuple[str, ...]


def cycles(files: dict[Path, list[rust.Token]]) -> list[Cycle]:
    """The cycles between the children of each module. That a module and its parent name each other is no cycle."""
    used = {module_of(file): list(rust.paths(code)) for file, code in files.items()}
    crate = Crate()
    for module, paths in used.items():
        for length in range(len(module) + 1):
            crate.imports.setdefault(module[:length], {})
        crate.imports[module] |= {path[-1]: path for path, is_use in paths if is_use and len(path) > 1}
    graphs: dict[Module, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for module, paths in used.items():
        for path, _ in paths:
            target = crate.resolve(module, path)
            common = shared(module, target) if target is not None else 0
            if target is not None and common < len(module) and common < len(target):
                graphs[module[:common]][module[common]].add(target[common])
    return [cycle for parent, graph in sorted(graphs.items()) for cycle in cycles_in(parent, graph)]


def shared(one: Module, other: Module) -> int:
    """How many steps two paths have in common."""
    return next((at for at, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))


def cycles_in(parent: Module, graph: dict[str, set[str]]) -> list[Cycle]:
    reached = {node: reachable(graph, node) for node in list(graph)}
    found, seen = [], set()
    for node in sorted(reached):
        members = sorted(other for other in reached[node] if node in reached.get(other, ()))
        if node in seen or len(members) < 2:
            continue
        seen.update(members)
        edges = [f"{member} -> {', '.join(sorted(graph[member] & set(members)))}" for member in members]
        found.append(Cycle(parent, tuple(members), tuple(edges)))
    return found


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for following in graph.get(waiting.pop(), ()):
            if following not in found:
                found.add(following)
                waiting.append(following)
    return found
