"""Expressions that a program needs several times are written once and given a name, as a person would do."""

from collections import Counter
from collections.abc import Callable, Hashable

REPEATED = 3  # as often must an expression stand in a program before it gets a name
WORTH = 45  # characters that it must have


class Sharing:
    """Renders twice: the first time it counts the expressions, the second time it names the repeated ones."""

    def __init__(self, render: Callable[[Callable[[Hashable, str], str]], str], prefix: str):
        """`render(share)` gives the program's text; it calls `share(key, text)` with every composite expression."""
        self._seen = Counter()
        self._names: dict[Hashable, str] = {}
        self._prefix = prefix
        self.definitions: list[tuple[str, str]] = []  # each after those that it needs itself
        render(self._count)
        self.text = render(self._name)

    def _count(self, key: Hashable, text: str) -> str:
        self._seen[key] += len(text) >= WORTH
        return text

    def _name(self, key: Hashable, text: str) -> str:
        if self._seen[key] < REPEATED:
            return text
        if key not in self._names:
            self._names[key] = f"{self._prefix}{len(self._names)}"
            self.definitions.append((self._names[key], text))
        return self._names[key]


def indented(lines: list[str]) -> str:
    """The lines, one step further in."""
    return "\n".join("  " + line.replace("\n", "\n  ") for line in lines)
