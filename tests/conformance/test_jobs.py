"""Jobs on a cluster: linted and checked, and in the right order around a service."""

import pytest
from harness.build import build
from harness.checkers import cfn_lint, unsound
from harness.every import OF_APPLICATIONS

NAME = "jobs"


@pytest.fixture(scope="module", params=["yaml", "json"])
def built(request):
    """The program, built in each format."""
    return build(NAME, request.param, "tests/conformance")


def test_cfn_lint_says_nothing(built):
    assert cfn_lint(built.stacks) == []


@pytest.mark.parametrize("check", OF_APPLICATIONS, ids=lambda check: check.__name__)
def test_the_templates_are_sound(built, check):
    assert unsound(built.stacks, check) == []


def test_a_migration_comes_before_services_and_other_jobs_after_them(built):
    assert [stack.name for stack in built.stacks][-4:] == ["jobs-job-migrate", "jobs-service-api", "jobs-job-report", "jobs-job-reindex"]
