"""moto as a server, the functions as Lambda would load them, and the recorder between the two."""

import importlib.util
import json
import os
import threading
import urllib.request
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

# Before anything of boto3 or moto is imported: no account, no profile, no instance's role.
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ |= {
    "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_MAX_ATTEMPTS": "1", "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",
}

import boto3  # noqa: E402
import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

import shim  # noqa: E402
from cloud import CLUSTER, GROUP, HOOK, NAMESPACE, Cloud  # noqa: E402
from recorder import Recorder  # noqa: E402

SOURCES = Path(__file__).parents[2] / "src" / "functions"

# The same examples in every run: a test that fails here fails everywhere.
settings.register_profile("ecsc", derandomize=True, deadline=None, database=None, print_blob=False)
settings.load_profile("ecsc")

# What is emitted can be checked only after a run that has recorded the calls; see `run`.
collect_ignore = [] if Path(os.environ.get("RECORDED_CALLS", "-")).exists() else ["emitted"]

recorder = Recorder()
boto3.setup_default_session()
recorder.listen(boto3.DEFAULT_SESSION)


def pytest_sessionfinish():
    target = os.environ.get("RECORDED_CALLS")
    if target and recorder.seen:
        recorder.write(target)


@pytest.fixture(scope="session")
def server():
    """The address of a moto that has learned what it lacks."""
    shim.install()
    threading.settrace(None)  # coverage is for the functions, in this thread; to trace moto's costs time
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ["AWS_ENDPOINT_URL"] = f"http://{host}:{port}"
    yield os.environ["AWS_ENDPOINT_URL"]
    server.stop()


def fresh_cloud(server):
    urllib.request.urlopen(urllib.request.Request(f"{server}/moto-api/reset", method="POST")).close()
    shim.reset()
    return Cloud()


@pytest.fixture
def cloud(server):
    return fresh_cloud(server)


def load(name, **environment):
    """A function's module as Lambda loads it: its environment first, then its source, once."""
    spec = importlib.util.spec_from_file_location(name, SOURCES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    with patch.dict(os.environ, environment):
        spec.loader.exec_module(module)
    return module


@cache
def warm(name, attempts, environment):
    """A loaded module stays for the next event, as in Lambda: to make its clients takes longest."""
    return load(name, **dict(environment))


def loaded(name, **environment):
    return warm(name, os.environ["AWS_MAX_ATTEMPTS"], tuple(environment.items()))


def load_metric(*containers, sleep=lambda seconds: None):
    """The metric function; `sleep` is what happens before it looks again at agents that are away."""
    recorder.function, recorder.configuration = "metric", {}
    shapes = [{"cpu": cpu, "memory": memory} for cpu, memory in containers or [(256, 512)]]
    module = loaded("metric", CLUSTER=CLUSTER, NAMESPACE=NAMESPACE, CONTAINERS=json.dumps(shapes))
    clock = SimpleNamespace(now=0)

    def passes(seconds):
        clock.now += seconds
        sleep(clock.now)

    module.time = SimpleNamespace(sleep=passes, monotonic=lambda: clock.now)
    return module


def load_drain(timeout=900, standalone="wait", sleep=lambda seconds: None):
    """The drain function; `sleep` is what happens while it waits for a second look."""
    recorder.function = "drain"
    recorder.configuration = {"DRAIN_TIMEOUT": "long" if timeout > 7200 else "short", "STANDALONE_TASKS": standalone}
    module = loaded("drain", CLUSTER=CLUSTER, AUTO_SCALING_GROUP=GROUP, LIFECYCLE_HOOK=HOOK,
                    DRAIN_TIMEOUT=str(timeout), STANDALONE_TASKS=standalone)
    module.time = SimpleNamespace(sleep=sleep)
    return module


def load_watched(timeout=900):
    """The drain function with what is added to it where there are alerts."""
    recorder.function = "drain"
    recorder.configuration = {"DRAIN_TIMEOUT": "long" if timeout > 7200 else "short", "STANDALONE_TASKS": "wait"}
    module = load("drain", CLUSTER=CLUSTER, AUTO_SCALING_GROUP=GROUP, LIFECYCLE_HOOK=HOOK,
                  DRAIN_TIMEOUT=str(timeout), STANDALONE_TASKS="wait")
    source = SOURCES / "watch.py"
    exec(compile(source.read_text(), source, "exec"), vars(module))
    return module
