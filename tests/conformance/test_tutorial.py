"""The tutorial as a reader follows it: each step updates the stacks of the step before, by the README's loop."""

import re

from harness.build import ROOT, built
from harness.deployment import Deployment, prepare

# The first step is a network, which the emulator has no NAT gateways for. Every other step is enough to see that stacks are updated, and
# takes half the time.
FOLDERS = sorted(path.parent for path in (ROOT / "examples" / "tutorial").glob("*/*.ecs"))[1::2]
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
NETWORK = 'existing network "main" {\n  stack = "vpc"\n  zones = 3\n}\n'


def test_each_step_updates_the_stacks_of_the_one_before(ministack, tmp_path):
    cloud = prepare(ministack.in_account("200000000777"))
    before, ended = set(), 0
    for folder in FOLDERS:
        step = folder.name
        program = (folder / "shop.ecs").read_text(encoding="utf-8")
        source = tmp_path / f"{step}.ecs"
        source.write_text(re.sub(r'^network "main" \{\n.*?^\}\n', NETWORK, program, flags=re.DOTALL | re.MULTILINE), encoding="utf-8")
        variables = ["--var", "environment=production"] if (folder / "ecsc.toml").exists() else []
        deployment = Deployment(cloud, built(step, str(source), "yaml", *variables), ended)
        deployment.deploy(Certificate=CERTIFICATE)
        ended = deployment.ended
        states = {stack.name: deployment.stack(stack.name)["StackStatus"] for stack in deployment.built.stacks}
        assert set(states.values()) <= {"CREATE_COMPLETE", "UPDATE_COMPLETE"}, (step, states)
        assert before <= set(states), f"{step} leaves stacks of the step before behind"
        before = set(states)
    assert len(before) == 4
    deployment.delete()
    assert not before & {stack["StackName"] for stack in cloud.client("cloudformation").describe_stacks()["Stacks"]}
