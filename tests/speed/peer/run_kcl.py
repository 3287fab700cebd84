"""A KCL program run by KCL's Python binding.

usage: run_kcl.py PROGRAM COPIES OUT       writes one file, which spares the peer the splitting
"""

import sys

from kcl_lib import api

program, copies, out = sys.argv[1:]
arguments = api.ExecProgramArgs(k_filename_list=[program], args=[api.Argument(name="copies", value=copies)])
answer = api.API().exec_program(arguments)
if answer.err_message:
    sys.exit(answer.err_message)
with open(out, "w") as file:
    file.write(answer.json_result)
