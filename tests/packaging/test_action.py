"""The action: its steps are run as a runner does, in a repository of programs."""

import json

import pytest
from harness import places
from harness.clean import Timed, environment, run
from harness.steps import run_action

RIGHT = 'project "right" {}\n\nexisting network "main" {\n  stack = "vpc"\n  zones = 2\n}\n\nvolume "shared" {\n  network = network.main\n}\n'
WARNS = "# ecsc-allow W0691: nothing here\nlet zones = 3\n"
WRONG = 'volume "shared" {\n  network = network.nowhere\n}\n'
UNTIDY = RIGHT.replace("  stack = ", "  stack   =   ")


@pytest.fixture
def workspace(tmp_path):
    """Makes a checkout with these files."""

    def make(**files):
        folder = tmp_path / "checkout"
        folder.mkdir()
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_ecs", ".ecs")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        env = environment(tmp_path)
        run("git", "init", "--quiet", cwd=folder, env=env)
        run("git", "add", ".", cwd=folder, env=env)
        return folder

    return make


@pytest.fixture
def env(server, tmp_path):
    """A runner that has the release on our server."""
    server.publish_release()
    temporary = tmp_path / "runner"
    temporary.mkdir()
    return environment(tmp_path, RUNNER_TEMP=temporary, GITHUB_ACTIONS="true")


def test_right_programs_pass(workspace, env, server):
    folder = workspace(web__main_ecs=RIGHT, deep__er__main_ecs=RIGHT.replace("right", "left"))
    with Timed("action"):
        ran = run_action(folder, env, releases=server.address)
    assert ran.status == 0, ran.log
    assert ran.outputs == {"programs": "2", "sarif": "ecsc.sarif"}
    assert f"installed ecsc {places.cargo.VERSION}" in ran.log
    assert "::" not in ran.log
    report = json.loads((folder / "ecsc.sarif").read_text())
    assert report["version"] == "2.1.0" and report["runs"][0]["results"] == []
    assert ran.called == {}


def test_a_mistake_is_annotated_and_is_in_the_report(workspace, env, server):
    folder = workspace(web__main_ecs=RIGHT, api__main_ecs=WRONG)
    ran = run_action(folder, env, releases=server.address, upload="true", sarif="out/report.sarif")
    assert ran.status == 1
    assert "::error file=api/main.ecs,line=2," in ran.log and "E0204" in ran.log
    (result,) = json.loads((folder / "out/report.sarif").read_text())["runs"][0]["results"]
    assert result["ruleId"] == "E0204"
    # Also after the failure, and only then is it of use.
    assert list(ran.called.values()) == [{"sarif_file": "out/report.sarif", "category": "ecsc"}]


def test_an_unformatted_file_is_an_error_unless_it_is_not_asked_for(workspace, env, server):
    folder = workspace(main_ecs=UNTIDY)
    ran = run_action(folder, env, releases=server.address)
    assert ran.status == 1
    assert "::error file=main.ecs,line=4," in ran.log and "E0992" in ran.log and "run `ecsc fmt main.ecs`" in ran.log
    assert run_action(folder, env, releases=server.address, format="false").status == 0


def test_arguments_reach_the_compiler_and_paths_say_what_is_checked(workspace, env, server):
    folder = workspace(web__main_ecs=WARNS, api__main_ecs=WRONG)
    ran = run_action(folder, env, releases=server.address, paths="web\n")
    assert (ran.status, ran.outputs["programs"]) == (0, "1")
    assert "::warning file=web/main.ecs,line=1," in ran.log and "W0691" in ran.log
    ran = run_action(folder, env, releases=server.address, paths="web", arguments="--deny=warnings\n")
    assert ran.status == 1 and "::error file=web/main.ecs,line=1," in ran.log


def test_a_repository_without_programs_is_a_mistake(workspace, env, server):
    ran = run_action(workspace(README="nothing"), env, releases=server.address)
    assert ran.status == 2 and "::error::there is no .ecs file" in ran.log


def test_another_version_is_asked_for_by_its_tag(workspace, env, server):
    ran = run_action(workspace(main_ecs=RIGHT), env, releases=server.address, version="9.8.7")
    assert ran.status != 0
    assert set(server.asked) == {"/v9.8.7/install.sh"}
