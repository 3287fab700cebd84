"""Programs that a generator made from the language's schema (tests/programs/samples): cfn-lint finds no error in what they
become, and the emulator deploys and deletes some of them.

`SAMPLES=folder` names other programs; `cargo test samples_are_written -- --ignored` writes them. `DEPLOYED=30` deploys so many.
"""

import itertools
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from harness.build import ROOT, compiler, of_output
from harness.deployment import Deployment
from harness.surroundings import Surroundings
from harness.templates import load
from harness.worlds import world

FOLDER = Path(os.environ.get("SAMPLES", ROOT / "tests" / "programs" / "samples"))
PROGRAMS = sorted(FOLDER.glob("*.ecs"))
DEPLOYED = PROGRAMS[: int(os.environ.get("DEPLOYED", "3"))]
# What no example has is deployed in any case.
DEPLOYED += [program for program in PROGRAMS if program.stem == "managed" and program not in DEPLOYED]
accounts = map(str, itertools.count(400000000001))


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """Program → the templates that it became."""
    out = tmp_path_factory.mktemp("programs")
    for program in PROGRAMS:
        command = [compiler(), "build", str(program), "--out", str(out / program.stem)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, f"{program}:\n{done.stdout}{done.stderr}"
    return {program: sorted((out / program.stem).glob("*/*.yaml")) for program in PROGRAMS}


def test_there_are_programs(templates):
    assert len(PROGRAMS) >= 10
    assert all(templates.values())


def test_cfn_lint_finds_no_error(templates):
    files = [str(file) for each in templates.values() for file in each]
    command = ["cfn-lint", "--format", "parseable", "--regions", "us-east-1", "eu-west-1", "eu-central-1", "--non-zero-exit-code", "error", "--ignore-checks", "W", "I", "--", *files]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="class", params=DEPLOYED, ids=lambda path: path.stem)
def deployed(request, ministack, tmp_path_factory):
    """A program, deployed once into an account that has what it names and imports."""
    surroundings = Surroundings(ministack.in_account(next(accounts)))
    folder = tmp_path_factory.mktemp("deployed")
    program = folder / request.param.name
    program.write_text(surroundings.renamed(request.param.read_text(encoding="utf-8")), encoding="utf-8")
    if (FOLDER / "notes").is_dir():
        shutil.copytree(FOLDER / "notes", folder / "notes")
    out = folder / "out"
    done = subprocess.run([compiler(), "build", str(program), "--out", str(out)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    built = of_output(program.stem, out)
    values = surroundings.provide(built)
    if values is None:
        pytest.skip("an assert of the program holds with no value that its params take")
    account = Account(surroundings.cloud, built, values)
    account.create()
    return account


class TestADeploymentOfAProgram:
    """In the order of a stack's life."""

    def test_completes_every_stack_with_the_resources_that_its_conditions_ask_for(self, deployed):
        for stack in deployed.built.stacks:
            assert deployed.stack(stack.name)["StackStatus"] == "CREATE_COMPLETE", f"{stack}\n{deployed.reasons()}"
            wanted = {key for key, _, _ in world(load(stack.path), deployed.values).resources()}
            resources = deployed.resources(stack.name)
            assert set(resources) == wanted, stack
            assert [key for key, each in resources.items() if not each.get("PhysicalResourceId")] == [], stack

    def test_repeated_changes_nothing(self, deployed):
        client = deployed.cloud.client("cloudformation")
        for stack in deployed.built.stacks:
            if "{{resolve:" in stack.path.read_text(encoding="utf-8"):
                continue  # the emulator remembers what it resolved, and takes the reference for a change
            with pytest.raises(client.exceptions.ClientError, match="No updates are to be performed"):
                client.update_stack(**deployed.request(stack))

    def test_is_deleted_in_reverse_order(self, deployed):
        client = deployed.cloud.client("cloudformation")
        for stack in reversed(deployed.built.stacks):
            client.delete_stack(StackName=stack.name)
            client.get_waiter("stack_delete_complete").wait(StackName=stack.name, WaiterConfig={"Delay": 1})
        left = {each["StackName"] for each in client.describe_stacks()["Stacks"]}
        assert left <= {"vpc", "surroundings"}


class Account(Deployment):
    """Deploys by the API: the README's loop is shown to work with the examples, and starts a command for each stack."""

    def __init__(self, cloud, built, values):
        super().__init__(cloud, built)
        self.values = values

    def request(self, stack):
        """What creates or updates a stack."""
        text = stack.path.read_text(encoding="utf-8")
        names = load(stack.path).get("Parameters", {})
        values = [{"ParameterKey": name, "ParameterValue": value} for name, value in self.values.items() if name in names]
        return {"StackName": stack.name, "TemplateBody": text, "Parameters": values, "Capabilities": stack.entry["capabilities"]}

    def create(self):
        """Each stack in its turn, until one fails."""
        client = self.cloud.client("cloudformation")
        for stack in self.built.stacks:
            client.create_stack(**self.request(stack))
            while self.stack(stack.name)["StackStatus"] == "CREATE_IN_PROGRESS":
                time.sleep(0.1)
            assert self.stack(stack.name)["StackStatus"] == "CREATE_COMPLETE", f"{stack}\n{self.reasons()}"
