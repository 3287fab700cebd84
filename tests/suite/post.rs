//! docs/the-post.md lists every row of the post and every name of its templates, and what it names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_row_of_the_post_has_its_line() {
    let page = fs::read_to_string(root().join("docs/the-post.md")).unwrap();
    for row in 1..=50 {
        let lines = page.lines().filter(|line| line.starts_with(&format!("| R{row} |"))).count();
        assert_eq!(lines, 1, "R{row}");
    }
}

#[test]
fn the_tests_that_it_names_exist() {
    let page = fs::read_to_string(root().join("docs/the-post.md")).unwrap();
    let mut named = 0;
    for word in page.split('`').filter(|word| word.starts_with("tests/") && !word.contains("KIND")) {
        let (file, test) = word.split_once("::").unwrap_or((word, ""));
        let path = root().join(file);
        assert!(path.exists(), "there is no {file}");
        if !test.is_empty() {
            let suite = fs::read_to_string(&path).unwrap();
            assert!(suite.contains(&format!(" {test}(")), "{file} has no test `{test}`");
        }
        named += 1;
    }
    assert!(named > 50);
}

/// What the templates of the post have: the file, the kind, and the names. These are facts, read from the repository `ugns/aws-infra-templates`,
/// commit `cb94e08` of 2018-08-21; the export `LoadBalancerSecurityGroup` is of `58ccf90`, of the week after. None of the templates' text is here.
const NAMES: &[(&str, &str, &str)] = &[
    (
        "ecs/cluster.yaml",
        "parameter",
        "ParentVPCStack ParentEFSStack ParentAlertStack ECSAMI KeyName DockerAuthType DockerAuthData \
         EFSDirectory LoadBalancerScheme LoadBalancerCertificateArn InstanceType SpotPrice \
         LogsRetentionInDays MaxSize MinSize DesiredCapacity DrainingTimeoutInSeconds ContainerMaxCPU \
         ContainerMaxMemory ContainerShortageThreshold ContainerExcessThreshold",
    ),
    (
        "ecs/cluster.yaml",
        "export",
        "Cluster LoadBalancerFullName LoadBalancer HttpListener HttpsListener CanonicalHostedZoneID \
         LoadBalancerSecurityGroup VPC SecurityGroup LogGroup DNSName URL",
    ),
    (
        "ecs/cluster.yaml",
        "resource",
        "Cluster LogGroup InstanceProfile Role ALBSecurityGroup ALBSecurityGroupInHttpWorld \
         ALBSecurityGroupInHttpsWorld SecurityGroup SecurityGroupInSSHWorld LoadBalancer \
         DefaultTargetGroup HttpListener HttpsListener LaunchConfiguration AutoScalingGroup \
         AutoScalingGroupLifecycleHookQueue AutoScalingGroupLifecycleHookDeadLetterQueue \
         AutoScalingGroupLifecycleHookIAMRole AutoScalingGroupTerminatingLifecycleHook ScaleUpPolicy \
         ScaleDownPolicy SchedulableContainersRule SchedulableContainersCron \
         SchedulableContainersLambdaRole SchedulableContainersLambdaPermission \
         SchedulableContainersLambdaPermission2 SchedulableContainersLambda",
    ),
    (
        "ecs/cluster.yaml",
        "alarm",
        "HTTPCodeELB5XXTooHighAlarm HTTPCodeTarget5XXTooHighAlarm RejectedConnectionCountTooHighAlarm \
         TargetConnectionErrorCountTooHighAlarm CPUTooHighAlarm \
         AutoScalingGroupLifecycleHookQueueTooHighAlarm \
         AutoScalingGroupLifecycleHookDeadLetterQueueTooHighAlarm ContainerInstancesShortageAlarm \
         ContainerInstancesExcessAlarm CPUReservationTooHighAlarm CPUUtilizationTooHighAlarm \
         MemoryReservationTooHighAlarm MemoryUtilizationTooHighAlarm \
         SchedulableContainersRuleFailedInvocationsTooHighAlarm \
         SchedulableContainersCronFailedInvocationsTooHighAlarm \
         SchedulableContainersLambdaErrorsTooHighAlarm \
         SchedulableContainersLambdaThrottlesTooHighAlarm",
    ),
    (
        "efs/volume.yaml",
        "parameter",
        "ParentVPCStack ParentAlertStack NumberAZs Encryption KeyRotation PerformanceMode",
    ),
    ("efs/volume.yaml", "export", "SecurityGroup FileSystem"),
    (
        "efs/volume.yaml",
        "resource",
        "Key KeyAlias SecurityGroup SecurityGroupIngress FileSystem MountTargetA MountTargetB \
         MountTargetC MountTargetD",
    ),
    (
        "efs/volume.yaml",
        "alarm",
        "FileSystemPercentIOLimitTooHighAlarm FileSystemBurstCreditBalanceTooLowAlarm",
    ),
    ("vpc/vpc-2tier.yaml, vpc/vpc-3tier.yaml", "parameter", "ClassB DualStack NumberAZs"),
    (
        "vpc/vpc-2tier.yaml, vpc/vpc-3tier.yaml",
        "export",
        "AZs AZA AZB AZC AZD ClassB VPC SubnetsPublic SubnetsPrivate RouteTablesPublic \
         RouteTablesPrivate SubnetAPublic RouteTableAPublic SubnetAPrivate RouteTableAPrivate \
         SubnetBPublic RouteTableBPublic SubnetBPrivate RouteTableBPrivate SubnetCPublic \
         RouteTableCPublic SubnetCPrivate RouteTableCPrivate SubnetDPublic RouteTableDPublic \
         SubnetDPrivate RouteTableDPrivate EndpointS3 EndpointDynamoDB SubnetsData RouteTablesData \
         SubnetAData RouteTableAData SubnetBData RouteTableBData SubnetCData RouteTableCData \
         SubnetDData RouteTableDData",
    ),
    (
        "vpc/vpc-2tier.yaml, vpc/vpc-3tier.yaml",
        "resource",
        "VPC VPCv6CIDR InternetGateway EgressOnlyInternetGateway VPCGatewayAttachment SubnetAPublic \
         SubnetAPrivate SubnetBPublic SubnetBPrivate SubnetCPublic SubnetCPrivate SubnetDPublic \
         SubnetDPrivate RouteTableAPublic RouteTableAPrivate RouteTableBPublic RouteTableBPrivate \
         RouteTableCPublic RouteTableCPrivate RouteTableDPublic RouteTableDPrivate \
         RouteTableAssociationAPublic RouteTableAssociationAPrivate RouteTableAssociationBPublic \
         RouteTableAssociationBPrivate RouteTableAssociationCPublic RouteTableAssociationCPrivate \
         RouteTableAssociationDPublic RouteTableAssociationDPrivate RouteTablePublicAInternetRoute \
         RouteTablePublicAInternetRouteIpv6 RouteTablePrivateAInternetRouteIpv6 \
         RouteTablePublicBInternetRoute RouteTablePublicBInternetRouteIpv6 \
         RouteTablePrivateBInternetRouteIpv6 RouteTablePublicCInternetRoute \
         RouteTablePublicCInternetRouteIpv6 RouteTablePrivateCInternetRouteIpv6 \
         RouteTablePublicDInternetRoute RouteTablePublicDInternetRouteIpv6 \
         RouteTablePrivateDInternetRouteIpv6 EndpointS3 EndpointDynamoDB NetworkAclPublic \
         NetworkAclPrivate SubnetNetworkAclAssociationAPublic SubnetNetworkAclAssociationAPrivate \
         SubnetNetworkAclAssociationBPublic SubnetNetworkAclAssociationBPrivate \
         SubnetNetworkAclAssociationCPublic SubnetNetworkAclAssociationCPrivate \
         SubnetNetworkAclAssociationDPublic SubnetNetworkAclAssociationDPrivate \
         NetworkAclEntryInPublicAllowAll NetworkAclEntryOutPublicAllowAll \
         NetworkAclEntryInPublicAllowAllIpv6 NetworkAclEntryOutPublicAllowAllIpv6 \
         NetworkAclEntryInPrivateAllowAll NetworkAclEntryOutPrivateAllowAll \
         NetworkAclEntryInPrivateAllowAllIpv6 NetworkAclEntryOutPrivateAllowAllIpv6 SubnetAData \
         SubnetBData SubnetCData SubnetDData RouteTableAData RouteTableBData RouteTableCData \
         RouteTableDData RouteTableAssociationAData RouteTableAssociationBData \
         RouteTableAssociationCData RouteTableAssociationDData RouteTableDataAInternetRouteIpv6 \
         RouteTableDataBInternetRouteIpv6 RouteTableDataCInternetRouteIpv6 \
         RouteTableDataDInternetRouteIpv6 NetworkAclData SubnetNetworkAclAssociationAData \
         SubnetNetworkAclAssociationBData SubnetNetworkAclAssociationCData \
         SubnetNetworkAclAssociationDData NetworkAclEntryInDataDenyPublic \
         NetworkAclEntryOutDataDenyPublic NetworkAclEntryInDataAllowAll \
         NetworkAclEntryOutDataAllowAll NetworkAclEntryInDataDenyPublicIpv6 \
         NetworkAclEntryOutDataDenyPublicIpv6 NetworkAclEntryInDataAllowAllIpv6 \
         NetworkAclEntryOutDataAllowAllIpv6",
    ),
    ("vpc/vpc-nat-gateway.yaml", "parameter", "ParentVPCStack ParentAlertStack SubnetZone"),
    ("vpc/vpc-nat-gateway.yaml", "export", "IPAddress"),
    ("vpc/vpc-nat-gateway.yaml", "resource", "EIP NatGateway Route"),
    (
        "vpc/vpc-nat-gateway.yaml",
        "alarm",
        "AlarmNatGatewayErrorPortAllocation AlarmNatGatewayPacketsDropCount",
    ),
    ("operations/alert.yaml", "parameter", "Email HttpEndpoint HttpsEndpoint FallbackEmail"),
    ("operations/alert.yaml", "export", "TopicARN"),
    (
        "operations/alert.yaml",
        "resource",
        "Topic TopicPolicy FallbackTopic EmailSubscription HttpEndpointSubscription \
         HttpsEndpointSubscription FallbackEmailSubscription",
    ),
    ("operations/alert.yaml", "alarm", "NumberOfNotificationsFailedTooHighAlarm"),
];

/// A row of the tables of names.
struct Row {
    section: String,
    kind: String,
    names: Vec<String>,
    here: String,
    shown: String,
}

/// The rows below the headings of the templates.
fn rows() -> Vec<Row> {
    let page = fs::read_to_string(root().join("docs/the-post.md")).unwrap();
    let (mut section, mut rows) = (String::new(), Vec::new());
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            heading.clone_into(&mut section);
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ["", kind @ ("parameter" | "export" | "resource" | "alarm"), names, here, shown, ""] = cells[..]
        else {
            continue;
        };
        rows.push(Row {
            section: section.clone(),
            kind: kind.to_owned(),
            names: names.split(", ").map(str::to_owned).collect(),
            here: here.to_owned(),
            shown: shown.to_owned(),
        });
    }
    rows
}

#[test]
fn every_name_of_the_templates_has_its_row_and_no_row_has_another() {
    let mut known: BTreeSet<(String, String, String)> = BTreeSet::new();
    for (section, kind, names) in NAMES {
        known.extend(
            names.split(' ').map(|name| ((*section).to_owned(), (*kind).to_owned(), name.to_owned())),
        );
    }
    let mut listed = BTreeSet::new();
    for row in rows() {
        for name in row.names {
            let entry = (row.section.clone(), row.kind.clone(), name);
            assert!(listed.insert(entry.clone()), "{entry:?} has two rows");
        }
    }
    let missing: Vec<_> = known.difference(&listed).collect();
    let others: Vec<_> = listed.difference(&known).collect();
    assert!(missing.is_empty() && others.is_empty(), "without a row: {missing:?}\nin a row only: {others:?}");
}

#[test]
fn every_name_is_shown_by_a_test_or_has_a_reason_why_it_is_not_here() {
    for row in rows() {
        let reason =
            ["obsolete: ", "elsewhere: ", "not here: "].iter().any(|word| row.here.starts_with(word));
        assert!(reason || row.shown.starts_with("`tests/"), "{:?} of {}", row.names, row.section);
    }
}

/// The names of a kind that a template of the post has.
fn names(file: &str, kind: &str) -> BTreeSet<&'static str> {
    let found = NAMES.iter().find(|(each, of, _)| *each == file && *of == kind);
    found.unwrap().2.split(' ').collect()
}

/// The names of the parameters and of the exports of an example's stacks, as its committed manifest has them.
fn interface(example: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let path = root().join("examples").join(example).join("templates/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let of_stacks = |field: &str| -> Vec<serde_json::Value> {
        let stacks = manifest["stacks"].as_array().unwrap().iter();
        stacks.flat_map(|stack| stack[field].as_array().unwrap().clone()).collect()
    };
    let parameters = of_stacks("parameters");
    let exports = of_stacks("exports");
    (
        parameters.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect(),
        exports.iter().map(|it| it.as_str().unwrap().replace("${AWS::StackName}-", "")).collect(),
    )
}

#[test]
fn the_cluster_takes_as_many_parameters_as_the_template_and_exports_its_names() {
    let (parameters, exports) = interface("post");
    // One more is the name of the cluster's stack, which the stack of the functions takes.
    assert!(parameters.contains("MainClusterStack"));
    assert_eq!(parameters.len() - 1, names("ecs/cluster.yaml", "parameter").len(), "{parameters:?}");
    let wanted = names("ecs/cluster.yaml", "export");
    assert_eq!(wanted.len(), 12);
    for name in wanted {
        assert!(exports.contains(name), "{name}");
    }
}

#[test]
fn the_volume_takes_all_parameters_of_the_template_but_the_zones_and_exports_its_names() {
    let (parameters, exports) = interface("post-volume");
    let ours = ["AlertStack", "Encryption", "KeyRotation", "PerformanceMode", "VpcStack"];
    assert_eq!(parameters, ours.map(str::to_owned).into());
    assert_eq!(ours.len() + 1, names("efs/volume.yaml", "parameter").len());
    let wanted = names("efs/volume.yaml", "export");
    assert_eq!(wanted.len(), 2);
    for name in wanted {
        assert!(exports.contains(name), "{name}");
    }
}
