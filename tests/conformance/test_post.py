"""The post, for real: its volume and its cluster on stacks of its own kind and on ours, with an application on top that was written for it."""

import itertools

import pytest
from harness.build import ROOT, build, built, deployable
from harness.deployment import Deployment, prepare
from harness.templates import load, of_type

accounts = map(str, itertools.count(220000000001))

HERE = ROOT / "tests" / "conformance" / "post"
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"

# What the stack of the post's cluster exports, each name after that of the stack.
CLUSTER = {
    *("Cluster", "SecurityGroup", "LogGroup", "VPC", "LoadBalancer", "LoadBalancerFullName", "LoadBalancerSecurityGroup"),
    *("HttpListener", "HttpsListener", "CanonicalHostedZoneID", "DNSName", "URL"),
}
VOLUME = {"SecurityGroup", "FileSystem"}
VOLUME_STACK = "post-volume-efs-shared"
# What scales the group, and needs no topic.
SCALING = {"ShortageAlarm", "FullAlarm", "ExcessAlarm"}


def create(cloud, name, file, **values):
    """Creates a stack of a template under `post/`."""
    client = cloud.client("cloudformation")
    client.create_stack(StackName=name, TemplateBody=(HERE / file).read_text(encoding="utf-8"), Parameters=given(values))
    client.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 1})


def given(values):
    """As the interface takes them."""
    return [{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()]


def update(deployment, **values):
    """Updates every stack of a deployment by parameters alone: the template is the one that it has, and so is each other value."""
    client = deployment.cloud.client("cloudformation")
    for stack in deployment.built.stacks:
        names = [each["ParameterKey"] for each in deployment.stack(stack.name)["Parameters"]]
        changed = {name: values[name] for name in names if name in values}
        if not changed:
            continue
        kept = [{"ParameterKey": name, "UsePreviousValue": True} for name in names if name not in changed]
        client.update_stack(
            StackName=stack.name, UsePreviousTemplate=True, Parameters=[*given(changed), *kept], Capabilities=stack.entry["capabilities"]
        )
        client.get_waiter("stack_update_complete").wait(StackName=stack.name, WaiterConfig={"Delay": 1})


def states(deployment):
    """The states of its stacks."""
    return {deployment.stack(stack.name)["StackStatus"] for stack in deployment.built.stacks}


def exported(deployment, stack):
    """The names that a stack exports, without its own."""
    return {name.removeprefix(f"{stack}-") for name in deployment.exports() if name.startswith(f"{stack}-")}


def imported(cloud, stack, by):
    """Those that another stack imports."""
    client = cloud.client("cloudformation")
    names = {each["Name"] for page in client.get_paginator("list_exports").paginate() for each in page["Exports"]}
    return {name.removeprefix(f"{stack}-") for name in names if name.startswith(f"{stack}-") and by in importers(client, name)}


def importers(client, name):
    """The stacks that import an export; asking for one that nobody imports is an error."""
    try:
        return client.list_imports(ExportName=name)["Imports"]
    except client.exceptions.ClientError as error:
        assert "is not imported by any stack" in str(error)
        return []


def alarms(deployment):
    """Logical id → the alarm, of all stacks."""
    found = deployment.cloud.client("cloudwatch").describe_alarms()["MetricAlarms"]
    by_name = {alarm["AlarmName"]: alarm for alarm in found}
    resources = [resource for stack in deployment.built.stacks for resource in deployment.resources(stack.name).items()]
    return {key: by_name[each["PhysicalResourceId"]] for key, each in resources if each["ResourceType"] == "AWS::CloudWatch::Alarm"}


class TestOnTheVpcOfThePost:
    """Without EFS and without alerts at first; then with both, by parameters alone."""

    @pytest.fixture(scope="class")
    def cloud(self, ministack):
        """With a VPC stack that has only the exports of the post's, and a topic."""
        cloud = prepare(ministack.in_account(next(accounts)))
        create(cloud, "vpc-2tier", "vpc.yaml")
        Deployment(cloud, base()).deploy()
        return cloud

    @pytest.fixture(scope="class")
    def volume(self, cloud):
        """The volume, on the same VPC."""
        volume = Deployment(cloud, build("post-volume"))
        volume.deploy(VpcStack="vpc-2tier")
        return volume

    @pytest.fixture(scope="class")
    def post(self, cloud, volume):
        """The cluster; the volume that it gets later is there."""
        post = Deployment(cloud, deployable("post"))
        post.deploy(VpcStack="vpc-2tier")
        return post

    def test_completes_without_efs_and_without_alerts(self, post):
        assert states(post) == {"CREATE_COMPLETE"}
        assert exported(post, "post-cluster-main") >= CLUSTER - {"HttpsListener"}
        assert imported(post.cloud, "vpc-2tier", "post-cluster-main") == {"VPC", "SubnetsPublic", "SubnetsPrivate"}

    def test_the_volume_completes_without_alerts(self, volume):
        assert states(volume) == {"CREATE_COMPLETE"}
        assert exported(volume, VOLUME_STACK) >= VOLUME
        assert imported(volume.cloud, "vpc-2tier", VOLUME_STACK) == {"VPC", "SubnetsPrivate"}
        assert alarms(volume) == {}

    def test_has_only_the_alarms_that_scale_and_nobody_is_told(self, post):
        found = alarms(post)
        assert set(found) == SCALING | {"SilenceAlarm"}
        assert found["SilenceAlarm"]["AlarmActions"] == []

    def test_gets_both_by_parameters_alone(self, post):
        update(post, EfsStack=VOLUME_STACK, AlertStack="base-alerts-ops")
        assert states(post) == {"UPDATE_COMPLETE"}
        assert imported(post.cloud, VOLUME_STACK, "post-cluster-main") == VOLUME
        assert imported(post.cloud, "base-alerts-ops", "post-cluster-main") == {"TopicARN"}

    def test_then_every_alarm_tells_somebody(self, post):
        topic = post.outputs("base-alerts-ops")["TopicARN"]
        found = alarms(post)
        assert set(found) == {key for stack in post.built.stacks for key in of_type(load(stack.path), "AWS::CloudWatch::Alarm")}
        assert len(found) == 23
        assert {key for key, alarm in found.items() if alarm["AlarmActions"] != [topic]} == SCALING

    def test_the_volume_gets_alerts_by_a_parameter_alone(self, volume):
        update(volume, AlertStack="base-alerts-ops")
        assert states(volume) == {"UPDATE_COMPLETE"}
        topic = volume.outputs("base-alerts-ops")["TopicARN"]
        assert {key: alarm["AlarmActions"] for key, alarm in alarms(volume).items()} == {
            key: [topic] for stack in volume.built.stacks for key in of_type(load(stack.path), "AWS::CloudWatch::Alarm")
        }

    def test_gives_both_up_again(self, post):
        update(post, EfsStack="", AlertStack="")
        assert set(alarms(post)) == SCALING | {"SilenceAlarm"}
        assert imported(post.cloud, VOLUME_STACK, "post-cluster-main") == set()

    def test_is_deleted(self, post, volume):
        post.delete()
        volume.delete()


def base():
    """A created network and alerts."""
    return built("base", "tests/conformance/post/base.ecs")


BASE = {"VpcStack": "base-network-main", "EfsStack": VOLUME_STACK, "AlertStack": "base-alerts-ops", "Certificate": CERTIFICATE}


class TestAnApplicationOfThePost:
    """On a created network, with the volume and alerts, all of our own; the application knows only the names of the post."""

    @pytest.fixture(scope="class")
    def stacks(self, ministack):
        """The deployments, from the bottom to the top."""
        cloud = prepare(ministack.in_account(next(accounts)))
        below = Deployment(cloud, base())
        below.deploy()
        volume = Deployment(cloud, build("post-volume"))
        volume.deploy(**BASE)
        post = Deployment(cloud, deployable("post"))
        post.deploy(**BASE)
        zone = cloud.client("route53").create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"].split("/")[-1]
        create(
            cloud,
            "shop",
            "application.yaml",
            ClusterStack="post-cluster-main",
            VolumeStack=VOLUME_STACK,
            Certificate=CERTIFICATE,
            HostedZone=zone,
        )
        return below, volume, post

    def test_every_stack_completes(self, stacks):
        below, volume, post = stacks
        assert states(below) == states(volume) == states(post) == {"CREATE_COMPLETE"}
        assert post.stack("shop")["StackStatus"] == "CREATE_COMPLETE"

    def test_the_cluster_exports_the_twelve_names_and_the_volume_its_two(self, stacks):
        *_, post = stacks
        assert exported(post, "post-cluster-main") >= CLUSTER
        assert exported(post, VOLUME_STACK) >= VOLUME

    def test_the_application_imports_all_of_them(self, stacks):
        *_, post = stacks
        assert imported(post.cloud, "post-cluster-main", "shop") == CLUSTER
        assert imported(post.cloud, VOLUME_STACK, "shop") == VOLUME

    def test_the_names_mean_what_they_meant(self, stacks):
        *_, post = stacks
        exports = {name.removeprefix("post-cluster-main-"): value for name, value in post.exports().items()}
        balancers = post.cloud.client("elbv2").describe_load_balancers(LoadBalancerArns=[exports["LoadBalancer"]])["LoadBalancers"]
        [balancer] = balancers
        assert exports["DNSName"] == balancer["DNSName"]
        assert exports["URL"] == f"http://{balancer['DNSName']}"
        assert exports["CanonicalHostedZoneID"] == balancer["CanonicalHostedZoneId"]
        assert exports["LoadBalancerFullName"] == balancer["LoadBalancerArn"].split(":loadbalancer/")[1]
        assert [exports["LoadBalancerSecurityGroup"]] == balancer["SecurityGroups"]
        # The emulator puts every load balancer into the default VPC.
        assert exports["VPC"] == post.exports()["base-network-main-VPC"]
        assert exports["Cluster"] in [arn.split("/")[-1] for arn in post.cloud.client("ecs").list_clusters()["clusterArns"]]

    def test_every_stack_is_updated(self, stacks):
        below, volume, post = stacks
        # Nothing of its application changes: CloudFormation refuses to change an export that is imported.
        post.deploy(**BASE, MaxSize="6", LogsRetention="30")
        assert states(post) == {"UPDATE_COMPLETE"}
        for deployed, source in ((below, "tests/conformance/post/base.ecs"), (volume, "examples/post-volume")):
            wider = Deployment(post.cloud, built(deployed.built.example, source, "yaml", "--var", "zones=3"), deployed.ended)
            wider.deploy(**BASE)
            assert "UPDATE_COMPLETE" in states(wider)
        client = post.cloud.client("cloudformation")
        names = [each["ParameterKey"] for each in post.stack("shop")["Parameters"]]
        kept = [{"ParameterKey": name, "UsePreviousValue": True} for name in names if name != "HostName"]
        client.update_stack(StackName="shop", UsePreviousTemplate=True, Parameters=[*kept, *given({"HostName": "store.example.com"})])
        client.get_waiter("stack_update_complete").wait(StackName="shop", WaiterConfig={"Delay": 1})

    def test_an_export_in_use_keeps_its_stack(self, stacks):
        *_, post = stacks
        client = post.cloud.client("cloudformation")
        with pytest.raises(client.exceptions.ClientError, match="is imported by"):
            client.delete_stack(StackName="post-cluster-main")

    def test_all_is_deleted_in_reverse(self, stacks):
        below, volume, post = stacks
        client = post.cloud.client("cloudformation")
        client.delete_stack(StackName="shop")
        client.get_waiter("stack_delete_complete").wait(StackName="shop", WaiterConfig={"Delay": 1})
        for deployed in (post, volume, below):
            deployed.delete()
        assert {each["StackName"] for each in client.describe_stacks()["Stacks"]} == {"vpc"}
