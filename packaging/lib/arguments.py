"""The command line that all channels share."""

import sys
from pathlib import Path


def folders(doc):
    """The folder of binaries, and the one that packages are written to; `doc` is the usage."""
    if len(sys.argv) != 3 or not Path(sys.argv[1]).is_dir():
        raise SystemExit(doc)
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    return Path(sys.argv[1]), out
