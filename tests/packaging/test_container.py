"""The container: the image's layers are unpacked as a runtime does, and the binary is run with nothing else around it."""

import hashlib
import io
import json
import os
import shutil
import tarfile

import pytest
from harness import places
from harness.clean import Timed, assert_is_platform, environment, run

ARCHITECTURES = [target.debian for target in places.table() if target.debian]


class Image:
    """An image in an OCI archive: everything is found by its digest."""

    def __init__(self, archive, architecture):
        self.archive = archive
        index = json.loads(self.member("index.json"))
        (entry,) = index["manifests"]
        (manifest,) = [it for it in self.blob(entry)["manifests"] if it["platform"]["architecture"] == architecture]
        self.manifest = self.blob(manifest)
        self.config = self.blob(self.manifest["config"])

    def member(self, name):
        """The content of a file."""
        with tarfile.open(self.archive) as opened:
            return opened.extractfile(name).read()

    def bytes(self, descriptor):
        """What a descriptor speaks of, compared with its digest."""
        content = self.member("blobs/" + descriptor["digest"].replace(":", "/"))
        assert "sha256:" + hashlib.sha256(content).hexdigest() == descriptor["digest"]
        return content

    def blob(self, descriptor):
        """The same, as JSON."""
        return json.loads(self.bytes(descriptor))

    def unpack(self, folder):
        """The file system."""
        for layer in self.manifest["layers"]:
            with tarfile.open(fileobj=io.BytesIO(self.bytes(layer))) as opened:
                opened.extractall(folder, filter="tar")


@pytest.fixture
def archive(dist):
    """The image as it is published."""
    return dist / f"ecsc-{places.cargo.VERSION}-oci.tar"


@pytest.mark.skipif(os.geteuid() != 0, reason="chroot is for root")
def test_the_binary_does_the_main_job_with_nothing_around_it(archive, tmp_path):
    image = Image(archive, places.HERE.debian)
    env = environment(tmp_path)
    with Timed("container (chroot)"):
        image.unpack(tmp_path / "root")
        work = tmp_path / "root" / image.config["config"]["WorkingDir"].lstrip("/")
        shutil.copytree(places.ROOT / "examples", work / "examples")
        command = [*image.config["config"]["Entrypoint"], "build", "examples/platform", "--out", "dist"]
        # A shell outside has the working directory inside: there is no shell in the image.
        run("python3", "-c", ENTER, tmp_path / "root", image.config["config"]["WorkingDir"], *command, cwd=tmp_path, env=env)
    assert_is_platform(work / "dist" / "platform")


ENTER = "import os, sys; _, root, work, *command = sys.argv; os.chroot(root); os.chdir(work); os.execv(command[0], command)"


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_an_image_has_the_binary_of_its_architecture_and_nothing_else(architecture, archive, tmp_path):
    image = Image(archive, architecture)
    image.unpack(tmp_path)
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"usr/bin/ecsc", "usr/share/doc/ecsc/LICENSE", "usr/share/doc/ecsc/THIRD-PARTY-LICENSES"}
    (target,) = [target for target in places.table() if target.debian == architecture]
    assert (tmp_path / "usr/bin/ecsc").read_bytes() == target.binary(places.BINARIES).read_bytes()
    assert os.access(tmp_path / "usr/bin/ecsc", os.X_OK)
    labels = image.config["config"]["Labels"]
    assert labels["org.opencontainers.image.version"] == places.cargo.VERSION
    assert labels["org.opencontainers.image.source"] == places.cargo.REPOSITORY
