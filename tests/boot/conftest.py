"""Instances for the tests."""

import pytest
from instance import Instance
from template import Resolver, cluster

PARAMETERS = {
    "plain": {},
    "full": {"Registry": "never seen by an instance"},
    "deploy": {},
    "guarded": {},
    "tuned": {},
    "disks": {},
}


@pytest.fixture
def launch(tmp_path):
    """Makes an instance of a program's cluster, not yet booted, with values for the template's parameters."""

    def make(program, **parameters):
        template = Resolver(cluster(program), **(PARAMETERS[program] | parameters))
        return Instance(tmp_path / f"root{len(list(tmp_path.iterdir()))}", template)

    return make
