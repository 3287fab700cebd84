"""docs/security.md says which rules of general checkers fail on which example, and why. It must be what they say, no more and no less."""

import re

from harness import build
from harness.checkers import failures

DOCUMENT = build.ROOT / "docs" / "security.md"


def rows():
    """The table: by rule, the names of the examples, and the reason. A row may name several rules that want the same."""
    _, section = DOCUMENT.read_text(encoding="utf-8").split("## Compared by the validator of CloudFormation and by cdk-nag", 1)
    found = {}
    for names, _, examples, why in re.findall(r"^\| (`.+?) \| (.+?) \| (.+?) \| (.+?) \|$", section.split("\n## ")[0], flags=re.MULTILINE):
        found |= {rule: (set(examples.split(", ")), why) for rule in re.findall(r"`([^`]+)`", names)}
    return found


def test_the_document_names_the_rules_that_fail_and_where():
    said = {rule: examples for rule, (examples, _) in rows().items()}
    found = failures()
    differ = [f"{rule}: {sorted(found.get(rule, []))}, not {sorted(said.get(rule, []))}" for rule in sorted(said | found) if said.get(rule) != found.get(rule)]
    assert not differ, "\n".join(differ)


def test_every_failing_rule_has_its_reason():
    assert all(why.strip() for _, why in rows().values())
