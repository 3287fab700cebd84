"""Runs `ecsc` for the programs that some files are of: a program is a folder, and pre-commit gives files."""

import os
import subprocess
import sys
from pathlib import Path

CONFIGURATION = "ecsc.toml"
# The options whose value is a file, which is not one that has changed.
WITH_FILE = ("--var-file", "--output")


def main():
    """`ecsc-pre-commit COMMAND [OPTION]... [FILE]...`"""
    files, rest = separate(sys.argv[1:])
    programs = sorted({program for file in files for program in programs_of(Path(file))})
    if not programs:
        return 0
    return subprocess.call(["ecsc", *rest, *map(str, programs)])


def separate(arguments):
    """The files, and the command with its options."""
    before = ["", *arguments]
    are_files = [os.path.isfile(argument) and before[at] not in WITH_FILE for at, argument in enumerate(arguments)]
    files = [argument for argument, is_file in zip(arguments, are_files) if is_file]
    return files, [argument for argument, is_file in zip(arguments, are_files) if not is_file]


def programs_of(file):
    """The programs that change with a file: of the configuration, all that it may be for."""
    if file.name == CONFIGURATION:
        below = (source.relative_to(file.parent) for source in file.parent.rglob("*.ecs"))
        return {file.parent / source.parent for source in below if not any(map(is_hidden, source.parts))}
    # What a program reads may be in a folder below it.
    for folder in file.parents:
        if any(not is_hidden(source.name) for source in folder.glob("*.ecs")):
            return {folder}
    return set()


def is_hidden(name):
    """Whether a file or a folder is kept out of sight, as editors do with theirs."""
    return name.startswith(".")
