"""What is installed beside the binary: manual pages and completions, which the binary prints itself."""

import functools
import platform
import re
import subprocess

from .targets import built


def of(binaries):
    """Manual pages as `man/NAME.1`, completions as `completions/SHELL`: names with texts."""
    here = host(binaries)
    pages = {"man/ecsc.1": printed(here, "man")}
    for command in re.findall(r"ecsc\\-(\w+)\(1\)", pages["man/ecsc.1"].decode()):
        pages[f"man/ecsc-{command}.1"] = printed(here, "man", command)
    return pages | {f"completions/{shell}": printed(here, "completions", shell) for shell in ("bash", "zsh", "fish", "powershell")}


def host(binaries):
    """The binary that this machine can run."""
    name = f"{platform.system()} {platform.machine()}"
    for target in built(binaries):
        if name in target.uname:
            return target.binary(binaries)
    raise SystemExit(f"packages are made with a binary that runs here, and there is none for {name} in {binaries}")


@functools.cache
def printed(*command):
    """What a command prints."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
