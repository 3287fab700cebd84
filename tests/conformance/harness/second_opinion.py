"""What moto cannot check, and the edits that let it check the rest.

moto answers CREATE_COMPLETE also where it has left a resource out, so its word counts only for the types that it knows.
It is asked about wiring: parameters, conditions, references, imports and exports.
"""

import copy

from .templates import intrinsic, walk

# Left out without a word: these are checked by the schemas and by ministack alone.
LEFT_OUT = {
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::AutoScaling::LifecycleHook",
    "AWS::AutoScaling::ScalingPolicy",
    "AWS::CloudWatch::Alarm",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::ECS::CapacityProvider",
    "AWS::ECS::ClusterCapacityProviderAssociations",
    "AWS::ElasticLoadBalancingV2::ListenerCertificate",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Scheduler::Schedule",
    "AWS::SecretsManager::Secret",
    "AWS::WAFv2::WebACLAssociation",
}

# Created, but listed without a physical id.
WITHOUT_ID = {"AWS::EC2::SecurityGroupIngress", "AWS::EFS::AccessPoint", "AWS::Lambda::Permission"}

# Attributes that moto lacks; what stands in for them has the same form.
ATTRIBUTES = {
    ("AWS::EFS::FileSystem", "Arn"): "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/${%s}",
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerFullName"): "app/name/${Id}",
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", "CanonicalHostedZoneID"): "Z35SXDOTRQ7X7K-${%s}",
    ("AWS::EC2::SecurityGroup", "VpcId"): "vpc-${%s}",
}

# moto gives all load balancers one id. That of the stack differs; names of target groups have room for its beginning.
STACK = {"Fn::Select": [0, {"Fn::Split": ["-", {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]}]}]}


def edited(template):
    """The template as moto gets it.

    - Tags of KMS::Key are dropped: moto's parser fails on them.
    - Fn::GetAtt of attributes that moto lacks becomes text made of the resource's name.
    - Elements of lists that are AWS::NoValue are dropped: moto keeps them.
    """
    template = copy.deepcopy(template)
    types = {logical_id: resource["Type"] for logical_id, resource in template["Resources"].items()}
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::KMS::Key":
            resource["Properties"].pop("Tags", None)
    for path, node in list(walk(template)):
        for key, value in list(node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else []):
            found = intrinsic(value)
            if found and found[0] == "Fn::GetAtt":
                logical_id, attribute = found[1][0], ".".join(found[1][1:])
                stand_in = ATTRIBUTES.get((types.get(logical_id), attribute))
                if stand_in:
                    node[key] = {"Fn::Sub": [stand_in.replace("%s", logical_id), {"Id": STACK}]}
        if isinstance(node, list) and path[-1:] != ("Fn::If",):
            node[:] = [item for item in node if item != {"Ref": "AWS::NoValue"}]
    return template
