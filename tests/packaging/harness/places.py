"""Where things are, and what the packages are made of."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WORK = ROOT / "target" / "packaging"
BINARIES = WORK / "binaries"
DIST = WORK / "dist"

# The scripts' own modules.
sys.path.insert(0, str(ROOT / "packaging"))
from lib import cargo  # noqa: E402, F401
from lib.targets import table  # noqa: E402

HERE = next(target for target in table() if f"{platform.system()} {platform.machine()}" in target.uname)

# What stands in for the binary of another platform: its packages are made, and looked at, but not run.
STAND_IN = "not the compiler, but what the tests pack for another platform\n"


def lay_out_binaries():
    """The compiler under test for this platform, and something for each other one."""
    shutil.rmtree(WORK, ignore_errors=True)
    for target in table():
        binary = target.binary(BINARIES)
        binary.parent.mkdir(parents=True)
        binary.write_text(STAND_IN)
    # Without what debuggers read, of which a release has none, and which takes long to compress.
    subprocess.run(["strip", "-o", HERE.binary(BINARIES), os.environ["ECSC"]], check=True)


def package(pattern):
    """The one package whose name is like that."""
    (found,) = DIST.glob(pattern)
    return found
