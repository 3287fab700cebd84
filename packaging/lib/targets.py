"""The table of platforms, and the binaries that were built for them."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from . import cargo


@dataclass(frozen=True)
class Target:
    """One entry of targets.toml."""

    triple: str
    runner: str
    npm: str
    uname: list
    wheel: list
    vsix: list
    debian: str | None = field(default=None)

    @property
    def executable(self):
        """What the binary is called."""
        return f"{cargo.NAME}.exe" if "windows" in self.triple else cargo.NAME

    @property
    def archive(self):
        """The name of the archive, without its ending; that of the folder in it."""
        return f"{cargo.NAME}-{cargo.VERSION}-{self.triple}"

    def binary(self, folder):
        """Where the binary is among those that were built."""
        return Path(folder) / self.triple / self.executable


def table():
    """All targets."""
    with open(Path(__file__).resolve().parents[1] / "targets.toml", "rb") as file:
        return [Target(**entry) for entry in tomllib.load(file)["target"]]


def built(folder):
    """The targets that there is a binary of in the folder. One that is not in the table, and none at all, are mistakes."""
    known = {target.triple: target for target in table()}
    names = sorted(path.name for path in Path(folder).iterdir())
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise SystemExit(f"{folder} must have a folder for each target: found {unknown or 'none'}, known are {', '.join(known)}")
    found = [target for target in known.values() if target.triple in names]
    for target in found:
        if not target.binary(folder).is_file():
            raise SystemExit(f"there is no {target.binary(folder)}")
    return found
