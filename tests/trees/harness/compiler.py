"""What the compiler says of texts."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

# So many files at once: a command line is not endless.
BATCH = 400
# Mistakes of spelling and shape: E01xx. The rest needs a tree that is whole.
SYNTAX = "E01"


def accepted(texts: Iterable[str]) -> list[bool]:
    """For each text, whether the compiler finds no mistake of syntax in it."""
    texts = list(texts)
    verdicts = []
    for start in range(0, len(texts), BATCH):
        verdicts += _batch(texts[start : start + BATCH])
    return verdicts


def _batch(texts: list[str]) -> list[bool]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"p{at}.ecs") for at in range(len(texts))]
        for file, text in zip(files, texts):
            file.write_bytes(text.encode())
        command = [os.environ["ECSC"], "check", "--message-format", "json", "--max-errors", "0", *files]
        run = subprocess.run(command, capture_output=True, check=False)
        assert run.returncode in (0, 1), run.stderr
        diagnostics = json.loads(run.stdout)["diagnostics"]
        broken = {Path(diagnostic["file"]).name for diagnostic in diagnostics if diagnostic["code"].startswith(SYNTAX)}
        return [file.name not in broken for file in files]
