"""The agent fails closed: what has not been prepared does not start it, and after a restart it waits for its volumes."""

import os
import shutil
import subprocess

import pytest
from test_boot import boots

SYSTEMD = "/lib/systemd/systemd"
GENERATOR = "/lib/systemd/system-generators/systemd-fstab-generator"
# What amazon-ecs-init installs, as far as the order matters.
AGENT = """[Unit]
Requires=docker.service
After=docker.service
After=cloud-final.service

[Service]
ExecStart=/bin/true
"""
OTHER = "[Service]\nType=oneshot\nExecStart=/bin/true\n"


def test_an_instance_that_is_prepared_starts_the_agent(launch):
    instance = launch("full")
    assert instance.may_start_agent(), "as the image has it"
    assert boots(instance).may_start_agent()


def test_what_keeps_the_agent_from_starting_comes_first(launch):
    instance = launch("full")
    boots(instance)
    assert instance.calls()[0] == ["systemctl", "daemon-reload"]
    first = launch("full")
    first.kill_at(1)
    first.boot()
    assert not first.may_start_agent()


def test_a_script_that_is_killed_at_any_step_leaves_an_agent_that_may_not_start(launch):
    whole = boots(launch("full"))
    total = len(whole.calls())
    assert total > 20
    for call in range(1, total + 1):
        instance = launch("full")
        instance.kill_at(call)
        assert instance.boot().returncode == -9
        assert len(instance.calls()) == call
        assert not instance.may_start_agent(), instance.calls()[-1]


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$", "kill -9 $PPID", "kill $PPID; sleep 1", "exec false", "rm /var/lib/ecsc/*; exit 1"])
def test_a_script_of_the_users_that_ends_badly_leaves_an_agent_that_may_not_start(launch, script):
    instance = launch("deploy", Script=script)
    assert instance.boot().returncode != 0
    assert not instance.may_start_agent()


@pytest.mark.parametrize("stub", ["cfn-init", "dnf", "getent", "mount", "aws", "systemctl", "systemd-run", "amazon-cloudwatch-agent-ctl"])
def test_a_step_that_fails_leaves_an_agent_that_may_not_start(launch, stub):
    instance = launch("full")
    instance.fail(stub)
    assert instance.boot().returncode != 0
    assert not instance.may_start_agent()


def test_an_image_made_of_an_instance_is_not_prepared(launch):
    instance = boots(launch("full"))
    instance.fail("cfn-init")
    assert instance.boot().returncode != 0
    assert not instance.may_start_agent()


def dependencies(instance, folder):
    """What systemd itself makes of the agent's unit after a restart: its own generator over fstab, then its test mode."""
    folder.mkdir()
    units, mounts = folder / "units", folder / "mounts"
    mounts.mkdir()
    shutil.copytree(instance.root / "etc/systemd/system", units)
    (units / "ecs.service").write_text(AGENT)
    for name in ("docker.service", "cloud-final.service"):
        (units / name).write_text(OTHER)
    fstab = os.environ | {"SYSTEMD_FSTAB": str(instance.root / "etc/fstab")}
    subprocess.run([GENERATOR, mounts, mounts, mounts], env=fstab, check=True)
    paths = os.environ | {"SYSTEMD_UNIT_PATH": f"{units}:{mounts}:"}
    done = subprocess.run(["systemd-analyze", "verify", units / "ecs.service"], env=paths, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    # It refuses to be the superuser's.
    other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    done = subprocess.run([*other, SYSTEMD, "--test", "--system", "--unit=ecs.service"], env=paths, capture_output=True, text=True, timeout=60)
    _, _, unit = done.stdout.partition("-> Unit ecs.service:")
    unit, _, _ = unit.partition("-> Unit ")
    assert "Unit Load State: loaded" in unit, done.stderr
    words = [line.split() for line in unit.splitlines()]
    return {kind: {line[1] for line in words if line[:1] == [f"{kind}:"]} for kind in ("Requires", "After")}


@pytest.fixture
def open_folder(tmp_path_factory):
    """A folder that any user may read."""
    folder = tmp_path_factory.mktemp("systemd")
    for each in (folder, *folder.parents[:2]):
        each.chmod(0o755)
    return folder


def test_after_a_restart_the_agent_waits_for_its_volumes(launch, open_folder):
    found = dependencies(boots(launch("full", OldStack="old")), open_folder / "full")
    mounts = {"mnt-efs.mount", "mnt-uploads.mount", "mnt-old.mount"}
    assert mounts <= found["Requires"] and mounts <= found["After"]
    named = dependencies(boots(launch("deploy", EfsStack="shared", Directory="/srv/my-data")), open_folder / "deploy")
    assert "srv-my\\x2ddata.mount" in named["Requires"] & named["After"]
    plain = dependencies(boots(launch("plain")), open_folder / "plain")
    assert not {unit for unit in plain["Requires"] if unit.startswith(("mnt", "srv"))}


def test_nothing_else_orders_the_agent_after_a_mount(launch, open_folder):
    """Without the drop-in the generator's mounts and the agent have no order, which is why it is there."""
    instance = boots(launch("full"))
    (instance.root / "etc/systemd/system/ecs.service.d/ecsc.conf").write_text("")
    found = dependencies(instance, open_folder / "without")
    assert "mnt-efs.mount" not in found["After"]
