"""The archives with their digests: unpacked, and found by `cargo binstall` and by the formula."""

import json
import os
import tomllib

import pytest
from harness import places
from harness.clean import Timed, environment, main_job, run, says_its_version

from lib import packed

TABLE = places.table()


def test_unpacking_is_enough_for_the_main_job(dist, tmp_path):
    name = places.HERE.archive
    env = environment(tmp_path, tmp_path / name)
    with Timed("tar -xzf"):
        run("sha256sum", "--check", f"{name}.tar.gz.sha256", cwd=dist, env=env)
        run("tar", "-xzf", dist / f"{name}.tar.gz", cwd=tmp_path, env=env)
        main_job(tmp_path, env)
    says_its_version("ecsc", env, tmp_path)
    assert {path.name for path in (tmp_path / name).iterdir()} == {"ecsc", "LICENSE", "THIRD-PARTY-LICENSES", "README.md", "CHANGELOG.md", "man", "completions"}


def test_the_same_content_makes_the_same_bytes(dist, tmp_path):
    for channel in ("archive", "wheel", "npm", "deb"):
        run(places.ROOT / "packaging" / channel, places.BINARIES, tmp_path / "again", cwd=tmp_path, env=os.environ)
    files = sorted(file.name for file in (tmp_path / "again").iterdir())
    assert len(files) >= 4 * len(TABLE)
    assert [name for name in files if packed.sha256(tmp_path / "again" / name) != packed.sha256(dist / name)] == []


@pytest.mark.parametrize("target", [*TABLE, "x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl"], ids=str)
def test_cargo_binstall_finds_the_archive_and_the_binary_in_it(target, dist, tmp_path):
    package = places.cargo.PACKAGE
    triple = target if isinstance(target, str) else target.triple
    binstall = package["metadata"]["binstall"]
    about = binstall | binstall["overrides"].get(triple, {})
    values = {"repo": package["repository"], "name": "ecsc", "version": package["version"], "target": triple, "bin": "ecsc"}
    values["binary-ext"] = ".exe" if "windows" in triple else ""
    address, binary = (filled(about[key], values) for key in ("pkg-url", "bin-dir"))
    assert address.startswith(f"{places.cargo.DOWNLOADS}/")
    assert about["pkg-fmt"] == "tgz"
    listed = run("tar", "-tzf", dist / address.rsplit("/", 1)[1], cwd=tmp_path, env=environment(tmp_path))
    assert binary in listed.splitlines()


@pytest.mark.parametrize("target", [target for target in TABLE if "windows" not in target.triple], ids=lambda target: target.triple)
def test_the_formula_names_the_archive_of_each_system(target, dist, tmp_path):
    told = formula(target, dist, tmp_path)
    assert told["url"] == f"{places.cargo.DOWNLOADS}/{target.archive}.tar.gz"
    assert told["sha256"] == packed.sha256(dist / f"{target.archive}.tar.gz")
    assert (told["version"], told["license"]) == (places.cargo.VERSION, "Apache-2.0")


def test_the_formula_installs_and_passes_its_own_test(dist, tmp_path):
    told = formula(places.HERE, dist, tmp_path, "install")
    prefix = tmp_path / "prefix"
    env = environment(tmp_path, prefix / "bin")
    main_job(tmp_path, env)
    assert told["tested"] is True
    for path in ("share/man/man1/ecsc-build.1", "etc/bash_completion.d/ecsc", "share/zsh/site-functions/_ecsc", "share/fish/vendor_completions.d/ecsc.fish"):
        assert (prefix / path).is_file(), path


def formula(target, dist, folder, *command):
    """What Homebrew would know on that system, by a reader of formulas that knows the words of ours."""
    system, processor = target.npm.split("-")
    reader = places.ROOT / "tests/packaging/harness/formula.rb"
    archive = dist / f"{target.archive}.tar.gz"
    env = environment(folder)
    return json.loads(run("ruby", reader, dist / "ecsc.rb", system, processor, archive, folder / "prefix", *command, cwd=folder, env=env).splitlines()[-1])


def filled(template, values):
    """A template of cargo-binstall."""
    for name, value in values.items():
        template = template.replace("{ %s }" % name, value)
    assert "{" not in template
    return template


def test_cargo_toml_is_what_cargo_publishes():
    manifest = tomllib.loads((places.ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]
    assert all(manifest[key].startswith("https://") for key in ("repository", "homepage", "documentation"))
