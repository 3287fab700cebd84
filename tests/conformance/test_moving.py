"""docs/moving-from-the-post.md as the owner of running stacks follows it: its own commands, in its order, and no file is lost.

The stacks of 2018 are written here, with the names of the post's templates and none of their text.
"""

import os
import shutil

import pytest
from harness.build import ROOT, compiler
from harness.deployment import prepare, readme_block
from harness.pages import blocks, followed, written
from test_post import HERE, create

PAGE = ROOT / "docs" / "moving-from-the-post.md"
# The emulator lacks the public parameters of AWS, so that this one is the account's own.
IMAGE = "Image=/ecs/image_id\n"


@pytest.fixture(scope="module")
def cloud(ministack):
    """An account with stacks of 2018, and an application."""
    cloud = prepare(ministack.in_account("220000000901"))
    create(cloud, "alert", "alert-2018.yaml")
    create(cloud, "volume", "volume-2018.yaml", ParentVPCStack="vpc")
    create(cloud, "ecs-cluster", "cluster-2018.yaml", ParentVPCStack="vpc", ParentEFSStack="volume")
    create(cloud, "shop", "application.yaml", ClusterStack="ecs-cluster", VolumeStack="volume", HostedZone=hosted_zone(cloud))
    return cloud


def hosted_zone(cloud):
    """The id of the zone `example.com`, which there is once."""
    client = cloud.client("route53")
    zones = client.list_hosted_zones()["HostedZones"] or [client.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]]
    return zones[0]["Id"].split("/")[-1]


def test_the_commands_of_the_page_move_everything(cloud, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(HERE / "application.yaml", tmp_path)
    (tmp_path / "deploy.sh").write_text(readme_block("deploy-loop"), encoding="utf-8")
    before = files(cloud)
    # The first block is the names that the others use.
    names, *rest = blocks(PAGE.read_text(encoding="utf-8"))
    printed = {}
    for language, text in rest:
        if language == "text":
            written(text, tmp_path, IMAGE)
        else:
            printed[text] = followed(names[1] + text, tmp_path, environment(cloud))
            assert files(cloud) == before, text
    imports = [sorted(each.split()) for text, each in printed.items() if "list-imports" in text]
    assert imports == [["shop"], ["ecs-cluster", "post-cluster-main", "shop"]]
    assert len(printed) == 9


def test_only_the_cluster_and_the_application_have_other_stacks(cloud):
    stacks = {stack["StackName"]: stack["StackStatus"] for stack in cloud.client("cloudformation").describe_stacks()["Stacks"]}
    assert set(stacks) == {"vpc", "alert", "volume", "post-cluster-main", "post-lambda-main", "shop-2"}
    assert set(stacks.values()) <= {"CREATE_COMPLETE", "UPDATE_COMPLETE"}


def test_the_stack_of_the_volume_was_never_updated(cloud):
    client = cloud.client("cloudformation")
    assert client.describe_stacks(StackName="volume")["Stacks"][0]["EnableTerminationProtection"]
    assert {event["ResourceStatus"] for event in client.describe_stack_events(StackName="volume")["StackEvents"]} == {"CREATE_IN_PROGRESS", "CREATE_COMPLETE"}


def test_the_host_name_leads_to_the_new_load_balancer(cloud):
    records = cloud.client("route53").list_resource_record_sets(HostedZoneId=hosted_zone(cloud))["ResourceRecordSets"]
    targets = {record["Name"]: record["AliasTarget"]["DNSName"].rstrip(".") for record in records if "AliasTarget" in record}
    [balancer] = cloud.client("elbv2").describe_load_balancers()["LoadBalancers"]
    assert targets == {"shop.example.com.": balancer["DNSName"]}


def environment(cloud):
    """Variables of somebody who has the compiler and the AWS command line."""
    own = cloud.environment()
    return {**own, "PATH": os.pathsep.join([str((ROOT / compiler()).resolve().parent), own["PATH"]])}


def files(cloud):
    """The file systems, with their mount targets."""
    client = cloud.client("efs")
    systems = client.describe_file_systems()["FileSystems"]
    return {
        system["FileSystemId"]: sorted(each["MountTargetId"] for each in client.describe_mount_targets(FileSystemId=system["FileSystemId"])["MountTargets"])
        for system in systems
    }
