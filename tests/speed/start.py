#!/usr/bin/env python3
"""How long `ecsc build` of the main example takes, against an empty static Rust process.

Both run in turn, many times, on the same machine; the medians and their ratio are printed. The target is a ratio of at most 5.

usage: tests/speed/start.py [RUNS]      needs `cargo build --release` before; default 201 runs of each
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 201
    found = sorted(ROOT.glob("target/*/release/ecsc")) or sorted(ROOT.glob("target/release/ecsc"))
    if not found:
        sys.exit("there is no release binary: cargo build --release")
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty"
        source = Path(folder) / "empty.rs"
        source.write_text("fn main() {}\n")
        flags = ["-C", "target-feature=+crt-static", "-O"]
        subprocess.run(["rustc", "--edition", "2024", *flags, "-o", empty, source], check=True)
        out = Path(folder) / "out"
        build = [found[0], "build", ROOT / "examples/platform", "--out", out, "-q"]
        subprocess.run(build, check=True)
        # A first build writes, a later one finds its files unchanged; what a user does is the first.
        wall = {"empty": [], "ecsc": []}
        cpu = {"empty": [], "ecsc": []}
        for _ in range(runs):
            for name, command in (("empty", [empty]), ("ecsc", build)):
                if name == "ecsc":
                    for file in out.iterdir():
                        file.unlink()
                seconds, used = measured(command)
                wall[name].append(seconds)
                cpu[name].append(used)
    for name, times in (("wall", wall), ("cpu", cpu)):
        empty_ms, ecsc_ms = (statistics.median(times[which]) * 1000 for which in ("empty", "ecsc"))
        print(f"{name}: empty {empty_ms:.2f} ms, ecsc build {ecsc_ms:.2f} ms, ratio {ecsc_ms / empty_ms:.1f}")
    return 0


def measured(command: list) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], [str(part) for part in command], os.environ)
    _, status = os.waitpid(pid, 0)
    seconds = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return seconds, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":
    sys.exit(main())
