"""The shell installer, against a server on this machine."""

import pytest
from harness import places
from harness.clean import Timed, environment, main_job, run, says_its_version

ARCHIVE = f"/v{places.cargo.VERSION}/{places.HERE.archive}.tar.gz"


@pytest.fixture
def env(server, tmp_path):
    """A clean machine that takes its downloads from our server."""
    server.publish_release()
    home = tmp_path / "home"
    home.mkdir()
    return environment(home, home / ".local/bin", ECSC_DOWNLOADS=f"{server.address}/v{places.cargo.VERSION}")


def test_it_installs_the_binary_and_it_does_the_main_job(env, tmp_path):
    with Timed("install.sh"):
        said = run("sh", "-c", 'curl -fsSL "$ECSC_DOWNLOADS/install.sh" | sh', cwd=tmp_path, env=env)
        main_job(tmp_path, env)
    installed = tmp_path / "home/.local/bin/ecsc"
    assert said == f"installed ecsc {places.cargo.VERSION} as {installed}\n"
    says_its_version("ecsc", env, tmp_path)
    assert [path.name for path in installed.parent.iterdir()] == ["ecsc"]


def test_another_digest_installs_nothing(env, server, tmp_path):
    content = bytearray(server.files[ARCHIVE])
    content[-1] ^= 1
    server.files[ARCHIVE] = bytes(content)
    said = run("sh", places.DIST / "install.sh", cwd=tmp_path, env=env, status=1)
    assert "expected" in said and "nothing was installed" in said
    assert not (tmp_path / "home/.local").exists()


def test_what_is_missing_is_said(env, server, tmp_path):
    del server.files[ARCHIVE]
    assert "cannot download" in run("sh", places.DIST / "install.sh", cwd=tmp_path, env=env, status=1)


def test_an_older_one_is_replaced_also_while_it_runs(env, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "ecsc").write_text("#!/bin/sh\nsleep 1; echo old\n")
    said = run("sh", places.DIST / "install.sh", cwd=tmp_path, env=env | {"ECSC_INSTALL_DIR": str(folder)})
    assert f"note: {folder} is not on the PATH" in said
    says_its_version(folder / "ecsc", env, tmp_path)


@pytest.mark.parametrize("target", places.table(), ids=lambda target: target.triple)
def test_each_system_gets_its_archive(target, env, server, tmp_path):
    """On a machine that says of itself what the table says of the target; a stand-in does not run, and does not replace what is there."""
    installed = tmp_path / "home/.local/bin" / target.executable
    installed.parent.mkdir(parents=True)
    for name in target.uname:
        installed.write_text("what was there")
        server.asked.clear()
        status = 0 if target == places.HERE else 1
        with_stub = env | {"PATH": f"{uname(tmp_path, name)}:{env['PATH']}"}
        said = run("sh", places.DIST / "install.sh", cwd=tmp_path, env=with_stub, status=status)
        assert server.asked == [f"/v{places.cargo.VERSION}/{target.archive}.tar.gz"]
        if target == places.HERE:
            assert installed.read_bytes() == target.binary(places.BINARIES).read_bytes()
        else:
            assert f"the binary for {target.triple} does not run here" in said
            assert installed.read_text() == "what was there"
        assert [path.name for path in installed.parent.iterdir()] == [target.executable]


def test_an_unknown_system_is_told_how_to_build_it(env, tmp_path):
    with_stub = env | {"PATH": f"{uname(tmp_path, 'Plan9 mips')}:{env['PATH']}"}
    said = run("sh", places.DIST / "install.sh", cwd=tmp_path, env=with_stub, status=1)
    assert "no binary for Plan9 mips" in said and "cargo install ecsc" in said


def uname(folder, name):
    """A folder with an `uname` that says so; a `*` of the table is any version."""
    system, machine = name.replace("*", "-10.0").split()
    stub = folder / "stubs" / "uname"
    stub.parent.mkdir(exist_ok=True)
    stub.write_text(f"#!/bin/sh\ncase $1 in -s) echo {system} ;; -m) echo {machine} ;; esac\n")
    stub.chmod(0o755)
    return stub.parent
