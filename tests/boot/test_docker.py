"""What the boot makes of the settings of Docker and of the agent."""

import json

from test_boot import boots

ROTATION = {"log-driver": "json-file", "log-opts": {"max-size": "10m", "max-file": "3"}}


def settings(instance):
    """The settings of the agent by name."""
    return dict(line.split("=", 1) for line in instance.text("etc/ecs/ecs.config").splitlines())


def options(instance):
    """The options of Docker's command line, as systemd reads them: the last line counts."""
    script = "OPTIONS=; . /etc/sysconfig/docker; printf '%s\\n' $OPTIONS"
    return instance.run("/bin/sh", "-c", script).stdout.split()


def test_log_files_are_rotated_by_default(launch):
    instance = boots(launch("plain"))
    assert json.loads(instance.text("etc/docker/daemon.json")) == ROTATION
    assert ["systemctl", "try-restart", "docker.service"] in instance.calls()
    assert not (instance.root / "etc/sysconfig/docker").exists()


def test_what_the_image_has_set_is_kept(launch):
    instance = launch("tuned")
    (instance.root / "etc/docker").mkdir()
    (instance.root / "etc/sysconfig").mkdir()
    (instance.root / "etc/docker/daemon.json").write_text('{"live-restore": true, "log-driver": "journald", "log-opts": {"tag": "x"}}')
    (instance.root / "etc/sysconfig/docker").write_text('DAEMON_MAXFILES=1048576\nOPTIONS="--default-ulimit nofile=32768:65536 --debug"\n')
    boots(instance)
    rotation = {"log-driver": "json-file", "log-opts": {"max-size": "20m", "max-file": "3"}}
    assert json.loads(instance.text("etc/docker/daemon.json")) == {"live-restore": True} | rotation
    ulimit = "--default-ulimit"
    assert options(instance) == [ulimit, "nofile=32768:65536", "--debug", ulimit, "nofile=32768:65536", ulimit, "memlock=-1:-1"]
    assert "DAEMON_MAXFILES=1048576" in instance.text("etc/sysconfig/docker")


def test_limits_reach_an_image_that_has_none(launch):
    instance = launch("tuned")
    (instance.root / "etc/sysconfig").mkdir()
    boots(instance)
    assert options(instance)[1] == "nofile=32768:65536"


def test_settings_that_are_no_json_stop_the_boot(launch):
    instance = launch("plain")
    (instance.root / "etc/docker").mkdir()
    (instance.root / "etc/docker/daemon.json").write_text("{")
    assert instance.boot().returncode != 0
    assert not instance.may_start_agent()


def test_the_agent_has_the_settings_of_the_program(launch):
    instance = launch("tuned", Colour="green")
    (instance.root / "etc/sysconfig").mkdir()
    found = settings(boots(instance))
    assert json.loads(found["ECS_INSTANCE_ATTRIBUTES"]) == {"stack": "green", "team/name": "a b\\c"}
    assert json.loads(found["ECS_AVAILABLE_LOGGING_DRIVERS"]) == ["json-file", "awsfirelens"]
    assert found["ECS_RESERVED_MEMORY"] == "256" and found["ECS_LOGLEVEL"] == "debug"
    assert found["NO_PROXY"] == "169.254.169.254,169.254.170.2"
