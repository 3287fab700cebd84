"""The README as a new user follows it: from the installation to the main example, deployed and deleted, by its own commands."""

import os
import platform
import shutil
import subprocess
import sys

from harness.build import ROOT, compiler
from harness.deployment import prepare
from harness.pages import blocks, followed, written

sys.path.insert(0, str(ROOT / "packaging"))
from lib.targets import table  # noqa: E402

# The emulator lacks the public parameters of AWS, so that this one is the account's own.
IMAGE = "ImageId=/ecs/image_id\n"
SECTIONS = ["Install it, and compile the main example", "The first deployment, to its end"]


def test_every_command_works_in_the_order_of_the_page(ministack, tmp_path):
    """In a folder that has the examples, and nothing else of the repository."""
    cloud = prepare(ministack.in_account("200000000778"))
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = new_users(tmp_path, cloud)
    found = [block for section in SECTIONS for block in of_section(section)]
    printed = []
    for language, text in found:
        if language == "text":
            written(text, tmp_path, IMAGE)
        else:
            printed.append(followed(text, tmp_path, environment))
            assert shutil.which("ecsc", path=environment["PATH"]) == str(tmp_path / "venv" / "bin" / "ecsc")
            if "describe-stacks" in text:
                assert_is_complete(cloud)
    assert [language for language, _ in found] == ["sh", "sh", "sh", "sh", "text", "sh", "sh", "sh", "sh"]
    # What needs a value, and what the stacks export.
    assert "VpcStack" in printed[3]
    assert "SecurityGroup" in printed[6]
    assert {stack["StackName"] for stack in cloud.client("cloudformation").describe_stacks()["Stacks"]} == {"vpc"}


def new_users(home, cloud):
    """Variables of somebody who has Python and the AWS command line, and to whom the packages are published."""
    subprocess.run([sys.executable, "-m", "venv", home / "venv"], check=True)
    here = next(target for target in table() if f"{platform.system()} {platform.machine()}" in target.uname)
    binary = here.binary(home / "binaries")
    binary.parent.mkdir(parents=True)
    subprocess.run(["strip", "-o", binary, compiler()], check=True)
    subprocess.run([ROOT / "packaging" / "wheel", home / "binaries", home / "wheels"], check=True)
    own = cloud.environment()
    path = os.pathsep.join([str(home / "venv" / "bin"), own["PATH"]])
    return {**own, "PATH": path, "HOME": str(home), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(home / "wheels"), "PIP_CONFIG_FILE": os.devnull}


def of_section(section):
    """Language and text of the blocks of a section."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _, title, after = readme.partition(f"\n## {section}\n")
    assert title, f"README.md has no section {section}"
    return blocks(after.partition("\n## ")[0])


def assert_is_complete(cloud):
    """The stacks of the main example are there, and whole."""
    stacks = {stack["StackName"]: stack["StackStatus"] for stack in cloud.client("cloudformation").describe_stacks()["Stacks"]}
    assert stacks == dict.fromkeys(["vpc", "platform-efs-shared", "platform-cluster-web", "platform-lambda-web"], "CREATE_COMPLETE")
