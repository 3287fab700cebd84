"""The npm packages, installed from a registry that has all of them."""

import json

import pytest
from harness import places
from harness.clean import Timed, environment, main_job, run, says_its_version
from harness.server import member

OWNER = places.cargo.OWNER


@pytest.fixture
def env(server, tmp_path):
    """A clean machine whose npm asks our registry."""
    server.publish_npm()
    (tmp_path / "package.json").write_text("{}\n")
    paths = tmp_path / "node_modules" / ".bin"
    return environment(tmp_path, paths, npm_config_registry=server.address, npm_config_cache=tmp_path / "cache", npm_config_audit="false")


def test_npm_installs_the_binary_and_it_does_the_main_job(env, server, tmp_path):
    with Timed("npm install ecsc"):
        run("npm", "install", "ecsc", cwd=tmp_path, env=env)
        main_job(tmp_path, env)
    binary = places.HERE.binary(places.BINARIES).read_bytes()
    assert (tmp_path / "node_modules/.bin/ecsc").read_bytes() == binary, "the binary itself is called, without Node"
    says_its_version("ecsc", env, tmp_path)
    # Of the platforms' packages this one alone.
    downloaded = [path for path in server.asked if path.startswith("/tarballs/")]
    assert sorted(downloaded) == [f"/tarballs/ecsc-{places.cargo.VERSION}.tgz", f"/tarballs/{OWNER}-{places.HERE.npm}-{places.cargo.VERSION}.tgz"]


def test_it_works_without_install_scripts_too(env, tmp_path):
    run("npm", "install", "--ignore-scripts", "ecsc", cwd=tmp_path, env=env)
    assert (tmp_path / "node_modules/.bin/ecsc").read_text().startswith("#!/usr/bin/env node")
    main_job(tmp_path, env)
    (tmp_path / "broken.ecs").write_text("let zones =\n")
    assert "E0" in run("ecsc", "check", "broken.ecs", cwd=tmp_path, env=env, status=1)


def test_a_global_installation_works(env, tmp_path):
    run("npm", "install", "--global", "--prefix", tmp_path / "global", "ecsc", cwd=tmp_path, env=env)
    says_its_version(tmp_path / "global/bin/ecsc", env, tmp_path)


def test_a_missing_platform_is_said_with_what_to_do(env, tmp_path):
    run("npm", "install", "--ignore-scripts", "--omit=optional", "ecsc", cwd=tmp_path, env=env)
    said = run("ecsc", "--version", cwd=tmp_path, env=env, status=1)
    assert said.startswith(f"ecsc: The package @{OWNER}/{places.HERE.npm} is not installed.")


@pytest.mark.parametrize("target", places.table(), ids=lambda target: target.triple)
def test_a_platforms_package_is_for_it_alone(target, dist):
    file = dist / f"{OWNER}-{target.npm}-{places.cargo.VERSION}.tgz"
    about = json.loads(member(file, "package/package.json"))
    assert f"{about['os'][0]}-{about['cpu'][0]}" == target.npm
    assert member(file, f"package/bin/{target.executable}") == target.binary(places.BINARIES).read_bytes()
    launcher = json.loads(member(dist / f"ecsc-{places.cargo.VERSION}.tgz", "package/package.json"))
    assert launcher["optionalDependencies"][about["name"]] == about["version"] == launcher["version"]
