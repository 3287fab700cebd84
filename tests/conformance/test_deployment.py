"""Every example is deployed to ministack as the README says, again, and deleted.

The emulator is stricter than others about order, imports, exports, rollback and capabilities, but it is no AWS: see the
README of this folder for what it lets pass.
"""

import itertools

import pytest
from harness.build import BELOW, EXAMPLES, build, built, deployable
from harness.deployment import Deployment, parameters, prepare
from harness.templates import load, of_type
from harness.worlds import world

accounts = map(str, itertools.count(200000000001))


@pytest.fixture(scope="class", params=EXAMPLES)
def deployed(request, ministack):
    """An example in an account of its own, deployed once."""
    cloud = prepare(ministack.in_account(next(accounts)))
    for example in BELOW.get(request.param, []):
        Deployment(cloud, deployable(example)).deploy()
    deployment = Deployment(cloud, deployable(request.param))
    deployment.deploy()
    return deployment


class TestADeployment:
    """In the order of a stack's life."""

    def test_completes_every_stack(self, deployed):
        assert {stack.name: deployed.stack(stack.name)["StackStatus"] for stack in deployed.built.stacks} == {
            stack.name: "CREATE_COMPLETE" for stack in deployed.built.stacks
        }

    def test_gives_every_resource_a_physical_id(self, deployed):
        for stack in deployed.built.stacks:
            without = [key for key, each in deployed.resources(stack.name).items() if not each.get("PhysicalResourceId")]
            assert without == [], stack

    def test_creates_every_unconditional_resource(self, deployed):
        for stack in deployed.built.stacks:
            wanted = {key for key, each in load(stack.path)["Resources"].items() if "Condition" not in each}
            assert wanted <= set(deployed.resources(stack.name)), stack

    def test_runs_each_migration_once(self, deployed):
        ecs = deployed.cloud.client("ecs")
        wanted = sum(len(migrations(deployed, stack.name)) for stack in deployed.built.stacks)
        # ECS, too, says for a cluster only what ran on it.
        runs = [ecs.list_tasks(cluster=cluster, startedBy="cloudformation", desiredStatus="STOPPED")["taskArns"] for cluster in ecs.list_clusters()["clusterArns"]]
        assert sum(map(len, runs)) == wanted

    def test_publishes_outputs_and_exports(self, deployed):
        exports = deployed.exports()
        for stack in deployed.built.stacks:
            outputs = {key: each for key, each in load(stack.path)["Outputs"].items() if "Condition" not in each}
            values = deployed.outputs(stack.name)
            assert [key for key in outputs if not values.get(key)] == [], stack
            conditional = {key for key, each in load(stack.path)["Outputs"].items() if "Condition" in each}
            for written in stack.entry["exports"]:
                name = written.replace("${AWS::StackName}", stack.name)
                assert exports.get(name) or conditional, f"{stack} does not export {name}"

    def test_imports_from_the_stacks_before(self, deployed):
        client, exports = deployed.cloud.client("cloudformation"), deployed.exports()
        for stack in deployed.built.stacks:
            for other in stack.entry["depends_on"]:
                if migrations(deployed, other):
                    continue  # `after`: what comes after a migration needs no value of it
                importers = {
                    each for name in exports if name.startswith(f"{other}-") for each in imports_of(client, name)
                }
                assert stack.name in importers, f"{stack} imports nothing of {other}"

    def test_repeated_changes_nothing(self, deployed):
        before = deployed.events()
        printed = deployed.deploy()
        assert printed.count("No changes to deploy") == len(deployed.built.stacks), printed
        assert deployed.events() == before

    def test_is_updated_to_another_version(self, deployed):
        stacks = [stack.name for stack in deployed.built.stacks if "Tag" in load(stack.path).get("Parameters", {})]
        if not stacks:
            pytest.skip("it runs no image of its own")
        deployed.deploy(Tag="v2")
        assert {name: deployed.stack(name)["StackStatus"] for name in stacks} == {name: "UPDATE_COMPLETE" for name in stacks}
        assert {image.rpartition(":")[2] for image in images(deployed, stacks)} == {"v2"}

    def test_is_deleted_in_reverse_order(self, deployed):
        deployed.delete()
        left = {each["StackName"] for each in deployed.cloud.client("cloudformation").describe_stacks()["Stacks"]}
        assert left == {"vpc", *(stack.name for example in BELOW.get(deployed.built.example, []) for stack in build(example).stacks)}

    def test_leaves_what_holds_data(self, deployed):
        retained = [
            stack
            for example in [deployed.built.example, *BELOW.get(deployed.built.example, [])]
            for stack in build(example).stacks
            for each in load(stack.path)["Resources"].values()
            if each["Type"] == "AWS::EFS::FileSystem" and each["DeletionPolicy"] == "RetainExceptOnCreate"
        ]
        assert len(deployed.cloud.client("efs").describe_file_systems()["FileSystems"]) == len(retained)


def migrations(deployment, name):
    """The resources of a stack that run a job when they are created."""
    [stack] = [stack for stack in deployment.built.stacks if stack.name == name]
    return of_type(load(stack.path), "AWS::CloudFormation::CustomResource")


def images(deployment, stacks):
    """The images of the main containers in the task definitions of stacks."""
    client = deployment.cloud.client("ecs")
    for stack in stacks:
        for resource in deployment.resources(stack).values():
            if resource["ResourceType"] == "AWS::ECS::TaskDefinition":
                definition = client.describe_task_definition(taskDefinition=resource["PhysicalResourceId"])["taskDefinition"]
                yield definition["containerDefinitions"][0]["image"]


def imports_of(client, name):
    """The stacks that import an export; asking for one that nobody imports is an error."""
    try:
        return client.list_imports(ExportName=name)["Imports"]
    except client.exceptions.ClientError as error:
        assert "is not imported by any stack" in str(error)
        return []


def test_an_export_in_use_keeps_its_stack(ministack):
    platform = Deployment(prepare(ministack.in_account(next(accounts))), build("platform"))
    platform.deploy()
    client = platform.cloud.client("cloudformation")
    with pytest.raises(client.exceptions.ClientError, match="is imported by"):
        client.delete_stack(StackName=platform.built.stacks[0].name)


def test_a_stack_needs_the_capabilities_that_its_manifest_names(ministack):
    client = prepare(ministack.in_account(next(accounts))).client("cloudformation")
    stack = next(stack for stack in build("minimal").stacks if stack.entry["capabilities"])
    values = [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters("common").items() if key in load(stack.path)["Parameters"]]
    request = {"StackName": stack.name, "TemplateBody": stack.path.read_text(encoding="utf-8"), "Parameters": values}
    with pytest.raises(client.exceptions.InsufficientCapabilitiesException):
        client.create_stack(**request)
    client.create_stack(**request, Capabilities=stack.entry["capabilities"])


FULL = [example for example in EXAMPLES if parameters(f"{example}.full")]


@pytest.fixture(scope="class", params=FULL)
def full(request, ministack):
    """An example that is updated from no optional parameter to every one; the volume and the alerts of other stacks are there."""
    cloud = prepare(ministack.in_account(next(accounts)))
    if request.param != "platform":
        Deployment(cloud, build("platform")).deploy()
    if "post" in request.param.split("-"):
        Deployment(cloud, built("base", "tests/conformance/post/base.ecs")).deploy()
    for example in BELOW.get(request.param, []):
        Deployment(cloud, deployable(example)).deploy(**parameters(f"{request.param}.full"))
    deployment = Deployment(cloud, deployable(request.param))
    deployment.deploy()
    deployment.deploy(**parameters(f"{request.param}.full"))
    return deployment


class TestAnUpdateToEverything:
    """Every optional parameter is given."""

    def test_completes(self, full):
        assert {full.stack(stack.name)["StackStatus"] for stack in full.built.stacks} <= {"CREATE_COMPLETE", "UPDATE_COMPLETE"}

    def test_creates_every_resource_that_its_conditions_ask_for(self, full):
        values = parameters("common", full.built.example, f"{full.built.example}.full")
        for stack in full.built.stacks:
            wanted = {key for key, _, _ in world(load(stack.path), values).resources()}
            assert set(full.resources(stack.name)) == wanted, stack

    def test_publishes_every_output_that_its_conditions_ask_for(self, full):
        values = parameters("common", full.built.example, f"{full.built.example}.full")
        for stack in full.built.stacks:
            wanted = {key for key, _ in world(load(stack.path), values).outputs()}
            assert {key for key, each in full.outputs(stack.name).items() if each} == wanted, stack

    def test_repeated_changes_nothing(self, full):
        printed = full.deploy(**parameters(f"{full.built.example}.full"))
        assert printed.count("No changes to deploy") == len(full.built.stacks), printed

    def test_can_be_taken_back(self, full):
        # A value that is left out stays as it was, so each is given its default.
        defaults = {key: each["Default"] for stack in full.built.stacks for key, each in load(stack.path).get("Parameters", {}).items() if "Default" in each}
        full.deploy(**{key: defaults[key] for key in parameters(f"{full.built.example}.full") if key in defaults})
        for stack in full.built.stacks:
            wanted = {key for key, _, _ in world(load(stack.path), parameters("common", full.built.example)).resources()}
            assert set(full.resources(stack.name)) == wanted, stack


class TestThePost:
    """The post's own story: a cluster without EFS at first, which gets it by an update."""

    @pytest.fixture(scope="class")
    def account(self, ministack):
        """With an EFS stack that nobody uses yet."""
        cloud = prepare(ministack.in_account(next(accounts)))
        Deployment(cloud, build("platform")).deploy()
        return cloud

    @pytest.fixture(scope="class")
    def post(self, account):
        """Deployed without EFS."""
        post = Deployment(account, deployable("post"))
        post.deploy()
        return post

    def test_is_deployed_without_efs(self, post, account):
        assert mounts(post) == set()

    def test_gets_efs_by_an_update(self, post, account):
        efs = build("platform").stacks[0].name
        printed = post.deploy(EfsStack=efs)
        assert "Successfully created/updated" in printed
        assert {post.stack(stack.name)["StackStatus"] for stack in post.built.stacks} <= {"CREATE_COMPLETE", "UPDATE_COMPLETE"}
        assert mounts(post) == {post.exports()[f"{efs}-SecurityGroup"]}

    def test_then_changes_nothing(self, post, account):
        printed = post.deploy(EfsStack=build("platform").stacks[0].name)
        assert printed.count("No changes to deploy") == len(post.built.stacks), printed

    def test_gives_efs_up_again(self, post, account):
        post.deploy(EfsStack="")
        assert mounts(post) == set()

    def test_picks_up_the_newest_image(self, post, account):
        old, new = (each["ImageId"] for each in account.client("ec2").describe_images()["Images"][:2])
        assert launch_template(post)["ImageId"] == old
        account.client("ssm").put_parameter(Name="/ecs/image_id", Value=new, Type="String", Overwrite=True)
        post.deploy(EfsStack="")
        assert launch_template(post)["ImageId"] == new

    def test_is_deleted(self, post, account):
        post.delete()


def mounts(deployment):
    """The EFS client groups that the newest version of the launch template carries."""
    groups = {value for name, value in deployment.exports().items() if name.endswith("-SecurityGroup") and "-efs-" in name}
    return groups & set(launch_template(deployment).get("SecurityGroupIds", []))


def launch_template(deployment):
    """The newest version's data."""
    versions = deployment.cloud.client("ec2").describe_launch_template_versions(
        LaunchTemplateId=deployment.physical_id("LaunchTemplate"), Versions=["$Latest"]
    )
    return versions["LaunchTemplateVersions"][0]["LaunchTemplateData"]


@pytest.fixture(scope="class")
def alarmed(ministack):
    """A program with all alarms, deployed with one address, and then with another one and another threshold."""
    built = build("alerts", parent="tests/conformance")
    deployment = Deployment(prepare(ministack.in_account(next(accounts))), built)
    deployment.deploy()
    deployment.deploy(Address="night@example.com", Level="70")
    return deployment


class TestAlerts:
    """In the order of a stack's life."""

    def test_the_topic_comes_before_all_that_notify_it(self, alarmed):
        first, *others = alarmed.built.stacks
        assert first.name == "alarmed-alerts-ops"
        assert all(first.name in stack.entry["depends_on"] for stack in others)
        assert {alarmed.stack(stack.name)["StackStatus"] for stack in alarmed.built.stacks} <= {"CREATE_COMPLETE", "UPDATE_COMPLETE"}

    def test_every_alarm_has_the_topic_as_its_action(self, alarmed):
        topic = alarmed.outputs("alarmed-alerts-ops")["TopicARN"]
        alarms = alarmed.cloud.client("cloudwatch").describe_alarms()["MetricAlarms"]
        told = [alarm for alarm in alarms if topic in alarm["AlarmActions"]]
        # Of those without it the actions are policies: they scale the cluster.
        assert len(alarms) - len(told) == 2
        assert len(told) == 19

    def test_an_update_changes_thresholds_and_adds_subscriptions(self, alarmed):
        alarms = alarmed.cloud.client("cloudwatch").describe_alarms()["MetricAlarms"]
        assert 70 in [alarm["Threshold"] for alarm in alarms]
        topic = alarmed.outputs("alarmed-alerts-ops")["TopicARN"]
        subscriptions = alarmed.cloud.client("sns").list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
        assert {each["Endpoint"] for each in subscriptions} == {"ops@example.com", "night@example.com", "https://hooks.example.com/alarms"}

    def test_all_is_deleted_in_reverse(self, alarmed):
        alarmed.delete()
        client = alarmed.cloud.client("cloudformation")
        left = [each["StackName"] for each in client.describe_stacks()["Stacks"]]
        assert left == ["vpc"]
