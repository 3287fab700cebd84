"""The release: its workflow, the version that is said once, and what is published where."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from harness import places
from harness.clean import environment, run
from harness.server import member

from lib import notices

PACKAGING = places.ROOT / "packaging"
WORKFLOW = places.ROOT / ".github/workflows/release.yml"


def scripts():
    """Every shell script of the packages, but for the template of the installer, which is read when it is written."""
    others = [places.ROOT / "editors/vscode/package", places.ROOT / "tests/packaging/run"]
    found = [path for path in PACKAGING.rglob("*") if path.is_file() and "templates" not in path.parts]
    return [path for path in found + others if re.match(rb"#!.*sh\n", path.read_bytes())]


def test_workflows_are_what_github_reads():
    subprocess.run(["actionlint", "-shellcheck", "shellcheck"], cwd=places.ROOT, check=True)
    for file in (WORKFLOW, places.ROOT / "action.yml"):
        validator = Path(os.environ["NODE_PACKAGES"]) / ".bin/action-validator"
        subprocess.run([validator, file], cwd=places.ROOT, check=True)


def test_the_runners_of_the_table_exist(tmp_path):
    jobs = {f"job{at}": {"runs-on": target.runner, "steps": [{"run": "true"}]} for at, target in enumerate(places.table())}
    file = tmp_path / "workflow.yml"
    file.write_text(json.dumps({"on": "push", "jobs": jobs}))
    subprocess.run(["actionlint", file], check=True)


def test_the_workflow_only_calls_scripts_that_are_there():
    """What is in a workflow is tried for the first time when it matters."""
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    own = {name for command in commands for name in re.findall(r"packaging/[\w-]+", command)}
    assert own and all((places.ROOT / name).stat().st_mode & 0o111 for name in own)
    others = [command for command in commands if "packaging/" not in command]
    assert all(re.match(r"(cargo build|git config) ", command) for command in others), others
    published = {"release", *workflow["jobs"]["publish"]["strategy"]["matrix"]["channel"]}
    channels = re.search(r"^    ([\w |]+)\) \"\$1\" ;;", (PACKAGING / "publish").read_text(encoding="utf-8"), re.MULTILINE)[1]
    assert published == set(channels.split(" | "))


def test_scripts_are_sound(dist):
    assert len(scripts()) > 5
    subprocess.run(["shellcheck", *scripts(), dist / "install.sh"], check=True)


def test_a_binary_is_tried_before_it_is_packed(dist, tmp_path):
    run(PACKAGING / "smoke", places.HERE.binary(places.BINARIES), cwd=tmp_path, env=environment(tmp_path))
    other = tmp_path / "ecsc"
    other.write_text("#!/bin/sh\necho ecsc 0.0.0\n")
    other.chmod(0o755)
    assert "is not" in run(PACKAGING / "smoke", other, cwd=tmp_path, env=environment(tmp_path), status=1)


def test_whoever_repeats_the_version_says_the_same(tmp_path):
    """The script that sets it finds it in every file that it knows."""
    copy = tmp_path / "copy"
    for name in ("Cargo.toml", "docs/install.md", "packaging/version", "packaging/lib/cargo.py", *repeating()):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((places.ROOT / name).read_bytes())
        (copy / name).chmod(0o755)
    run(copy / "packaging/version", "9.8.7", cwd=tmp_path, env=environment(tmp_path))
    assert run(copy / "packaging/version", cwd=tmp_path, env=environment(tmp_path)) == "9.8.7\n"
    for name in repeating():
        before, after = (folder.joinpath(name).read_text(encoding="utf-8") for folder in (places.ROOT, copy))
        assert after == before.replace(f'"{places.cargo.VERSION}"', '"9.8.7"', 1), name
    assert places.cargo.VERSION not in (copy / "docs/install.md").read_text(encoding="utf-8")
    assert "usage" in run(copy / "packaging/version", "next", cwd=tmp_path, env=environment(tmp_path), status=1)


def repeating():
    """The files that must repeat the version of Cargo.toml, because other tools read it there."""
    return ["editors/tree-sitter-ecs/package.json", "editors/tree-sitter-ecs/tree-sitter.json", "editors/zed/Cargo.toml", "editors/zed/extension.toml"]


def test_every_address_of_the_project_is_the_one_of_cargo_toml():
    owner = f"github.com/{places.cargo.OWNER}/"
    listed = subprocess.run(["git", "grep", "-I", "-o", "-h", "-E", rf"github\.com/{places.cargo.OWNER}/[A-Za-z0-9_-]+"], cwd=places.ROOT,
                            check=True, capture_output=True, text=True).stdout
    assert set(listed.split()) <= {places.cargo.REPOSITORY.removeprefix("https://"), f"{owner}homebrew-tap"}


def test_the_release_says_what_the_changelog_says(tmp_path):
    notes = run(PACKAGING / "notes", cwd=tmp_path, env=environment(tmp_path))
    changelog = (places.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert notes.strip() in changelog and "\n## " not in notes


def test_the_page_on_installing_says_what_is_so(tmp_path):
    blocks = {}
    for block in re.findall(r"^```yaml\n(.*?)^```", (places.ROOT / "docs/install.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        blocks |= {next(iter(content)): block for content in [yaml.safe_load(block)] if isinstance(content, dict)}
    action = yaml.safe_load((places.ROOT / "action.yml").read_text(encoding="utf-8"))
    documented = yaml.safe_load(blocks["with"])["with"]
    assert {name: str(value).lower() for name, value in documented.items()} == {name: it.get("default", "") for name, it in action["inputs"].items()}
    assert set(yaml.safe_load(blocks["outputs"])["outputs"]) == set(action["outputs"])
    for name, block, command in [("workflow.yml", blocks[True], "actionlint"), (".pre-commit-config.yaml", blocks["repos"], "pre-commit validate-config")]:
        (tmp_path / name).write_text(block)
        subprocess.run([*command.split(), tmp_path / name], check=True)
    hooks = {hook["id"] for hook in yaml.safe_load((places.ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in yaml.safe_load(blocks["repos"])["repos"][0]["hooks"]} == hooks


def test_the_pages_name_this_version():
    """A release that is not this one would be installed by who copies from them."""
    for name in ("docs/install.md", "README.md"):
        named = set(re.findall(r"(?:@v|rev: v|ecsc:|ecsc[-_])(\d+\.\d+\.\d+)", (places.ROOT / name).read_text(encoding="utf-8")))
        assert named <= {places.cargo.VERSION}, name


@pytest.fixture
def recorder(tmp_path):
    """Tools that note how they are called instead of publishing."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for tool in ("gh", "cargo", "pipx", "npm", "npx", "skopeo"):
        # Nothing is published yet: what asks for it fails.
        (folder / tool).write_text(f'#!/bin/sh\ncase "$*" in *view*) exit 1 ;; esac\necho {tool} "$@" >>"$CALLS"\n')
        (folder / tool).chmod(0o755)
    return folder


@pytest.fixture
def published(dist, recorder, tmp_path):
    """Publishes a channel; gives the calls."""

    def publish(channel, **more):
        calls = tmp_path / "calls"
        calls.touch()
        env = environment(tmp_path, recorder, CALLS=calls, **more)
        run(PACKAGING / "publish", channel, dist, cwd=tmp_path, env=env)
        return calls.read_text().splitlines()

    return publish


def test_every_package_is_published_once_and_in_its_channel(published, dist):
    calls = {channel: " ".join(published(channel)) for channel in ("release", "wheel", "npm", "vsix", "container")}
    endings = {".whl": "wheel", ".tgz": "npm", ".vsix": "vsix", "oci.tar": "container", ".deb": "release", ".gz": "release", ".sha256": "release", ".sh": "release"}
    for file in dist.iterdir():
        channels = [channel for ending, channel in endings.items() if file.name.endswith(ending)]
        assert all(str(file) in calls[channel] for channel in channels), file.name
        assert channels or file.name == "ecsc.rb", file.name


def test_the_platforms_are_published_before_what_depends_on_them(published):
    order = [call.rsplit("/", 1)[1] for call in published("npm")]
    assert len(order) == 1 + len(places.table()) and order[-1] == f"ecsc-{places.cargo.VERSION}.tgz"


def test_what_is_published_already_is_not_published_again(published, recorder):
    (recorder / "npm").write_text('#!/bin/sh\ncase $1 in view) echo 1.2.3 ;; *) echo npm "$@" >>"$CALLS" ;; esac\n')
    assert published("npm") == []


def test_the_crate_is_the_one_of_this_checkout(published):
    (call,) = published("crate")
    assert call.startswith("cargo publish --locked --manifest-path ")


def test_the_formula_goes_to_the_tap(published, dist, tmp_path):
    tap = tmp_path / "tap.git"
    env = environment(tmp_path)
    run("git", "init", "--quiet", "--bare", tap, cwd=tmp_path, env=env)
    published("formula", ECSC_TAP=tap)
    shown = run("git", "--git-dir", tap, "show", "HEAD:Formula/ecsc.rb", cwd=tmp_path, env=env)
    assert shown == (dist / "ecsc.rb").read_text()


def test_the_licences_of_what_is_linked_go_with_the_binary(dist):
    """Of each crate of a normal build its text; those that only tests or derives use are not in the binary."""
    crates = {crate["name"] for crate in notices.crates()}
    assert {"clap", "pest", "serde_json", "windows-sys"} <= crates
    assert not crates & {"proptest", "criterion", "pest_derive", "syn"}
    text = notices.text()
    assert all(f"\n{crate['name']} {crate['version']} (" in text for crate in notices.crates())
    assert text.count("Permission is hereby granted") > 10
    assert member(dist / f"{places.HERE.archive}.tar.gz", f"{places.HERE.archive}/{notices.FILE}").decode() == text


def test_an_unknown_channel_is_refused(dist, tmp_path):
    assert "usage" in run(PACKAGING / "publish", "fax", dist, cwd=tmp_path, env=environment(tmp_path), status=2)


@pytest.mark.parametrize("channel", ["archive", "wheel", "npm", "deb", "vsix", "container", "installer", "formula"])
def test_a_channel_says_how_it_is_used_and_what_is_wrong(channel, tmp_path):
    env = environment(tmp_path)
    assert "usage" in run(PACKAGING / channel, cwd=tmp_path, env=env, status=1)
    (tmp_path / "binaries/z80-unknown-none").mkdir(parents=True)
    assert "z80-unknown-none" in run(PACKAGING / channel, tmp_path / "binaries", tmp_path / "dist", cwd=tmp_path, env=env, status=1)
