"""Disks of the instances' own: formatted once, mounted for ever."""

import subprocess

import pytest
from test_boot import FSTAB, boots
from test_closed import dependencies, open_folder  # noqa: F401


def uuid(instance, name):
    """The id of the file system on a disk, as the real tool reads it."""
    done = subprocess.run(["blkid", "--probe", "--match-tag", "UUID", "--output", "value", instance.state / "disks" / name], capture_output=True, text=True)
    return done.stdout.strip()


def of(launch, *names, **parameters):
    """An instance with these disks attached."""
    instance = launch("disks", **parameters)
    for name in names:
        instance.attach(name)
    return instance


def line(instance, name, path):
    """The line of a disk in fstab."""
    return f"UUID={uuid(instance, name)} {path} xfs defaults,noatime,nofail 0 2\n"


def test_an_empty_disk_is_formatted_and_mounted(launch):
    instance = boots(of(launch, "sdf"))
    assert uuid(instance, "sdf") != ""
    assert instance.calls("mkfs.xfs") == [["mkfs.xfs", "-q", "/dev/sdf"]]
    fstab = instance.text("etc/fstab")
    assert fstab.startswith(FSTAB + line(instance, "sdf", "/data")), "before the volume that is mounted inside"
    assert instance.calls("mount") == [["mount", "/data"], ["mount", "/data/shared"]]
    assert [call[-1] for call in instance.calls("dnf")].count("amazon-ec2-utils") == 1


def test_a_disk_under_a_condition_has_its_own_name(launch):
    instance = boots(of(launch, "sdf", "sdg", Cached="true", Name="one"))
    fstab = instance.text("etc/fstab")
    assert line(instance, "sdf", "/data") in fstab and line(instance, "sdg", "/cache/one") in fstab
    assert uuid(instance, "sdf") != uuid(instance, "sdg")
    assert "/cache" not in boots(of(launch, "sdf")).text("etc/fstab")


def test_what_is_on_a_disk_stays(launch):
    """An image made of an instance boots with its disk, and a script that is run again finds it formatted."""
    instance = of(launch, "sdf")
    subprocess.run(["mkfs.ext4", "-q", "-F", instance.state / "disks/sdf"], check=True)
    before = uuid(instance, "sdf")
    boots(instance)
    assert uuid(instance, "sdf") == before and instance.calls("mkfs.xfs") == []
    files = instance.files()
    done = instance.run("/var/lib/ecsc/mount-disks")
    assert done.returncode == 0, done.stderr
    assert instance.files() == files and len(instance.calls("mount")) == 2


@pytest.mark.parametrize("stub", ["udevadm", "mkfs.xfs", "mount", "dnf.amazon-ec2-utils"])
def test_a_disk_that_cannot_be_prepared_fails_the_boot(launch, stub):
    instance = of(launch, "sdf")
    instance.fail(stub)
    assert instance.boot().returncode != 0
    assert instance.signals() == ["1"] and not instance.may_start_agent()


def test_a_disk_that_never_comes_fails_the_boot(launch):
    instance = of(launch)
    assert instance.boot().returncode != 0
    assert instance.calls("mkfs.xfs") == [] and not instance.may_start_agent()
    assert instance.uptime() >= 300


def test_after_a_restart_the_agent_waits_for_its_disks(launch, open_folder):  # noqa: F811
    found = dependencies(boots(of(launch, "sdf")), open_folder / "disks")
    assert {"data.mount", "data-shared.mount"} <= found["Requires"] & found["After"]
