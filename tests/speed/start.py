#!/usr/bin/env python3
"""What `ecsc build` of the main example takes, against an empty static Rust process.

Both run in turn, many times, on the same machine; the medians of their CPU and wall time and the ratios are printed (target: at
most 5), then the peak of the memory (at most 8 MiB) and, where valgrind is installed, the instructions (at most 20 million).

usage: tests/speed/start.py [RUNS]      needs `cargo build --profile dist` before, or ECSC names a binary; default 201 runs of each
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from peer import measure, packages
from peer.platform import ROOT


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 201
    ecsc = packages.ecsc()
    print(measure.machine(), measure.output([ecsc, "--version"]), sep="; ")
    with measure.scratch() as name, tempfile.TemporaryDirectory() as programs:
        out = Path(name) / "out"
        build = measure.Command([ecsc, "build", ROOT / "examples/platform", "--out", out, "-q"], {}, out)
        empty = measure.Command([measure.empty_process(Path(programs))], {})
        found = measure.pair(build, empty, measure.peak(empty), runs)
        for kind, ours, theirs in (("CPU", found.ours.cpu, found.theirs.cpu), ("wall", found.ours.wall, found.theirs.wall)):
            print(f"{kind}: empty {theirs * 1000:.2f} ms, ecsc build {ours * 1000:.2f} ms, ratio {ours / theirs:.1f}")
        shutil.rmtree(out)
        print(f"peak memory: {measure.peak(build):.1f} MiB")
        if shutil.which("valgrind"):
            print(f"instructions: {instructions(build.parts, out) / 1e6:.1f} million")
    return 0


def instructions(build: list, out: Path) -> int:
    """Of a first build, as callgrind counts them: the same at each run, whatever else the machine does."""
    shutil.rmtree(out)
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, build)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(re.search(r"refs:\s+([\d,]+)", done.stderr)[1].replace(",", ""))


if __name__ == "__main__":
    sys.exit(main())
