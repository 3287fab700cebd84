"""The wheels: what they say of themselves, and an installation with pip."""

import base64
import hashlib
import sys
import zipfile

import pytest
from harness import places
from harness.clean import Timed, environment, main_job, run, says_its_version
from packaging.metadata import Metadata
from packaging.tags import sys_tags
from packaging.utils import parse_wheel_filename


def test_pip_installs_the_binary_and_it_does_the_main_job(dist, tmp_path):
    env = environment(tmp_path, tmp_path / "venv" / "bin", PIP_NO_INDEX=1, PIP_FIND_LINKS=dist)
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path, env=env)
    with Timed("pip install ecsc"):
        run("pip", "install", "--quiet", "ecsc", cwd=tmp_path, env=env)
        main_job(tmp_path, env)
    installed = tmp_path / "venv" / "bin" / "ecsc"
    assert installed.read_bytes() == places.HERE.binary(places.BINARIES).read_bytes()
    says_its_version(installed, env, tmp_path)
    run("pip", "uninstall", "--yes", "ecsc", cwd=tmp_path, env=env)
    assert not installed.exists()


@pytest.mark.parametrize("target", places.table(), ids=lambda target: target.triple)
def test_a_wheel_says_what_it_is(target, dist):
    file = places.package(f"*-py3-none-{'.'.join(target.wheel)}.whl")
    name, version, _, tags = parse_wheel_filename(file.name)
    assert (name, str(version)) == ("ecsc", places.cargo.VERSION)
    assert {tag.platform for tag in tags} == set(target.wheel)
    with zipfile.ZipFile(file) as wheel:
        info = f"ecsc-{version}.dist-info"
        metadata = Metadata.from_email(wheel.read(f"{info}/METADATA"), validate=True)
        assert (metadata.name, str(metadata.version), metadata.license_expression) == ("ecsc", str(version), "Apache-2.0")
        assert "{{" not in metadata.description
        binary = wheel.getinfo(f"ecsc-{version}.data/scripts/{target.executable}")
        assert binary.external_attr >> 16 == 0o100755
        assert wheel.read(binary) == target.binary(places.BINARIES).read_bytes()
        assert_recorded(wheel, wheel.read(f"{info}/RECORD").decode())


def test_pip_takes_the_one_of_this_platform(dist):
    here = [file for file in dist.glob("*.whl") if parse_wheel_filename(file.name)[3] & set(sys_tags())]
    assert [file.name for file in here] == [places.package(f"*{places.HERE.wheel[0]}*.whl").name]


def assert_recorded(wheel, record):
    """Every file is in RECORD, with its digest and its size."""
    lines = dict(line.split(",", 1) for line in record.splitlines())
    assert set(lines) == set(wheel.namelist())
    for name, entry in lines.items():
        if not name.endswith("RECORD"):
            content = wheel.read(name)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            assert entry == f"sha256={digest},{len(content)}"
