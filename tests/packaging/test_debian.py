"""The Debian packages: extracted, and installed by dpkg into a root of their own."""

import gzip
import os

import pytest
from harness import places
from harness.clean import Timed, environment, main_job, run, says_its_version

PACKAGES = [target for target in places.table() if target.debian]


@pytest.fixture
def package(dist):
    """The package of this platform."""
    return dist / f"ecsc_{places.cargo.VERSION}_{places.HERE.debian}.deb"


def test_dpkg_installs_the_binary_and_it_does_the_main_job(package, tmp_path):
    root = tmp_path / "root"
    for folder in ("info", "updates"):
        (root / "var/lib/dpkg" / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    env = environment(tmp_path, root / "usr/bin")
    with Timed("dpkg --install"):
        run("dpkg", "--root", root, "--log", tmp_path / "log", "--force-not-root", "--install", package, cwd=tmp_path, env=env)
        main_job(tmp_path, env)
    says_its_version("ecsc", env, tmp_path)
    assert "install ok installed" in run("dpkg", "--root", root, "--status", "ecsc", cwd=tmp_path, env=env)
    run("dpkg", "--root", root, "--log", tmp_path / "log", "--force-not-root", "--remove", "ecsc", cwd=tmp_path, env=env)
    assert not (root / "usr/bin/ecsc").exists()


def test_manuals_and_completions_are_where_debian_has_them(package, tmp_path):
    env = environment(tmp_path)
    run("dpkg-deb", "--extract", package, tmp_path / "root", cwd=tmp_path, env=env)
    share = tmp_path / "root/usr/share"
    assert b"ecsc" in gzip.decompress((share / "man/man1/ecsc.1.gz").read_bytes())
    assert {"ecsc.1.gz", "ecsc-build.1.gz", "ecsc-check.1.gz", "ecsc-fmt.1.gz"} <= set(os.listdir(share / "man/man1"))
    # bash itself asks the binary what is offered after `ecsc fm`.
    offered = f'. "{share}/bash-completion/completions/ecsc"; PATH="{tmp_path}/root/usr/bin:$PATH"; COMP_WORDS=(ecsc fm) COMP_CWORD=1 COMP_TYPE=9; _clap_complete_ecsc ecsc fm ecsc 2>/dev/null; echo "${{COMPREPLY[@]}}"'
    assert run("bash", "-c", offered, cwd=tmp_path, env=env).strip() == "fmt"
    assert (share / "zsh/vendor-completions/_ecsc").read_text().startswith("#compdef ecsc")
    assert "--command ecsc" in (share / "fish/vendor_completions.d/ecsc.fish").read_text()


@pytest.mark.parametrize("target", PACKAGES, ids=lambda target: target.triple)
def test_a_package_says_what_it_is(target, dist, tmp_path):
    file = dist / f"ecsc_{places.cargo.VERSION}_{target.debian}.deb"
    env = environment(tmp_path)
    fields = run("dpkg-deb", "--field", file, "Package", "Version", "Architecture", "Depends", cwd=tmp_path, env=env)
    # Without `Depends`: the binary is static.
    assert fields.splitlines() == ["Package: ecsc", f"Version: {places.cargo.VERSION}", f"Architecture: {target.debian}"]
    listed = run("dpkg-deb", "--contents", file, cwd=tmp_path, env=env)
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())


def test_the_binary_is_static():
    """Else the package would depend on the C library, and the container would not start."""
    elf = places.HERE.binary(places.BINARIES).read_bytes()
    assert elf[:4] == b"\x7fELF"
    offset, size, count = int.from_bytes(elf[32:40], "little"), int.from_bytes(elf[54:56], "little"), int.from_bytes(elf[56:58], "little")
    kinds = {int.from_bytes(elf[offset + at * size :][:4], "little") for at in range(count)}
    assert 3 not in kinds, "PT_INTERP names a dynamic loader"
