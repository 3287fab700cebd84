"""What serves packages on this machine: the npm registry's protocol as far as an installation needs it, and the files of a release."""

import base64
import hashlib
import http.server
import json
import tarfile
import threading
import urllib.parse
from pathlib import Path

from .places import DIST, cargo


class Server:
    """A server on the loopback interface. `files` maps paths to bytes; what is asked for is noted."""

    def __init__(self):
        self.files = {}
        self.asked = []
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """Answers with a file, or that there is none."""

            def do_GET(self):
                """One request."""
                path = urllib.parse.unquote(self.path)
                server.asked.append(path)
                content = server.files.get(path)
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, *_):
                """Quiet."""

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        """Ends it."""
        self.http.shutdown()
        self.http.server_close()

    def publish_release(self):
        """The files of the release where GitHub has them: below `/vVERSION`."""
        for file in DIST.iterdir():
            self.files[f"/v{cargo.VERSION}/{file.name}"] = file.read_bytes()

    def publish_npm(self):
        """The npm packages, each with the document that describes its versions."""
        for file in DIST.glob("*.tgz"):
            about = json.loads(member(file, "package/package.json"))
            content = file.read_bytes()
            self.files[f"/tarballs/{file.name}"] = content
            about["dist"] = {
                "tarball": f"{self.address}/tarballs/{file.name}",
                "integrity": "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode(),
            }
            # npm asks a registry itself whether scripts are to be run.
            about["hasInstallScript"] = "postinstall" in about.get("scripts", {})
            document = {"name": about["name"], "dist-tags": {"latest": about["version"]}, "versions": {about["version"]: about}}
            self.files[f"/{about['name']}"] = json.dumps(document).encode()


def member(archive, name):
    """The content of a file in a tar archive."""
    with tarfile.open(Path(archive)) as opened:
        return opened.extractfile(name).read()
