"""What becomes of an instance that boots."""

import pytest
from instance import REGISTERED, STARTING, option
from template import Resolver, cluster

FSTAB = "UUID=0a1b / xfs defaults,noatime 1 1\n"
EFS = "fs-0123456789abcdef0:/ {} efs _netdev,tls{} 0 0\n"


def boots(instance):
    """Boots an instance that has every reason to succeed."""
    done = instance.boot()
    assert done.returncode == 0, done.stdout + done.stderr
    return instance


def test_the_agent_gets_the_settings_of_a_plain_cluster(launch):
    instance = boots(launch("plain"))
    assert instance.text("etc/ecs/ecs.config").splitlines() == [
        "ECS_CLUSTER=the-Cluster",
        "ECS_CONTAINER_STOP_TIMEOUT=30s",
        "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=3h",
        "ECS_IMAGE_CLEANUP_INTERVAL=30m",
        "ECS_IMAGE_MINIMUM_CLEANUP_AGE=1h",
        "ECS_NUM_IMAGES_DELETE_PER_CYCLE=5",
        "ECS_AWSVPC_BLOCK_IMDS=true",
    ]
    assert instance.text("etc/fstab") == FSTAB


def test_the_agent_gets_the_settings_of_spot_instances_behind_a_load_balancer(launch):
    lines = boots(launch("full")).text("etc/ecs/ecs.config").splitlines()
    assert {"ECS_ENABLE_SPOT_INSTANCE_DRAINING=true", "ECS_ALLOW_OFFHOST_INTROSPECTION_ACCESS=true", "ECS_CONTAINER_STOP_TIMEOUT=90s"} <= set(lines)


def test_settings_may_come_at_the_deployment(launch):
    instance = boots(launch("deploy", StopTimeout="120", Asked="false"))
    lines = instance.text("etc/ecs/ecs.config").splitlines()
    assert "ECS_CONTAINER_STOP_TIMEOUT=120s" in lines
    assert not [line for line in lines if "INTROSPECTION" in line]


@pytest.mark.parametrize(
    "step",
    [
        "cfn-init",
        "dnf.awscli-2",
        "dnf.amazon-cloudwatch-agent",
        "amazon-cloudwatch-agent-ctl",
        "getent",
        "mount",
        "aws",
        "systemctl",
        "systemd-run",
    ],
)
def test_a_failure_at_any_step_is_signalled_once(launch, step):
    instance = launch("full")
    instance.fail(step)
    assert instance.boot().returncode != 0
    # Before the helpers are there nobody can be told: then the hook and CloudFormation stop waiting.
    assert instance.signals() == ([] if step == "systemctl" else ["1"])
    if step != "systemd-run":
        assert instance.calls("systemd-run") == [], "nothing may still signal success"


@pytest.mark.parametrize("script", ["exit 3", "false", "no-such-program", "echo ${UNSET}", "false | true"])
def test_a_failure_of_the_users_script_is_signalled_once(launch, script):
    instance = launch("deploy", Script=script)
    assert instance.boot().returncode != 0
    assert instance.signals() == ["1"]


def test_without_the_helpers_nothing_can_be_signalled(launch):
    instance = launch("plain")
    instance.fail("dnf")
    assert instance.boot().returncode != 0
    assert instance.calls("cfn-signal") == []


def test_packages_are_tried_again(launch):
    instance = launch("full")
    instance.fail("dnf", times=3)
    boots(instance)
    assert instance.calls("sleep")[:3] == [["sleep", "5"], ["sleep", "10"], ["sleep", "20"]]


def test_a_package_of_the_image_is_not_installed_again(launch):
    instance = boots(launch("full"))
    assert [call[-1] for call in instance.calls("dnf")] == ["aws-cfn-bootstrap", "awscli-2", "amazon-cloudwatch-agent"]


def test_what_tells_why_a_boot_failed_is_there_before_what_fails_most(launch):
    instance = launch("full")
    instance.fail("getent")
    assert instance.boot().returncode != 0
    assert instance.calls("amazon-cloudwatch-agent-ctl") != [], "the logs are shipped"
    assert instance.calls("sleep")[-1] == ["sleep", "20"], "and have the time to be"


@pytest.mark.parametrize(
    ("program", "stub", "reason"),
    [
        ("plain", "dnf.aws-cfn-bootstrap", None),
        ("plain", "dnf.awscli-2", "cfn-init` with status 1; install: Command 1_install failed: dnf: no awscli-2"),
        ("full", "aws", "cfn-init` with status 1; registry: Command 1_renew failed: aws: arranged to fail"),
        ("full", "mount", "cfn-init` with status 1; efsmount: Command 2_mount failed: mount: arranged to fail"),
        ("plain", "systemd-run", "wait for the agent` with status 1"),
    ],
)
def test_the_reason_of_a_failure_names_the_step_and_the_last_line(launch, program, stub, reason):
    instance = launch(program)
    instance.fail(stub)
    assert instance.boot().returncode != 0
    reasons = [option(call, "--reason") for call in instance.calls("cfn-signal")]
    assert reasons == ([f"user data failed at its step `{reason}"] if reason else [])


def test_a_reason_is_one_short_line(launch):
    instance = launch("deploy", EfsStack="shared")
    instance.fail("getent")
    instance.fail("mount")
    assert instance.boot().returncode != 0
    [call] = instance.calls("cfn-signal")
    assert option(call, "--reason").isprintable() and len(option(call, "--reason")) < 400


def test_a_failing_script_of_the_users_is_named(launch):
    instance = launch("deploy", Script="echo something of the user; exit 3")
    assert instance.boot().returncode != 0
    [call] = instance.calls("cfn-signal")
    assert option(call, "--reason") == "user data failed at its step `user_data` with status 3"


@pytest.mark.parametrize(("stub", "result"), [("dnf.awscli-2", "Pending:Wait"), ("dnf.amazon-cloudwatch-agent", "Terminating"), ("mount", "Terminating")])
def test_the_group_replaces_an_instance_that_fails(launch, stub, result):
    """At once where the CLI is there; otherwise when the hook's time is over."""
    instance = launch("full")
    instance.fail(stub)
    assert instance.boot().returncode != 0
    assert instance.lifecycle() == result


def test_volumes_are_mounted_before_the_agent_starts(launch):
    instance = boots(launch("full"))
    assert instance.text("etc/fstab") == FSTAB + EFS.format("/mnt/efs", "") + EFS.format("/mnt/uploads", ",accesspoint=fsap-0123456789abcdef0")
    assert instance.calls("mount") == [["mount", "/mnt/efs"], ["mount", "/mnt/uploads"]]
    assert instance.calls("getent")[0] == ["getent", "hosts", "fs-0123456789abcdef0.efs.eu-west-1.amazonaws.com"]


def test_a_volume_under_a_guard_is_mounted_where_it_is_there(launch):
    instance = boots(launch("full", OldStack="old"))
    assert instance.text("etc/fstab").endswith(EFS.format("/mnt/old", ",ro"))
    assert instance.calls("mount")[-1] == ["mount", "/mnt/old"]


def test_the_only_volume_may_be_missing(launch):
    instance = boots(launch("deploy"))
    assert instance.text("etc/fstab") == FSTAB
    assert instance.calls("mount") == instance.calls("getent") == []


def test_a_mount_point_may_be_named_at_the_deployment(launch):
    instance = boots(launch("deploy", EfsStack="shared", Directory="/srv/data"))
    assert instance.text("etc/fstab") == FSTAB + EFS.format("/srv/data", "")


@pytest.mark.parametrize("directory", ["mnt/efs", "/mnt/two words", "/mnt/100%", "/mnt/a\"b", ""])
def test_a_mount_point_that_fstab_cannot_hold_is_a_failure(launch, directory):
    instance = launch("deploy", EfsStack="shared", Directory=directory)
    assert instance.boot().returncode != 0
    assert instance.text("etc/fstab") == FSTAB
    assert instance.signals() == ["1"]


def test_a_new_mount_target_is_waited_for(launch):
    instance = launch("full")
    instance.fail("getent", times=20)
    instance.fail("mount", times=5)
    boots(instance)
    assert instance.calls("mount")[-1] == ["mount", "/mnt/uploads"]


def test_registry_credentials_are_fetched_for_the_agent_alone(launch):
    instance = boots(launch("full"))
    lines = instance.text("etc/ecs/ecs.config").splitlines()
    assert "ECS_ENGINE_AUTH_TYPE=dockercfg" in lines
    assert 'ECS_ENGINE_AUTH_DATA={  "https://index.docker.io/v1/": {    "auth": "the first password",    "email": "a@example.com"  }}' in lines
    assert instance.mode("etc/ecs/ecs.config") == "0o600"
    assert all(call[call.index("--secret-id") + 1].endswith(":secret:RegistryAuth") for call in instance.calls("aws"))


def test_the_right_to_read_the_credentials_is_waited_for(launch):
    instance = launch("full")
    instance.fail("aws", times=4)
    boots(instance)
    assert "ECS_ENGINE_AUTH_DATA" in instance.text("etc/ecs/ecs.config")


def test_registry_credentials_show_up_nowhere_else(launch):
    instance = boots(launch("full"))
    instance.start_services()
    instance.reload()
    places = [path for path in instance.root.rglob("*") if path.is_file() and not path.is_symlink() and b"the first password" in path.read_bytes()]
    assert {str(path.relative_to(instance.root)) for path in places} == {"etc/ecs/ecs.config", "var/stub/secret"}


def test_registry_credentials_may_be_known_at_the_deployment(launch):
    arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-0a1b"
    instance = boots(launch("deploy", Credentials=arn, Sort="docker"))
    assert "ECS_ENGINE_AUTH_TYPE=docker" in instance.text("etc/ecs/ecs.config").splitlines()
    assert arn in instance.calls("aws")[0]
    without = boots(launch("deploy"))
    assert without.calls("aws") == []
    assert "ECS_ENGINE_AUTH" not in without.text("etc/ecs/ecs.config")


def test_what_the_deployment_leaves_out_is_not_missed(launch):
    instance = boots(launch("guarded"))
    assert instance.calls("aws") == instance.calls("mount") == []
    everything = boots(launch("guarded", Sort="docker", Credentials="hidden", Wanted="true"))
    lines = everything.text("etc/ecs/ecs.config").splitlines()
    assert {"ECS_ENGINE_AUTH_TYPE=docker", "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true"} <= set(lines)
    assert everything.calls("mount") == [["mount", "/mnt/efs"]]


def test_the_users_script_is_run_as_it_was_written(launch):
    instance = boots(launch("full"))
    assert instance.text("var/lib/from-user-data") == "end|$$|\\\n"
    assert instance.text("var/lib/nested") == "nested\n"


@pytest.mark.parametrize(
    "script",
    [
        "cat > /dev/null; printf ran > /var/lib/result",
        "set +e; false; printf ran > /var/lib/result",
        "trap 'printf ran > /var/lib/result' EXIT",
        "printf 'ran' > \"/var/lib/result\" # it's `quoted` ${HOME:-} \\",
    ],
)
def test_a_script_of_the_deployment_is_a_program_of_its_own(launch, script):
    instance = boots(launch("deploy", Script=script))
    assert instance.text("var/lib/result") == "ran"
    assert instance.start_services().returncode == 0
    assert instance.signals() == ["0"]


def test_the_logs_go_to_the_clusters_group(launch):
    instance = boots(launch("plain"))
    text = instance.text("etc/ecsc/cloudwatch-agent.json")
    assert text.count('"log_group_name": "the-LogGroup"') == text.count('"file_path"') > 0
    [call] = instance.calls("amazon-cloudwatch-agent-ctl")
    assert "file:/etc/ecsc/cloudwatch-agent.json" in call


def test_what_user_data_adds_to_the_agents_settings_is_kept(launch):
    script = "printf 'ECS_RESERVED_MEMORY=512\nECS_CONTAINER_STOP_TIMEOUT=99s' >> /etc/ecs/ecs.config"
    instance = boots(launch("deploy", Credentials="arn:aws:secretsmanager:::secret:x", Script=script))
    instance.secret("the second password", version="v2")
    instance.reload()
    lines = instance.text("etc/ecs/ecs.config").splitlines()
    assert lines[-2:] == ["ECS_RESERVED_MEMORY=512", "ECS_CONTAINER_STOP_TIMEOUT=99s"], "the later one of two counts"
    assert len([line for line in lines if line.startswith("ECS_ENGINE_AUTH_DATA=")]) == 1
    assert "the second password" in instance.text("etc/ecs/ecs.config")


def test_changes_of_the_metadata_are_watched_for(launch):
    instance = boots(launch("plain"))
    assert ["systemctl", "enable", "--now", "cfn-hup.service"] in instance.calls()
    assert instance.text("etc/cfn/cfn-hup.conf").splitlines() == ["[main]", "stack=platform-cluster-web", "region=eu-west-1", "interval=1"]
    assert instance.mode("etc/cfn/cfn-hup.conf") == "0o400"


@pytest.mark.parametrize("program", ["plain", "full", "deploy"])
def test_a_second_run_changes_nothing(launch, program):
    parameters = {"EfsStack": "shared", "Credentials": "arn:aws:secretsmanager:::secret:x", "Script": "true"} if program == "deploy" else {}
    instance = boots(launch(program, **parameters))
    before = instance.files()
    calls = instance.reload()
    assert instance.files() == before
    assert {call[0] for call in calls} <= {"cfn-init", "rpm", "aws", "systemctl"}
    assert all(call[1] == "is-active" for call in calls if call[0] == "systemctl")


def test_a_second_run_takes_over_what_has_changed(launch):
    arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:{}-0a1b"
    instance = boots(launch("deploy", Credentials=arn.format("first")))
    instance.hand_over(Resolver(cluster("deploy"), Credentials=arn.format("second")))
    calls = instance.reload()
    assert arn.format("second") in instance.text("etc/ecs/ecs.config")
    assert ["systemctl", "try-restart", "--no-block", "ecs.service"] in calls
    assert not {"dnf", "mount"} & {call[0] for call in calls}


def test_other_settings_of_the_agent_replace_the_instances(launch):
    """They are in the user data, so that a rolling update proves them before the last instance has them."""
    first, second = (Resolver(cluster("deploy"), StopTimeout=seconds) for seconds in ("30", "300"))
    assert first.user_data() != second.user_data()
    assert first.init() == second.init()
    instance = boots(launch("deploy"))
    instance.hand_over(second)
    before = instance.files()
    instance.reload()
    assert instance.files() == before


def test_a_second_run_fetches_credentials_that_have_changed(launch):
    instance = boots(launch("full"))
    instance.secret("the second password", version="v2")
    calls = instance.reload()
    assert "the second password" in instance.text("etc/ecs/ecs.config")
    assert "the first password" not in instance.text("etc/ecs/ecs.config")
    assert ["systemctl", "try-restart", "--no-block", "ecs.service"] in calls


def test_credentials_that_come_later_reach_the_agent(launch):
    instance = boots(launch("deploy"))
    assert "ECS_ENGINE_AUTH" not in instance.text("etc/ecs/ecs.config")
    instance.hand_over(Resolver(cluster("deploy"), Credentials="arn:aws:secretsmanager:::secret:x"))
    instance.reload()
    assert "ECS_ENGINE_AUTH_DATA" in instance.text("etc/ecs/ecs.config")
    assert (instance.state / "active/ecsc-registry-auth.timer").exists()


def test_credentials_that_are_taken_away_leave_the_agent(launch):
    instance = boots(launch("deploy", Credentials="arn:aws:secretsmanager:::secret:x"))
    before = instance.text("etc/ecs/ecs.config")
    assert "ECS_ENGINE_AUTH_DATA" in before
    instance.hand_over(Resolver(cluster("deploy")))
    calls = instance.reload()
    assert ["systemctl", "try-restart", "--no-block", "ecs.service"] in calls
    assert "Registry" not in instance.text("etc/ecs/ecs.config") and "ECS_ENGINE_AUTH" not in instance.text("etc/ecs/ecs.config")
    assert instance.text("etc/ecs/ecs.config") in before
    assert not (instance.state / "active/ecsc-registry-auth.timer").exists()
    files = instance.files()
    assert ["systemctl", "try-restart", "--no-block", "ecs.service"] not in instance.reload()
    assert instance.files() == files


def test_a_failing_second_run_leaves_the_agents_settings(launch):
    instance = boots(launch("full"))
    before = instance.text("etc/ecs/ecs.config")
    instance.secret("the second password", version="v2")
    instance.fail("aws")
    done = instance.run("/bin/sh", "-c", "/opt/aws/bin/cfn-init --stack s --resource LaunchTemplate --region r")
    assert done.returncode != 0
    assert instance.text("etc/ecs/ecs.config") == before


def test_the_agents_answer_is_read_as_it_is_written():
    assert '"ContainerInstanceArn":"arn:' in REGISTERED and '"ContainerInstanceArn":null' in STARTING
