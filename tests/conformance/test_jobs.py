"""Jobs on a cluster: linted and checked, and in the right order around a service."""

import subprocess

import pytest
from harness import hazards
from harness.build import ROOT, build
from harness.every import OF_TEMPLATES
from harness.templates import load

NAME = "jobs"

# The load balancer is in another stack, which cannot replace it while the rules of this one import its listener.
CHECKS = [check for check in OF_TEMPLATES if check is not hazards.target_groups_follow_their_load_balancer]


@pytest.fixture(scope="module", params=["yaml", "json"])
def built(request):
    """The program, built in each format."""
    return build(NAME, request.param, "tests/conformance")


def test_cfn_lint_says_nothing(built):
    files = [str(stack.path) for stack in built.stacks]
    done = subprocess.run(["cfn-lint", "--format", "parseable", "--regions", "us-east-1", "--", *files], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_templates_are_sound(built, check):
    assert [f"{stack.name}: {diagnostic}" for stack in built.stacks for diagnostic in check(load(stack.path))] == []


def test_a_migration_comes_before_services_and_other_jobs_after_them(built):
    assert [stack.name for stack in built.stacks][-4:] == ["jobs-job-migrate", "jobs-service-api", "jobs-job-report", "jobs-job-reindex"]
