"""Wheels: a zip whose names and metadata are fixed by the binary distribution format of Python packages."""

import base64
import hashlib

from . import cargo, packed


def write(folder, name, tags, files, headers, readme=""):
    """Writes the wheel of a package, and gives its file's name. `headers` are lines of METADATA beyond those that all have."""
    stem = f"{name.replace('-', '_')}-{cargo.VERSION}"
    info = f"{stem}.dist-info"
    files = {path.format(stem=stem, info=info): entry for path, entry in files.items()}
    files[f"{info}/licenses/LICENSE"] = (cargo.ROOT / "LICENSE").read_bytes()
    files[f"{info}/METADATA"] = "\n".join([*common(name), *headers, "", readme])
    files[f"{info}/WHEEL"] = "\n".join(["Wheel-Version: 1.0", f"Generator: ecsc ({cargo.VERSION})", *pureness(tags), ""])
    files[f"{info}/RECORD"] = record(files) + f"{info}/RECORD,,\n"
    # Several platforms make one tag in the name, joined by dots.
    file = f"{stem}-py3-none-{'.'.join(tags)}.whl"
    packed.zip_file(f"{folder}/{file}", files)
    return file


def common(name):
    """The metadata of any of our packages."""
    return [
        "Metadata-Version: 2.4",
        f"Name: {name}",
        f"Version: {cargo.VERSION}",
        f"Summary: {cargo.SUMMARY}",
        f"Keywords: {','.join(cargo.KEYWORDS)}",
        f"License-Expression: {cargo.LICENSE}",
        "License-File: LICENSE",
        f"Project-URL: Homepage, {cargo.HOMEPAGE}",
        f"Project-URL: Documentation, {cargo.DOCUMENTATION}",
        f"Project-URL: Repository, {cargo.REPOSITORY}",
        f"Project-URL: Changelog, {cargo.REPOSITORY}/blob/v{cargo.VERSION}/CHANGELOG.md",
    ]


def pureness(tags):
    """Whether a wheel is for one platform only, and the tags one by one."""
    return [f"Root-Is-Purelib: {'true' if tags == ['any'] else 'false'}", *(f"Tag: py3-none-{tag}" for tag in tags)]


def record(files):
    """The lines of RECORD: each file with its digest and its size."""
    lines = []
    for path, entry in files.items():
        content, _ = packed.content_of(entry)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(content)}\n")
    return "".join(lines)
