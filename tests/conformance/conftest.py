"""Fixtures: the emulators, each started once."""

import pytest
from emulator.added_types import ADDED_TYPES
from harness import build, emulators
from harness.second_opinion import LEFT_OUT
from harness.templates import load


def pytest_sessionstart(session):
    """No example is no evidence."""
    if not build.EXAMPLES:
        pytest.exit("there is no example to check", returncode=1)


@pytest.fixture(scope="session")
def logs():
    """Where the emulators write."""
    return build.ROOT / "target" / "conformance" / "emulators"


@pytest.fixture(scope="session")
def ministack(logs):
    """The stricter emulator, which also runs functions."""
    with emulators.ministack(logs) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def moto(logs):
    """The second opinion."""
    with emulators.moto(logs) as cloud:
        yield cloud


def pytest_terminal_summary(terminalreporter):
    """Lists what no emulator has checked, so that nobody takes a deployment for more than it is."""
    try:
        used = {resource["Type"] for stack in build.all_stacks() for resource in load(stack.path)["Resources"].values()}
    except (AssertionError, OSError):
        return  # an example cannot be built, and the tests have said why
    terminalreporter.section("checked by CloudFormation's schemas and cfn-lint alone")
    terminalreporter.write_line(f"ministack knows them only by our additions: {', '.join(sorted(used & ADDED_TYPES))}")
    terminalreporter.write_line(f"moto leaves them out: {', '.join(sorted(used & LEFT_OUT))}")
