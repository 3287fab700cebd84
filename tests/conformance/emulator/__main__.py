"""Starts ministack with the additions: `python -m emulator`. It is configured by ministack's own variables."""

import sys

from ministack.app import main

from . import authorization, cloudformation, container_instances, lifecycle

for addition in (cloudformation, container_instances, lifecycle, authorization):
    addition.install()
sys.argv[0] = "ministack"
sys.exit(main())
