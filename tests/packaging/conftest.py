"""Fixtures: the packages, made once, and a server for them."""

import subprocess

import pytest
from harness import places
from harness.clean import TIMES
from harness.server import Server


@pytest.fixture(scope="session")
def dist():
    """The folder of all packages, made as the release workflow makes them."""
    places.lay_out_binaries()
    subprocess.run([places.ROOT / "packaging" / "all", places.BINARIES, places.DIST], check=True)
    return places.DIST


@pytest.fixture
def server(dist):
    """A server on the loopback interface, which has nothing yet."""
    running = Server()
    yield running
    running.close()


def pytest_terminal_summary(terminalreporter):
    """Says how long a new user waits. It is no test: machines differ."""
    if TIMES:
        terminalreporter.section("from nothing to the main example's templates")
        for channel, seconds in sorted(TIMES.items()):
            terminalreporter.write_line(f"{channel:<24} {seconds:5.1f} s")
