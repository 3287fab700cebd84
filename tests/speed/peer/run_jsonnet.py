"""A Jsonnet program run by one of the Python bindings, as someone would who has no other Jsonnet.

usage: run_jsonnet.py MODULE PROGRAM COPIES OUT       writes one file, which spares the peer the splitting
"""

import importlib
import sys

module, program, copies, out = sys.argv[1:]
answer = importlib.import_module(module).evaluate_file(program, tla_codes={"copies": copies})
with open(out, "w") as file:
    file.write(answer)
