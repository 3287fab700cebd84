//! `network`: a VPC with its subnets, created here or owned by another stack.

use crate::language::symbols::symbols;
use crate::types::{Cidr, Const, Consts, Days, Nested, StackName, SubnetId, Value, VpcId};

symbols! {
    /// How the private subnets of a network reach the internet.
    pub enum Nat {
        /// A NAT gateway in each zone: the loss of a zone does not cut off the others.
        PerZone "per_zone" => "per-zone",
        /// One NAT gateway for all zones: it costs less, but if its zone fails, no private subnet reaches the internet.
        /// Traffic from other zones is billed.
        Single "single" => "single",
        /// None: what runs in private subnets reaches only the network and its `endpoints`.
        None "none" => "none",
    }
}

symbols! {
    /// A service, or several that are used together, that a network reaches without the internet.
    pub enum Endpoint {
        /// Amazon S3, which also stores the layers of ECR's images and the packages of Amazon Linux. Free of charge.
        S3 "s3" => "s3",
        /// DynamoDB. Free of charge.
        DynamoDb "dynamodb" => "dynamodb",
        /// ECR: its API, and the registry from which images are pulled. Layers of images need `s3`, too.
        Ecr "ecr" => "ecr",
        /// ECS: its API, and the two services that ECS agents speak to.
        Ecs "ecs" => "ecs",
        /// Systems Manager: its API, and the channels of Session Manager and of ECS Exec.
        Ssm "ssm" => "ssm",
        /// CloudWatch Logs.
        Logs "logs" => "logs",
        /// Secrets Manager.
        SecretsManager "secrets_manager" => "secretsmanager",
        /// KMS.
        Kms "kms" => "kms",
        /// SNS.
        Sns "sns" => "sns",
        /// SQS.
        Sqs "sqs" => "sqs",
        /// STS.
        Sts "sts" => "sts",
        /// The API of EFS. A mounted file system does not need it.
        Efs "efs" => "elasticfilesystem",
        /// CloudFormation.
        CloudFormation "cloudformation" => "cloudformation",
        /// The API of EC2.
        Ec2 "ec2" => "ec2",
        /// The metrics and alarms of CloudWatch.
        Monitoring "monitoring" => "monitoring",
        /// EC2 Auto Scaling.
        AutoScaling "autoscaling" => "autoscaling",
        /// The API of Elastic Load Balancing.
        ElasticLoadBalancing "elastic_load_balancing" => "elasticloadbalancing",
        /// Step Functions.
        States "states" => "states",
        /// EventBridge.
        Events "events" => "events",
    }
}

impl Endpoint {
    /// The services behind it, as the names of their endpoints end. Source: "AWS services that integrate with AWS PrivateLink" and
    /// "Gateway endpoints" of the AWS PrivateLink guide; for `ecs`, "Amazon ECS interface VPC endpoints" of the ECS developer guide.
    pub fn services(self) -> &'static [&'static str] {
        match self {
            Self::S3 => &["s3"],
            Self::DynamoDb => &["dynamodb"],
            Self::Ecr => &["ecr.api", "ecr.dkr"],
            Self::Ecs => &["ecs", "ecs-agent", "ecs-telemetry"],
            Self::Ssm => &["ssm", "ssmmessages", "ec2messages"],
            Self::Logs => &["logs"],
            Self::SecretsManager => &["secretsmanager"],
            Self::Kms => &["kms"],
            Self::Sns => &["sns"],
            Self::Sqs => &["sqs"],
            Self::Sts => &["sts"],
            Self::Efs => &["elasticfilesystem"],
            Self::CloudFormation => &["cloudformation"],
            Self::Ec2 => &["ec2"],
            Self::Monitoring => &["monitoring"],
            Self::AutoScaling => &["autoscaling"],
            Self::ElasticLoadBalancing => &["elasticloadbalancing"],
            Self::States => &["states"],
            Self::Events => &["events"],
        }
    }

    /// Of a gateway endpoint, which is a route and not a network interface, the end of its logical id.
    pub fn gateway(self) -> Option<&'static str> {
        match self {
            Self::S3 => Some("S3"),
            Self::DynamoDb => Some("DynamoDB"),
            _ => None,
        }
    }
}

symbols! {
    /// The traffic that flow logs record.
    pub enum Traffic {
        /// Traffic that a security group or network ACL rejected.
        Rejected "rejected" => "REJECT",
        /// All traffic.
        All "all" => "ALL",
    }
}

block! {
    /// A VPC with public and private subnets in several Availability Zones.
    ///
    /// Its block of addresses is cut the same for two to six zones, so that a further zone moves no address: the
    /// private subnet of a zone has an eighth of the block, its public subnet a 64th of the seventh eighth, and its
    /// data subnet a 64th of the last one. `ecsc check -v` lists the subnets. The public subnets have a route to the internet;
    /// by default, the private ones reach it through a NAT gateway in their zone, which is billed by the hour and by
    /// the traffic.
    ///
    /// The stack exports `VPC`, `SubnetsPublic`, `SubnetsPrivate`, each subnet as `SubnetAPublic`, and what else widely
    /// used VPC templates do, so that other programs can name it with `existing network`.
    pub struct Network "network" [Name] overridable {
        /// The IPv4 addresses of the network: a block from `/16` to `/21`. A change replaces the network, and with it
        /// everything in it. Choose a block that no other network has that this one may be connected to.
        cidr: Const<Cidr> [becomes: "EC2::VPC.CidrBlock"],
        /// The number of Availability Zones. The deployment fails in a region that has fewer. Adding a zone changes
        /// nothing in the others. While a stack of another program imports one of the lists, such as `SubnetsPrivate`,
        /// CloudFormation refuses a further zone, because it would change the list.
        zones: Const<i64> = "3" [min: "2", max: "6", becomes: "EC2::Subnet"],
        /// How the private subnets reach the internet: through a NAT gateway in each zone, through a single one, or
        /// not at all.
        nat: Const<Nat> = "per_zone" [becomes: "EC2::NatGateway, EC2::EIP"],
        /// Whether there is a third tier of subnets, for databases and volumes, that has no route out of the network.
        data: Const<bool> = "false" [becomes: "EC2::Subnet"],
        /// The services of AWS that private and data subnets reach without the internet. `s3` and `dynamodb` are free
        /// of charge; each other name is one to three interface endpoints, which are billed by the hour in each zone.
        endpoints: Consts<Endpoint> = "[s3, dynamodb]" [becomes: "EC2::VPCEndpoint"],
        /// Whether the network has IPv6 addresses, too: a `/56` of Amazon's, of which each subnet has a `/64`. Private
        /// subnets can open connections to the internet over IPv6, whatever `nat` says, and cannot be reached from it;
        /// data subnets can do neither.
        ipv6: Const<bool> = "false" [becomes: "EC2::VPCCidrBlock, EC2::EgressOnlyInternetGateway"],
        /// Logs of the traffic in the network, in CloudWatch.
        flow_logs: Option<Nested<FlowLogs>> [becomes: "EC2::FlowLog"],
        /// The name of the network's stack, also of its files: for a stack that is deployed already. Without it, the name is
        /// `<project>-network-<network>`.
        stack: Option<Const<StackName>>,
    }
}

block! {
    /// Logs of the traffic in a network: who connected to whom, on which port, and whether it was allowed. They are
    /// billed by their volume.
    pub struct FlowLogs "flow_logs" [None] {
        /// How long logs are kept.
        retention: Value<Days> = "30d" [days: [crate::aws::retention::RETENTION_DAYS], becomes: "Logs::LogGroup.RetentionInDays"],
        /// The traffic that is logged.
        traffic: Value<Traffic> = "rejected" [becomes: "EC2::FlowLog.TrafficType"],
    }
}

block! {
    /// A VPC with its public and private subnets, owned by another stack or given by its ids.
    ///
    /// With `stack`, the ids are imported from the exports of that stack, which by default are named as in
    /// widely used VPC templates: `<stack>-VPC`, `<stack>-SubnetsPublic`, `<stack>-SubnetsPrivate`
    /// (comma-separated lists).
    pub struct ExistingNetwork "network" [Name] {
        /// The path of the `manifest.json` that `ecsc build` wrote for the program that owns the network, relative to the
        /// folder of this one and inside its repository. It also says the number of zones. Either `manifest`, `stack` or
        /// `vpc` is required.
        manifest: Option<Const<String>> [needs_one: ["stack", "manifest", "vpc"]],
        /// The name of the network in the program that owns it.
        of: Option<Const<String>> [default_note: "the label"],
        /// The stack that owns the VPC. With `manifest`, it is only needed where the stack has another name than there.
        stack: Option<Value<StackName>> [needs_one: ["stack", "manifest", "vpc"]],
        /// The number of Availability Zones to use: mount targets, instances and load balancers use one
        /// subnet in each, in the order of the network. Required with `stack`; with `vpc`, it is the number of subnets, and
        /// required if these are a param: `private_subnets = param.subnets`.
        zones: Option<Const<i64>> [needed_with: "stack", min: "1", max: "6"],
        /// The names of the exports of the network's stack.
        exports: Nested<Exports>,
        /// The id of the VPC, as an alternative to `stack` and `manifest`.
        vpc: Option<Value<VpcId>> [needs_one: ["stack", "manifest", "vpc"]],
        /// The ids of the public subnets, one per zone. Required by internet-facing listeners.
        public_subnets: Option<crate::types::Values<SubnetId>> [length: "zones"],
        /// The ids of the private subnets, one per zone.
        private_subnets: Option<crate::types::Values<SubnetId>> [length: "zones"],
    }
}

block! {
    /// The names of the exports of the network's stack, without the prefix `<stack>-`.
    pub struct Exports "exports" [None] {
        /// The export with the id of the VPC.
        vpc: Const<String> = "\"VPC\"",
        /// The export with the ids of the public subnets, comma-separated.
        public_subnets: Const<String> = "\"SubnetsPublic\"",
        /// The export with the ids of the private subnets, comma-separated.
        private_subnets: Const<String> = "\"SubnetsPrivate\"",
    }
}

results! {
    pub struct NetworkResults of Network {
        /// The id of the VPC.
        vpc: VpcId => VPC as VPC,
        /// The ids of the public subnets.
        public_subnets length zones: Vec<SubnetId>,
        /// The ids of the private subnets.
        private_subnets length zones: Vec<SubnetId>,
        /// The ids of the data subnets, which only a created network with `data = true` has.
        data_subnets with data length zones: Vec<SubnetId>,
    }
}
