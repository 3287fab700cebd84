"""Runs the steps of a composite action as a runner does: its inputs, its files for results, its shell."""

import os
import re
import subprocess
from pathlib import Path

import yaml

from .places import ROOT


class Ran:
    """What came of the action."""

    def __init__(self):
        self.status = 0
        self.log = ""
        self.outputs = {}
        # The steps that call other actions, with what they would be given.
        self.called = {}


def run_action(workspace, env, **inputs):
    """Runs `action.yml` in a checkout."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    unknown = set(inputs) - set(action["inputs"])
    assert not unknown, unknown
    values = {f"inputs.{name}": inputs.get(name, about.get("default", "")) for name, about in action["inputs"].items()}
    ran = Ran()
    for at, step in enumerate(action["runs"]["steps"]):
        always = "always()" in step.get("if", "")
        if (ran.status == 0 or always) and holds(step.get("if", "true"), values):
            one_step(step, at, workspace, env, values, ran)
    ran.outputs = {name: filled(about["value"], values) for name, about in action["outputs"].items()}
    return ran


def one_step(step, at, workspace, env, values, ran):
    """Runs one step, or notes what it calls."""
    if "uses" in step:
        ran.called[step["uses"]] = {name: filled(value, values) for name, value in step["with"].items()}
        return
    assert step["shell"] == "bash", "a composite action must name its shell"
    runner = Path(env["RUNNER_TEMP"])
    files = {name: runner / f"{name}-{at}" for name in ("GITHUB_OUTPUT", "GITHUB_PATH")}
    for file in files.values():
        file.touch()
    script = runner / f"step-{at}.sh"
    script.write_text(filled(step["run"], values))
    given = {name: filled(value, values) for name, value in step.get("env", {}).items()}
    all_variables = env | given | {name: str(file) for name, file in files.items()} | {"GITHUB_ACTION_PATH": str(ROOT)}
    # The options that a runner gives its bash.
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    done = subprocess.run(command, cwd=workspace, env=all_variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    ran.log += done.stdout
    ran.status = ran.status or done.returncode
    for line in files["GITHUB_OUTPUT"].read_text().splitlines():
        name, _, value = line.partition("=")
        values[f"steps.{step['id']}.outputs.{name}"] = value
    for folder in files["GITHUB_PATH"].read_text().splitlines():
        env["PATH"] = os.pathsep.join([folder, env["PATH"]])


def filled(text, values):
    """A text with its expressions, which are names here."""
    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda found: values.get(found[1], ""), text)


def holds(condition, values):
    """A condition: comparisons that are joined by `&&`."""
    for part in condition.replace("${{", "").replace("}}", "").split("&&"):
        part = part.strip()
        if part in ("true", "always()"):
            continue
        name, operator, value = re.fullmatch(r"([\w.]+) (==|!=) '([^']*)'", part).groups()
        if (values.get(name, "") == value) != (operator == "=="):
            return False
    return True
