"""The VS Code extension: what the marketplaces want of it, the compiler inside, and its settings in its README."""

import json
import posixpath
import re
import subprocess
import zipfile

import pytest
from harness import places
from harness.clean import environment, main_job, run

EXTENSION = places.ROOT / "editors" / "vscode"
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
README = (EXTENSION / "README.md").read_text(encoding="utf-8")
PLATFORMS = [(platform, target) for target in places.table() for platform in target.vsix]


@pytest.mark.parametrize("platform,target", PLATFORMS, ids=lambda it: it if isinstance(it, str) else "")
def test_a_platforms_extension_has_its_compiler_inside(platform, target, dist):
    with zipfile.ZipFile(dist / f"ecs-{platform}-{places.cargo.VERSION}.vsix") as vsix:
        assert f'TargetPlatform="{platform}"' in vsix.read("extension.vsixmanifest").decode()
        binary = vsix.getinfo(f"extension/bin/{target.executable}")
        assert vsix.read(binary) == target.binary(places.BINARIES).read_bytes()
        assert binary.external_attr >> 16 & 0o111, "it can be run where the archive is unpacked"


def test_the_compiler_inside_does_the_main_job(dist, tmp_path):
    inside = tmp_path / "extension/bin"
    with zipfile.ZipFile(dist / f"ecs-{places.HERE.vsix[0]}-{places.cargo.VERSION}.vsix") as vsix:
        # Python's unpacking does not know of modes; the editor's does.
        (tmp_path / vsix.extract("extension/bin/ecsc", tmp_path)).chmod(0o755)
    main_job(tmp_path, environment(tmp_path, inside))


def test_the_one_for_other_platforms_has_none(dist):
    with zipfile.ZipFile(dist / f"ecs-{places.cargo.VERSION}.vsix") as vsix:
        assert "TargetPlatform" not in vsix.read("extension.vsixmanifest").decode()
        assert not [name for name in vsix.namelist() if name.startswith("extension/bin/")]


def test_it_has_what_the_marketplaces_show(dist):
    with zipfile.ZipFile(dist / f"ecs-{places.cargo.VERSION}.vsix") as vsix:
        manifest = json.loads(vsix.read("extension/package.json"))
        assert vsix.read(f"extension/{manifest['icon']}").startswith(b"\x89PNG")
        assert vsix.read("extension/LICENSE.txt") == (places.ROOT / "LICENSE").read_bytes()
        assert f"## {places.cargo.VERSION}" in vsix.read("extension/changelog.md").decode()
        readme = vsix.read("extension/readme.md").decode()
    assert (manifest["version"], manifest["license"]) == (places.cargo.VERSION, places.cargo.LICENSE)
    assert manifest["repository"]["url"] == places.cargo.REPOSITORY
    assert all(manifest.get(key) for key in ("publisher", "displayName", "description", "categories", "keywords", "galleryBanner", "bugs", "homepage"))
    assert "private" not in manifest
    # The marketplace has no file beside the page: links are addresses in the repository, of files that are there.
    targets = re.findall(r"\]\(([^)]+)\)", readme)
    assert targets
    for target in targets:
        kind, _, path = posixpath.normpath(target).replace(":/", "://").removeprefix(f"{places.cargo.REPOSITORY}/").partition(f"/v{places.cargo.VERSION}/")
        assert kind in ("raw", "blob") and (places.ROOT / path).is_file(), target


def test_every_setting_and_command_is_in_the_readme():
    contributed = MANIFEST["contributes"]
    settings = set(re.findall(r"^\| `(ecsc\.[\w.]+)` \|", README, re.MULTILINE))
    assert settings == set(contributed["configuration"]["properties"])
    commands = {f"{command['category']}: {command['title']}" for command in contributed["commands"]}
    assert set(re.findall(r"^\| `(ecsc: [^`]+)` \|", README, re.MULTILINE)) == commands


@pytest.mark.parametrize("configured,inside,expected", [("", False, "ecsc"), ("", True, "{folder}/bin/ecsc"), ("/opt/ecsc", True, "/opt/ecsc")])
def test_a_setting_comes_before_the_compiler_inside_and_that_before_the_path(configured, inside, expected, tmp_path):
    if inside:
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin/ecsc").touch()
    script = "const { compiler } = require(process.argv[1]); console.log(compiler(process.argv[2], process.argv[3]))"
    chosen = subprocess.run(["node", "-e", script, EXTENSION / "src/compiler.js", configured, tmp_path], check=True, capture_output=True, text=True)
    assert chosen.stdout.strip() == expected.format(folder=tmp_path)
