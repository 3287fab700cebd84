"""The checks themselves: each finds the fault that is planted, and nothing in a sound template."""

import copy
from pathlib import Path

import pytest
from harness import checks, hazards, permissions, production, templates
from harness.every import OF_TEMPLATES

SOUND = templates.load(Path(__file__).with_name("sound.yaml"))

EC2_IN_A_PARTITION = {
    "Type": "AWS::IAM::Role",
    "Properties": {"AssumeRolePolicyDocument": {"Statement": [{"Principal": {"Service": {"Fn::Sub": "ec2.${AWS::URLSuffix}"}}}]}},
}


@pytest.mark.parametrize("check", OF_TEMPLATES, ids=lambda check: check.__name__)
def test_a_sound_template_passes(check):
    assert check(SOUND) == []


DATA = "Resources.LaunchTemplate.Properties.LaunchTemplateData"
HOOKS = "Resources.AutoScalingGroup.Properties.LifecycleHookSpecificationList"

# (check, path of the change, new value or None to delete, part of the diagnostic)
FAULTS = [
    (checks.resources_fit_their_schemas, "Resources.LogGroup.Properties.Retention", 30, "Retention"),
    (checks.resources_fit_their_schemas, "Parameters.Retention.Default", 8, "8 is none of"),
    (checks.resources_fit_their_schemas, "Resources.LogGroup.Properties.Arn", "arn:x", "read-only"),
    (checks.resources_fit_their_schemas, "Resources.SecurityGroup.Properties.GroupDescription", None, "required"),
    (checks.resources_fit_their_schemas, "Resources.SecurityGroup.Properties.SecurityGroupIngress.0.CidrIpv6", "::/0", "exactly one of"),
    (checks.resources_fit_their_schemas, "Resources.SecurityGroup.Properties.SecurityGroupIngress.0.FromPort", "http", "is no integer"),
    (checks.resources_fit_their_schemas, "Resources.LoadBalancer.Properties.Scheme", "public", "is none of"),
    (checks.resources_fit_their_schemas, "Resources.Listener.Properties.Certificates.0", {"Arn": "arn:x"}, "Arn"),
    (checks.resources_fit_their_schemas, "Outputs.Listener.Condition", None, "which is not there"),
    (checks.resources_fit_their_schemas, "Resources.LaunchTemplate.Metadata.x", {"Fn::Sub": "${Listener}"}, "which is not there"),
    (checks.references_resolve, "Resources.LogGroup.Properties.RetentionInDays.Ref", "Days", "no parameter or resource Days"),
    (checks.references_resolve, "Outputs.LogGroup.Export.Name.Fn::Sub", "${AWS::StackName}-${Nothing}", "Nothing"),
    (checks.references_resolve, "Outputs.LogGroup.Value", {"Fn::GetAtt": ["LogGroup", "Name"]}, "has no attribute Name"),
    (checks.references_resolve, "Outputs.LogGroup.Value", {"Fn::GetAtt": ["Group", "Arn"]}, "no resource Group"),
    (checks.references_resolve, "Resources.Listener.Condition", "HasCert", "no condition HasCert"),
    (checks.references_resolve, "Resources.LogGroup.DependsOn", ["Alarm"], "which is no resource"),
    (checks.everything_declared_is_used, "Parameters.Unused", {"Type": "String"}, "parameter Unused"),
    (checks.everything_declared_is_used, "Conditions.Always", {"Fn::Equals": ["a", "a"]}, "condition Always"),
    (checks.taggable_resources_have_tags, "Resources.LogGroup.Properties.Tags", None, "LogGroup has no Tags"),
    (checks.taggable_resources_have_tags, "Resources.LaunchTemplate.Properties.LaunchTemplateData.TagSpecifications.1", None, "tags no volume"),
    (checks.taggable_resources_have_tags, "Resources.LogGroup.Properties.Tags.1", {"Key": "project", "Value": "x"}, "twice"),
    (checks.parameters_are_sound, "Parameters.Certificate.Default", "none", "AllowedPattern"),
    (checks.parameters_are_sound, "Parameters.Retention.MinValue", 31, "too small"),
    (checks.parameters_are_sound, "Parameters.Retention.AllowedValues", [14], "not allowed"),
    (checks.parameters_are_sound, "Metadata.AWS::CloudFormation::Interface.ParameterGroups.1.Parameters", [], "Retention is in no group"),
    (checks.exports_are_unique_and_prefixed, "Outputs.Listener.Export.Name.Fn::Sub", "${AWS::StackName}-LogGroup", "exported twice"),
    (checks.exports_are_unique_and_prefixed, "Outputs.LogGroup.Export.Name", "LogGroup", "lacks the stack's name"),
    (hazards.secrets_stay_secret, "Outputs.LogGroup.Value", {"Fn::Sub": "${Password}"}, "reaches Outputs"),
    (hazards.secrets_stay_secret, "Resources.Secret.Properties.Description", {"Ref": "Password"}, "reaches Resources.Secret"),
    (hazards.secrets_stay_secret, "Resources.LaunchTemplate.Metadata.x", {"Ref": "Password"}, "reaches Resources.LaunchTemplate"),
    (hazards.target_groups_are_used, "Resources.HttpListener.Condition", "HasCertificate", "no listener uses TargetGroup"),
    (hazards.rolling_updates_can_proceed, "Resources.AutoScalingGroup.Properties.MaxSize", "2", "keeps 2 of at most 2"),
    (hazards.rolling_updates_can_proceed, "Resources.AutoScalingGroup.CreationPolicy", None, "not at its creation"),
    (hazards.file_system_policies_allow, "Resources.FileSystem.Properties.FileSystemPolicy.Statement.0", None, "allows nobody"),
    (hazards.hooks_come_last, "Resources.LifecycleHook.DependsOn", "Schedule", "does not wait for an AWS::Lambda::Permission"),
    (hazards.data_is_kept, "Resources.FileSystem.UpdateReplacePolicy", None, "FileSystem has the policies"),
    (hazards.scripts_name_what_exists, "Resources.LaunchTemplate.Properties.LaunchTemplateData.UserData", "cfn-signal --resource Group", "Group"),
    (hazards.scripts_name_what_exists, "Resources.LaunchTemplate.Properties.LaunchTemplateData.UserData", "cfn-init --configsets all", "config set all"),
    (hazards.scripts_name_what_exists, "Resources.LaunchTemplate.Metadata.x", "path=Resources.Template.Metadata", "Template"),
    (hazards.scripts_name_what_exists, "Resources.LaunchTemplate.Metadata.AWS::CloudFormation::Init.efsmount", {}, "no config set has the config efsmount"),
    (permissions.statements_fit, "Resources.Role.Properties.Policies.0.PolicyDocument.Statement.1.Action", "cloudwatch:PutMetric", "there is no action"),
    (permissions.statements_fit, "Resources.Role.Properties.Policies.0.PolicyDocument.Statement.1.Action", "cloud:PutMetricData", "there is no action"),
    (permissions.statements_fit, "Resources.Role.Properties.Policies.0.PolicyDocument.Statement.1.Resource", "arn:aws:cloudwatch:eu-west-1:123456789012:metric/x", "takes no resource"),
    (permissions.statements_fit, "Resources.Role.Properties.Policies.0.PolicyDocument.Statement.1.Condition.StringEquals", {"ecs:cluster": "x"}, "knows no condition key"),
    (permissions.statements_fit, "Resources.Role.Properties.Policies.0.PolicyDocument.Statement.2.Resource", "*", "allowed on everything"),
    (permissions.statements_fit, "Resources.Role.Properties.Policies.0.PolicyDocument.Statement.2.Resource.Fn::Sub", "arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task-definition/x", "takes arn:aws:ecs"),
    (permissions.statements_fit, "Resources.Role.Properties.Policies.0.PolicyDocument.Statement.0.Resource", {"Fn::Sub": "arn:aws:logs:*:*:log-stream:x"}, "logs:CreateLogStream takes"),
    (hazards.the_agent_gets_no_requests, "Resources.TargetGroup.Properties.Port", 51678, "TargetGroup sends requests"),
    (hazards.the_agent_gets_no_requests, "Resources.TargetGroup.Properties.Port", {"Fn::If": ["HasCertificate", 9, "51678"]}, "TargetGroup sends requests"),
    (hazards.target_groups_follow_their_load_balancer, "Resources.TargetGroup.Properties.Name", "web", "TargetGroup stays"),
    (hazards.interfaces_have_their_groups_once, f"{DATA}.SecurityGroupIds", ["sg-1"], "has groups twice"),
    (hazards.principals_are_of_every_partition, "Resources.Role", EC2_IN_A_PARTITION, "Role trusts"),
    (production.rules_of_groups_are_lists, "Resources.SecurityGroup.Properties.SecurityGroupIngress", {"Fn::If": ["HasCertificate", [], []]}, "choice of lists"),
    (production.subnets_are_counted, "Resources.AutoScalingGroup.Properties.VPCZoneIdentifier", {"Fn::Split": [",", "a,b"]}, "takes all subnets"),
    (production.subnets_are_counted, "Resources.LoadBalancer.Properties.Subnets", {"Fn::Split": [",", "a,b"]}, "takes all subnets"),
    (production.instances_count_when_they_are_ready, "Resources.AutoScalingGroup.Properties.LifecycleHookSpecificationList", None, "no launching hook"),
    (production.instances_count_when_they_are_ready, f"{HOOKS}.0.DefaultResult", "CONTINUE", "never became ready"),
    (production.scaling_out_is_quick, "Resources.ScaleOutPolicy.Properties.EstimatedInstanceWarmup", 600, "waits for instances"),
    (production.scaling_out_is_quick, "Resources.AutoScalingGroup.Properties.DefaultInstanceWarmup", None, "no warmup"),
    (production.scaling_out_is_quick, "Resources.AutoScalingGroup.Properties.InstanceMaintenancePolicy", None, "terminates before it launches"),
    (production.sizes_differ, "Rules", {}, "may have FewestInstances equal to MostInstances"),
    (production.public_instances_have_addresses, f"{DATA}.NetworkInterfaces", None, "gives no address"),
    (production.a_load_balancer_that_may_be_replaced_has_no_name, "Resources.LoadBalancer.Properties.Name", "web", "has a name"),
    (production.logs_outlive_a_failure, "Resources.LogGroup.DeletionPolicy", None, "deleted by default"),
    (production.functions_do_not_catch_up, "Resources.FunctionEvents.Properties.MaximumEventAgeInSeconds", 21600, "old events"),
]


@pytest.mark.parametrize(("check", "path", "value", "diagnostic"), FAULTS, ids=lambda each: getattr(each, "__name__", None))
def test_a_planted_fault_is_found(check, path, value, diagnostic):
    template = planted(path, value)
    assert any(diagnostic in each for each in check(template)), check(template)


def test_a_group_without_a_terminating_hook_is_found():
    assert production.groups_are_drained([SOUND]) == []
    assert production.groups_are_drained([planted("Resources.LifecycleHook", None)]) == ["1 groups have 0 hooks"]


def test_rules_rule_worlds_out():
    template = planted("Outputs.Listener.Condition", None)
    assert checks.resources_fit_their_schemas(template)
    given = {"Fn::Not": [{"Fn::Equals": [{"Ref": "Certificate"}, ""]}]}
    template["Rules"] = {"Certificate": {"Assertions": [{"Assert": given}]}}
    assert checks.resources_fit_their_schemas(template) == []


@pytest.mark.parametrize("text", ["a: on", "a: yes", "a: 22:22", "a: 012", "a: 2012-10-17", "a: 1e3", "on: a", "a: 0o17", "- a: 1_000"])
def test_text_that_readers_take_differently_is_found(text):
    assert checks.yaml_means_the_same_to_all(text)


@pytest.mark.parametrize("text", ["a: b", "a: 'on'", "a: true", "a: 80", "a: 0.25", "a: null", "a: !Ref b", 'a: "2012-10-17"', "a: |\n  on"])
def test_text_that_all_readers_take_alike_passes(text):
    assert checks.yaml_means_the_same_to_all(text) == []


def test_a_short_tag_on_a_mapping_is_refused(tmp_path):
    file = tmp_path / "template.yaml"
    file.write_text("a: !Transform {Name: x}")
    with pytest.raises(AssertionError, match="short tag on a mapping"):
        templates.load(file)


def planted(path, value):
    """The sound template with one change; list indexes are numbers, and one past the end appends."""
    template = copy.deepcopy(SOUND)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    node = template
    for step in steps:
        node = node[step]
    if value is None:
        del node[last]
    elif isinstance(node, list) and last == len(node):
        node.append(value)
    else:
        node[last] = value
    return template
