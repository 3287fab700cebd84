"""Archives whose bytes depend on nothing but their content: no clock, no user, no order of a file system."""

import gzip
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

# The earliest time that all formats can say.
EPOCH = 315532800


def tar_gz(path, files):
    """Writes an archive of `files`: names with bytes, or with (bytes, True) for what can be run."""
    with open(path, "wb") as out, gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=EPOCH, compresslevel=6) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for name in sorted(files):
                content, runs = content_of(files[name])
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime, entry.mode = len(content), EPOCH, 0o755 if runs else 0o644
                archive.addfile(entry, io.BytesIO(content))


def zip_file(path, files):
    """Writes a zip of `files`, in their order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, entry in files.items():
            content, runs = content_of(entry)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, so that the mode is read
            info.external_attr = (0o100755 if runs else 0o100644) << 16
            archive.writestr(info, content)


def write_tree(folder, files):
    """Writes the files themselves below a folder."""
    for name, entry in files.items():
        content, runs = content_of(entry)
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o755 if runs else 0o644)


def content_of(entry):
    """The bytes, and whether they can be run."""
    content, runs = entry if isinstance(entry, tuple) else (entry, False)
    return content.encode() if isinstance(content, str) else content, runs


def sha256(path):
    """The digest of a file, in hexadecimal digits."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
