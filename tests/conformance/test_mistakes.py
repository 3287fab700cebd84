"""Mistakes in services that cost hours: docs/robustness.md says which of them checkers of templates find, and what `ecsc` says of each.

Each is planted into a template of ours. The programs with the same mistakes are tests/ui/habits/services.cases, whose numbers are those here.
"""

import json
import re

import pytest
from harness import build
from harness.checkers import INFORMATION, cfn_lint, engine
from harness.mistakes import MISTAKES

HABITS = build.ROOT / "tests" / "ui" / "habits"
DOCUMENT = build.ROOT / "docs" / "robustness.md"
NOBODY = "nothing"


@pytest.fixture(scope="module")
def stacks():
    """The templates without a mistake, by the names of their stacks."""
    return {stack.name: stack for stack in build.build("mistakes", "json", "tests/conformance").stacks}


@pytest.fixture(scope="module")
def found(stacks, tmp_path_factory):
    """By mistake: what is said of the template with it and not of the one without, by cfn-lint and by CloudFormation's validator."""
    folder = tmp_path_factory.mktemp("mistakes")
    before = {name: said_by_validator(stack.path) for name, stack in stacks.items()}
    assert cfn_lint(stacks.values()) == []
    files = {}
    for mistake in MISTAKES:
        template = json.loads(stacks[f"mistakes-{mistake.stack}"].path.read_text(encoding="utf-8"))
        files[mistake.number] = folder / f"{mistake.number}.json"
        files[mistake.number].write_text(json.dumps(mistake.planted(template), indent=2), encoding="utf-8")
    lines = cfn_lint([build.Stack("mistakes", {"name": str(number)}, path) for number, path in files.items()])
    rules = {number: set() for number in files}
    for line in lines:
        number, rule = re.search(r"(\d+)\.json:.*?:([EWI]\d{4}):", line).groups()
        rules[int(number)].add(rule)
    return {
        mistake.number: (rules[mistake.number], said_by_validator(files[mistake.number]) - before[f"mistakes-{mistake.stack}"])
        for mistake in MISTAKES
    }


def said_by_validator(path):
    """The rules that CloudFormation's validator names, with those of Guard's registry."""
    return {diagnostic.rule_id for diagnostic in engine().validate_template(str(path)).diagnostics} - INFORMATION


def codes():
    """Number of the mistake → the code of the one diagnostic of the program that has it."""
    cases = (HABITS / "services.out").read_text(encoding="utf-8").split("\n=== ")
    return {int(case.split(".")[0].removeprefix("=== ")): re.search(r"^(?:error|warning)\[(\w+)\]", case, flags=re.MULTILINE)[1] for case in cases}


def derived():
    """The numbers of those that cannot be written, each with the reason."""
    head = (HABITS / "services.cases").read_text(encoding="utf-8").split("\n=== ")[0]
    lines = re.findall(r"^- (.*?): (.*)[;.]$", head, flags=re.MULTILINE)
    return {int(number): why for numbers, why in lines for number in re.findall(r"(?:^|, )(\d+)", numbers)}


def test_each_mistake_is_a_case_or_cannot_be_written():
    assert set(codes()).isdisjoint(derived())
    assert sorted([*codes(), *derived()]) == [mistake.number for mistake in MISTAKES] == list(range(1, 44))


def test_the_document_says_who_finds_what(found):
    table = "\n".join(rows(found))
    assert table in DOCUMENT.read_text(encoding="utf-8"), f"docs/robustness.md does not have\n{table}"


def rows(found):
    """The lines of the table."""
    for mistake in MISTAKES:
        by_lint, by_validator = (", ".join(sorted(rules)) or NOBODY for rules in found[mistake.number])
        own = codes().get(mistake.number) or "cannot be written"
        yield f"| {mistake.number} | {mistake.title} | {own} | {by_lint} | {by_validator} |"


def test_few_are_found_in_templates(found):
    assert sum(bool(by_lint or by_validator) for by_lint, by_validator in found.values()) <= 10
