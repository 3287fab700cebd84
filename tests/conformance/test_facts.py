"""The vendored facts of src/aws are what their sources say."""

import subprocess
import sys

from harness.build import ROOT


def test_the_vendored_facts_are_what_the_pinned_packages_give():
    done = subprocess.run([sys.executable, str(ROOT / "src" / "aws" / "regenerate.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_tls_policies_of_moto_are_known():
    from moto.elbv2.ssl_policies import SSL_POLICIES

    table = (ROOT / "src" / "aws" / "tls_policies" / "table.rs").read_text(encoding="utf-8")
    assert [name for name in SSL_POLICIES if f'"{name}"' not in table] == []
