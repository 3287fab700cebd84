"""The scripts of the templates as texts: shellcheck, and the names in them."""

import re
import subprocess

import pytest
from conftest import PARAMETERS
from template import Resolver, cluster, scaling

WORLDS = [
    ("guarded", {}),
    ("guarded", {"Sort": "docker"}),
    ("guarded", {"Sort": "docker", "Credentials": "hidden", "Wanted": "true"}),
    ("plain", {}),
    ("tuned", {}),
    ("disks", {}),
    ("disks", {"Cached": "true"}),
    ("full", {}),
    ("full", {"OldStack": "old"}),
    ("deploy", {}),
    ("deploy", {"EfsStack": "shared", "Credentials": "arn:aws:secretsmanager:::secret:x", "Script": "echo booted"}),
]


@pytest.fixture(params=WORLDS, ids=lambda world: "-".join([world[0], *world[1]]))
def template(request):
    """A cluster's template with parameters."""
    program, parameters = request.param
    return Resolver(cluster(program), **(PARAMETERS[program] | parameters))


def scripts(template):
    """Every script of a template, with its name and its shell."""
    yield "user data", "bash", template.user_data()
    for name, config in template.init().items():
        if name == "configSets":
            continue
        for path, file in config.get("files", {}).items():
            if isinstance(file["content"], str) and file["content"].startswith("#!"):
                yield path, "bash", file["content"]
        for key, command in config.get("commands", {}).items():
            yield f"{name}.{key}.command", "sh", command["command"]
            yield f"{name}.{key}.test", "sh", command["test"]


def test_shellcheck_finds_nothing(template):
    found = {}
    for name, shell, text in scripts(template):
        done = subprocess.run(["shellcheck", "--severity", "style", "--shell", shell, "-"], input=text, capture_output=True, text=True)
        if done.returncode != 0:
            found[name] = done.stdout + done.stderr
    assert found == {}


def test_no_placeholder_is_left(template):
    for name, _, text in scripts(template):
        assert "{{" not in text and "AWS::" not in text.replace("AWS::CloudFormation::Init", ""), name


def test_user_data_fits(template):
    assert len(template.user_data().encode()) < 16 * 1024


def test_everything_that_is_run_again_is_tested_first(template):
    commands = [command for config in template.init().values() for command in config.get("commands", {}).values()]
    assert commands and all(command["test"] for command in commands)


def test_every_program_that_a_command_names_is_there(template):
    init = template.init()
    for order in init["configSets"].values():
        run = [init[name] for name in order]
        files = {path for config in run for path in config.get("files", {})}
        # `install` runs once, at the boot.
        files |= init["install"]["files"].keys()
        for command in (command for config in run for command in config.get("commands", {}).values()):
            named = set(re.findall(r"/var/lib/ecsc/[a-z-]+(?=[ \n]|$)", f"{command['command']} {command['test']}"))
            known = set(re.findall(r"\[ -x (\S+) \]", command["test"]))
            assert named <= files | known


def test_the_config_sets_name_the_configurations_in_order(template):
    init = template.init()
    order = init["configSets"]["default"]
    assert set(order) == init.keys() - {"configSets"} - ({"disks", "efsmount"} - set(order))
    assert order == [name for name in ("install", "logs", "registry", "disks", "efsmount") if name in order]
    assert init["configSets"]["update"] == ["logs", "registry"], "all else is of the boot alone"


def test_the_helpers_name_resources_of_the_template(template):
    resources = template.template["Resources"]
    named = {match for _, _, text in scripts(template) for match in re.findall(r"--resource (\w+)", text)}
    hook = template.init()["install"]["files"]["/etc/cfn/hooks.d/cfn-auto-reloader.conf"]["content"]
    named |= set(re.findall(r"Resources\.(\w+)\.", hook)) | set(re.findall(r"--resource (\w+)", hook))
    assert named == {"LaunchTemplate", "AutoScalingGroup"}
    assert "AWS::CloudFormation::Init" in resources["LaunchTemplate"]["Metadata"]
    assert "ResourceSignal" in resources["AutoScalingGroup"]["CreationPolicy"]
    assert resources["AutoScalingGroup"]["UpdatePolicy"]["AutoScalingRollingUpdate"]["WaitOnResourceSignals"] is True


def test_a_secret_is_in_no_metadata_and_no_user_data():
    template = Resolver(cluster("full"), Registry="the secret itself")
    assert not [name for name, _, text in scripts(template) if "the secret itself" in text]
    assert "the secret itself" not in str(template.init())


def test_the_function_measures_what_the_alarms_watch():
    resources = scaling("full")["Resources"]
    variables = resources["MetricFunction"]["Properties"]["Environment"]["Variables"]
    code = resources["MetricFunction"]["Properties"]["Code"]["ZipFile"]
    alarms = [each["Properties"] for each in resources.values() if each["Type"] == "AWS::CloudWatch::Alarm"]
    assert len(alarms) == 3
    for alarm in alarms:
        assert alarm["Namespace"] == variables["NAMESPACE"]
        assert f'"MetricName": "{alarm["MetricName"]}"' in code
        [dimension] = alarm["Dimensions"]
        assert f'"Name": "{dimension["Name"]}"' in code
        assert dimension["Value"] == variables["CLUSTER"]
    granted = str(resources["MetricRole"]["Properties"]["Policies"])
    assert f"'cloudwatch:namespace': '{variables['NAMESPACE']}'" in granted


def test_the_function_completes_the_hook_of_the_template():
    resources = scaling("full")["Resources"]
    variables = resources["DrainFunction"]["Properties"]["Environment"]["Variables"]
    hook = resources["LifecycleHook"]["Properties"]
    assert variables["LIFECYCLE_HOOK"] == hook["LifecycleHookName"]
    assert variables["AUTO_SCALING_GROUP"] == hook["AutoScalingGroupName"]
    assert int(variables["DRAIN_TIMEOUT"]) == hook["HeartbeatTimeout"]
