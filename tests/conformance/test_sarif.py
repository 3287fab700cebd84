"""What `--message-format sarif` prints is SARIF 2.1.0, by its JSON schema."""

import json
import subprocess
from pathlib import Path

import pytest
from harness.build import compiler
from jsonschema import Draft4Validator

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))

# Each has something that its kind of mistake alone puts into the report.
PROGRAMS = {
    "nothing to say": 'let zones = 3\n',
    "a fix": "# ecsc-allow W0691: nothing here\nlet zones = 3\n",
    "characters of several bytes": 'let é = "漢 😀\n',
    "the end of the file": "let zones =",
    "an empty file": "",
    "many mistakes": 'volume "a" {\n  x: 1;\n' * 30,
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_report_is_valid(name, tmp_path):
    (tmp_path / "my program.ecs").write_text(PROGRAMS[name], encoding="utf-8")
    report = check(tmp_path, "my program.ecs")
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(report)] == []


def test_a_report_has_rules_regions_and_fixes(tmp_path):
    (tmp_path / "web.ecs").write_text(PROGRAMS["a fix"], encoding="utf-8")
    (run,) = check(tmp_path, "web.ecs")["runs"]
    (result,) = [result for result in run["results"] if result["ruleId"] == "W0691"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["help"]["text"]
    assert {"startLine", "startColumn", "endLine", "endColumn"} <= result["locations"][0]["physicalLocation"]["region"].keys()
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": ""}


def test_the_schema_refuses_what_is_no_report():
    assert list(Draft4Validator(SCHEMA).iter_errors({"version": "2.1.0", "runs": [{"results": [{}]}]}))


def check(folder, name):
    """The report on one file."""
    command = [compiler(), "check", "--message-format", "sarif", name]
    return json.loads(subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout)
