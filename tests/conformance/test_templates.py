"""What must hold for the templates of every example, before anything is deployed."""

import shutil
import subprocess

import pytest
from harness import checks, hazards, permissions, production
from harness.build import BELOW, EXAMPLES, MAX_BODY, ROOT, all_stacks, build, compiler, deployable, of_output
from harness.checkers import cfn_lint, unsound
from harness.templates import load, of_type


@pytest.fixture(params=EXAMPLES)
def example(request):
    """The name of an example."""
    return request.param


@pytest.fixture(scope="session")
def lint():
    """All of cfn-lint's diagnostics at once: starting it takes longer than linting."""
    return cfn_lint([stack for form in ("yaml", "json") for example in EXAMPLES for stack in build(example, form).stacks])


def test_cfn_lint_says_nothing(example, lint):
    folders = [str(build(example, form).folder) for form in ("yaml", "json")]
    assert [line for line in lint if any(folder in line for folder in folders)] == []


def each_template(example, check):
    """The diagnostics of a check over an example's stacks, each with the stack's name."""
    return unsound(build(example).stacks, check)


def test_resources_fit_cloudformations_schemas(example):
    assert each_template(example, checks.resources_fit_their_schemas) == []


def test_every_reference_resolves(example):
    assert each_template(example, checks.references_resolve) == []


def test_every_parameter_and_condition_is_used(example):
    assert each_template(example, checks.everything_declared_is_used) == []


def test_taggable_resources_have_tags(example):
    assert each_template(example, checks.taggable_resources_have_tags) == []


def test_parameters_are_sound(example):
    assert each_template(example, checks.parameters_are_sound) == []


def test_exports_carry_the_stacks_name(example):
    assert each_template(example, checks.exports_are_unique_and_prefixed) == []


def test_secrets_stay_secret(example):
    assert each_template(example, hazards.secrets_stay_secret) == []


def test_every_target_group_is_used(example):
    assert each_template(example, hazards.target_groups_are_used) == []


def test_a_rolling_update_can_proceed(example):
    assert each_template(example, hazards.rolling_updates_can_proceed) == []


def test_a_file_system_policy_allows_somebody(example):
    assert each_template(example, hazards.file_system_policies_allow) == []


def test_a_hook_is_created_last_and_deleted_first(example):
    assert each_template(example, hazards.hooks_come_last) == []


def test_data_outlives_its_stack(example):
    assert each_template(example, hazards.data_is_kept) == []


def test_scripts_name_what_exists(example):
    assert each_template(example, hazards.scripts_name_what_exists) == []


@pytest.mark.parametrize("check", production.OF_TEMPLATES, ids=lambda check: check.__name__)
def test_templates_are_fit_for_production(example, check):
    assert each_template(example, check) == []


def test_every_group_is_drained(example):
    assert production.groups_are_drained([load(stack.path) for stack in build(example).stacks]) == []


def test_statements_name_what_their_actions_take(example):
    assert each_template(example, permissions.statements_fit) == []


def test_the_agent_gets_no_requests(example):
    assert each_template(example, hazards.the_agent_gets_no_requests) == []


def test_target_groups_follow_their_load_balancer(example):
    # A load balancer in another stack cannot be replaced while a rule imports its listener.
    balancing = [stack for stack in build(example).stacks if of_type(load(stack.path), "AWS::ElasticLoadBalancingV2::LoadBalancer")]
    assert unsound(balancing, hazards.target_groups_follow_their_load_balancer) == []


def test_interfaces_have_their_groups_once(example):
    assert each_template(example, hazards.interfaces_have_their_groups_once) == []


def test_principals_are_of_every_partition(example):
    assert each_template(example, hazards.principals_are_of_every_partition) == []


def test_yaml_equals_json(example):
    for yaml, json in zip(build(example, "yaml").stacks, build(example, "json").stacks, strict=True):
        assert load(yaml.path) == load(json.path)


def test_yaml_1_1_and_1_2_agree(example):
    diagnostics = [each for stack in build(example).stacks for each in checks.yaml_means_the_same_to_all(stack.path.read_text(encoding="utf-8"))]
    assert diagnostics == []


def test_the_manifest_agrees_with_the_templates(example):
    for form in ("yaml", "json"):
        earlier = []
        for stack in build(example, form).stacks:
            assert checks.manifest_agrees(stack, load(stack.path), earlier) == []
            earlier.append(stack.name)


def test_a_template_fits_into_the_request(example):
    assert [stack for stack in deployable(example).stacks if stack.path.stat().st_size > MAX_BODY] == []


def test_another_build_elsewhere_gives_the_same_bytes(example, tmp_path):
    # A copy of the source in another folder, built from another folder: no path may reach the output.
    for each in [example, *BELOW.get(example, [])]:
        shutil.copytree(ROOT / "examples" / each, tmp_path / each)
    subprocess.run([compiler(), "build", example, "--out", "out"], cwd=tmp_path, check=True, capture_output=True)
    before = build(example).folder
    again = {path.name: path.read_bytes() for path in of_output(example, tmp_path / "out").folder.iterdir() if not path.name.endswith(".map.json")}
    first = {name: (before / name).read_bytes() for name in again}
    assert again == first


def test_no_template_names_the_machine():
    found = [stack for stack in all_stacks() if str(ROOT).encode() in stack.path.read_bytes()]
    assert found == []
