"""A clean machine: no Rust, no configuration of anybody, an empty home."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from .places import ROOT, cargo

# How long an installation and the main job took, by channel; printed at the end.
TIMES = {}


def environment(home, *paths, **more):
    """The variables of such a machine, with further folders in front of its PATH."""
    tools = {str(Path(shutil.which(tool)).parent) for tool in ("git", "node", "sh", "ruby")}
    path = os.pathsep.join([*map(str, paths), *sorted(tools), "/usr/sbin", "/usr/bin", "/sbin", "/bin"])
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PIP_CONFIG_FILE": os.devnull}
    return {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "TMPDIR": str(home), **nobody, **{name: str(value) for name, value in more.items()}}


def run(*command, cwd, env, status=0, text=True):
    """Runs a command; another exit status than the expected one is a failure that shows what was printed."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=text)
    assert done.returncode == status, f"{command} exited with {done.returncode}:\n{done.stdout}"
    return done.stdout


class Timed:
    """`with Timed("pip"):` notes how long it took."""

    def __init__(self, channel):
        self.channel = channel

    def __enter__(self):
        self.begin = time.monotonic()

    def __exit__(self, *failure):
        TIMES[self.channel] = time.monotonic() - self.begin


def main_job(folder, env):
    """The README's main job, in a folder with the examples; what comes out is what is committed."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    run("sh", "-ec", readme_block("main-job"), cwd=folder, env=env)
    assert_is_platform(folder / "dist" / "platform")


def assert_is_platform(dist):
    """The templates of the main example, byte for byte."""
    expected = ROOT / "examples" / "platform" / "templates"
    for file in expected.iterdir():
        assert (dist / file.name).read_bytes() == file.read_bytes(), file.name


def readme_block(name):
    """The fenced block of README.md after `<!-- NAME -->`."""
    _, _, after = (ROOT / "README.md").read_text(encoding="utf-8").partition(f"<!-- {name} -->\n```sh\n")
    assert after, f"README.md has no block {name}"
    return after.partition("```")[0]


def says_its_version(binary, env, cwd):
    """The binary runs, and is this one."""
    assert run(binary, "--version", cwd=cwd, env=env).strip() == f"ecsc {cargo.VERSION}"
