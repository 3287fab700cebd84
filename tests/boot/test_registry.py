"""Registry credentials that change reach an agent that runs."""

import shlex

import pytest
from test_boot import boots

UNITS = "etc/systemd/system/ecsc-registry-auth"
RESTART = ["systemctl", "try-restart", "--no-block", "ecs.service"]


def renew(instance):
    """Runs the service as its timer would; gives the calls that this makes."""
    before = len(instance.calls())
    [command] = [line.removeprefix("ExecStart=") for line in instance.text(f"{UNITS}.service").splitlines() if line.startswith("ExecStart=")]
    done = instance.run(*shlex.split(command))
    return done, instance.calls()[before:]


def test_credentials_that_change_reach_the_agent(launch):
    instance = boots(launch("full"))
    instance.secret("the second password", version="v2")
    done, calls = renew(instance)
    assert done.returncode == 0, done.stderr
    text = instance.text("etc/ecs/ecs.config")
    assert "the second password" in text and "the first password" not in text
    assert "ECS_CLUSTER=the-Cluster" in text.splitlines()
    assert RESTART in calls
    assert instance.mode("etc/ecs/ecs.config") == "0o600"
    assert "password" not in done.stdout + done.stderr


def test_credentials_that_stay_restart_nothing(launch):
    instance = boots(launch("full"))
    before = instance.files()
    done, calls = renew(instance)
    assert done.returncode == 0
    assert instance.files() == before
    assert [call[0] for call in calls] == ["aws"]


def test_a_secret_that_cannot_be_read_leaves_what_the_agent_has(launch):
    instance = boots(launch("full"))
    before = instance.files()
    instance.secret("the second password", version="v2")
    instance.fail("aws")
    done, calls = renew(instance)
    assert done.returncode != 0
    assert instance.files() == before
    assert RESTART not in calls


def test_credentials_that_user_data_has_overwritten_come_back(launch):
    script = "echo ECS_CLUSTER=the-Cluster > /etc/ecs/ecs.config"
    instance = boots(launch("deploy", Credentials="arn:aws:secretsmanager:::secret:x", Script=script))
    assert "ECS_ENGINE_AUTH" not in instance.text("etc/ecs/ecs.config")
    renew(instance)
    assert "ECS_ENGINE_AUTH_DATA" in instance.text("etc/ecs/ecs.config")
    assert instance.text("etc/ecs/ecs.config").endswith("\nECS_CLUSTER=the-Cluster\n")


def test_each_instance_asks_at_its_own_time(launch):
    instance = boots(launch("full"))
    assert ["systemctl", "enable", "--now", "ecsc-registry-auth.timer"] in instance.calls()
    lines = instance.text(f"{UNITS}.timer").splitlines()
    assert {"OnUnitActiveSec=30m", "RandomizedDelaySec=20m"} <= set(lines)
    assert "OnActiveSec=30m" in lines, "the other counts from the last time, and there has been none"


@pytest.mark.parametrize("unit", ["ecsc-registry-auth.timer", "ecsc-registry-auth.service"])
def test_systemd_accepts_the_units(launch, unit):
    instance = boots(launch("full"))
    done = instance.run("/usr/bin/systemd-analyze", "verify", f"/etc/systemd/system/{unit}")
    assert (done.returncode, done.stderr) == (0, "")


def test_without_credentials_there_is_no_timer(launch):
    instance = boots(launch("plain"))
    assert not (instance.root / f"{UNITS}.timer").exists()
    assert [call for call in instance.calls("aws") if "secretsmanager" in call] == []
