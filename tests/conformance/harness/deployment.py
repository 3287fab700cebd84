"""Deploys as a user does: through the shell loops of the README, with the AWS command line."""

import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .build import ROOT, Built
from .emulators import Cloud

HERE = Path(__file__).resolve().parents[1]

# The value of a parameter that is the id of a domain's hosted zone.
ZONE = "zone of "


@dataclass
class Deployment:
    """One example in one account of an emulator."""

    cloud: Cloud
    built: Built
    ended: float = 0  # when the loop last ran through

    def deploy(self, **overrides):
        """Runs the README's loop; gives what it printed."""
        values = {**parameters("common", self.built.example), **overrides}
        values = {name: self.zone(str(value).removeprefix(ZONE)) if str(value).startswith(ZONE) else value for name, value in values.items()}
        file = self.built.folder / "parameters.txt"
        file.write_text("".join(f"{name}={value}\n" for name, value in values.items()), encoding="utf-8")
        # The AWS command line names a change set after the second, and refuses to make a second one in it.
        time.sleep(max(0, self.ended + 1 - time.time()))
        printed = self.run("deploy-loop", PARAMETERS=str(file))
        self.ended = time.time()
        return printed

    def zone(self, domain):
        """The id of the hosted zone of a domain, which is made if it is not there."""
        client = self.cloud.client("route53")
        zones = [zone for zone in client.list_hosted_zones()["HostedZones"] if zone["Name"] == f"{domain}."]
        zone = zones[0] if zones else client.create_hosted_zone(Name=domain, CallerReference=domain)["HostedZone"]
        return zone["Id"].split("/")[-1]

    def delete(self):
        """Runs the README's loop that deletes."""
        return self.run("delete-loop")

    def run(self, name, **variables):
        """Runs a marked block of the README in the shell that most systems have."""
        environment = {**self.cloud.environment(), "D": str(self.built.folder), **variables}
        done = subprocess.run(["sh", "-c", readme_block(name)], env=environment, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, f"{name} of {self.built.example}:\n{done.stdout}{done.stderr}{self.reasons()}"
        return done.stdout + done.stderr

    def stack(self, name):
        """DescribeStacks of one stack."""
        return self.cloud.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]

    def resources(self, name):
        """Logical id → summary, of one stack."""
        pages = self.cloud.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=name)
        return {each["LogicalResourceId"]: each for page in pages for each in page["StackResourceSummaries"]}

    def physical_id(self, logical_id):
        """Of the one stack that has such a resource."""
        [found] = [each for stack in self.built.stacks for key, each in self.resources(stack.name).items() if key == logical_id]
        return found["PhysicalResourceId"]

    def outputs(self, name):
        """Output key → value, of one stack."""
        return {each["OutputKey"]: each["OutputValue"] for each in self.stack(name).get("Outputs", [])}

    def exports(self):
        """Export name → value, of the whole account."""
        pages = self.cloud.client("cloudformation").get_paginator("list_exports").paginate()
        return {each["Name"]: each["Value"] for page in pages for each in page["Exports"]}

    def events(self):
        """How many events each stack has had."""
        client = self.cloud.client("cloudformation")
        return {stack.name: len(client.describe_stack_events(StackName=stack.name)["StackEvents"]) for stack in self.built.stacks}

    def reasons(self):
        """Why resources failed, as the emulator tells it."""
        client, lines = self.cloud.client("cloudformation"), []
        for stack in client.describe_stacks()["Stacks"]:
            for event in client.describe_stack_events(StackName=stack["StackName"])["StackEvents"]:
                if event["ResourceStatus"].endswith("FAILED"):
                    lines.append(f"{stack['StackName']}.{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}")
        return "\n".join(lines)


def prepare(cloud):
    """What every example expects of its account: a VPC stack, and an image in the parameter store."""
    cloud.client("cloudformation").create_stack(StackName="vpc", TemplateBody=(HERE / "vpc.yaml").read_text(encoding="utf-8"))
    cloud.client("cloudformation").get_waiter("stack_create_complete").wait(StackName="vpc", WaiterConfig={"Delay": 1})
    image = cloud.client("ec2").describe_images()["Images"][0]["ImageId"]
    cloud.client("ssm").put_parameter(Name="/ecs/image_id", Value=image, Type="String")
    return cloud


def parameters(*names):
    """The values of files under `parameters/`, later files win; a file that is not there says nothing."""
    files = [HERE / "parameters" / f"{name}.txt" for name in names]
    lines = [line for file in files if file.exists() for line in file.read_text(encoding="utf-8").splitlines()]
    return dict(line.split("=", 1) for line in lines)


def readme_block(name):
    """The fenced block of README.md after `<!-- NAME -->`."""
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"README.md has no block {name}"
    return found[1]
