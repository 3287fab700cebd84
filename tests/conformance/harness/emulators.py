"""Emulators as processes on loopback, and clients of them."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, replace
from pathlib import Path

import boto3

HERE = Path(__file__).resolve().parents[1]
REGION = "us-east-1"


@dataclass(frozen=True)
class Cloud:
    """One account of a running emulator."""

    url: str
    account: str = "111111111111"
    log_of_calls: Path | None = None

    def client(self, service):
        """A boto3 client."""
        return boto3.client(service, endpoint_url=self.url, region_name=REGION, aws_access_key_id=self.account, aws_secret_access_key="test")

    def environment(self):
        """What the AWS command line needs to reach it."""
        return {
            **os.environ,
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": self.account,  # ministack takes a key of twelve digits as the account's root
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_PAGER": "",
        }

    def calls(self):
        """Every call that was allowed in this account: dictionaries of caller, action and resource."""
        lines = self.log_of_calls.read_text(encoding="utf-8").splitlines()
        return [call for call in map(json.loads, lines) if f":{self.account}:" in call["caller"]]

    def in_account(self, account):
        """The same emulator, and nothing of what another account deployed."""
        return replace(self, account=account)


@contextlib.contextmanager
def ministack(folder):
    """ministack with our additions. It checks signatures, capabilities and roles' policies."""
    port = free_port()
    calls = folder / "calls.jsonl"
    calls.unlink(missing_ok=True)
    settings = {
        "AUTH": "true",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "LAMBDA_EXECUTOR": "local",
        "EMULATOR_CALLS": str(calls),
        # These two would listen on all interfaces, whatever BIND_HOST says.
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "STATE_DIR": str(folder / "state"),
        "S3_DATA_DIR": str(folder / "s3"),
    }
    command = [sys.executable, "-m", "emulator"]
    with running(command, port, "/_localstack/health", settings, folder / "ministack.log") as url:
        yield Cloud(url, log_of_calls=calls)


@contextlib.contextmanager
def moto(folder):
    """moto's server."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with running(command, port, "/moto-api/", {}, folder / "moto.log") as url:
        yield Cloud(url)


@contextlib.contextmanager
def running(command, port, health, settings, log):
    """A server process, from its first healthy answer to the end of the block."""
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONUNBUFFERED": "1", **settings}
    with open(log, "wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_until_healthy(server, f"http://127.0.0.1:{port}{health}", log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def wait_until_healthy(server, url, log, seconds=60):
    """Returns at the first answer; fails if the process ends or stays silent."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(errors='replace')[-4000:]}")


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
