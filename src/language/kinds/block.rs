//! `block!`: one declaration gives the typed struct, its schema, and the reading of the one by the other.

/// Declares a block: the struct of its typed form, and its schema.
///
/// ```text
/// block! {
///     /// The manual of the block.
///     pub struct Volume "volume" [Name] {
///         /// The manual of the attribute.
///         encrypted: Const<bool> = "true" [becomes: "EFS::FileSystem.Encrypted"],
///         /// Another name in the language than in Rust.
///         provisioned "throughput": Option<Nested<Provisioned>>,
///     }
/// }
/// ```
///
/// A kind of `workload` has the attributes of all workloads before its own.
/// A block that becomes resources is `overridable`: it has its `override`s and the logical ids that stay, which are described here once.
/// One that is watched is `alarmed by` two of its fields: who is told, and the alarms that are tuned.
macro_rules! block {
    ($(#[doc = $docs:literal])+ pub struct $name:ident $source:literal [$label:ident] overridable $(alarmed by $notify:ident $alarm:ident)? { $($fields:tt)* }) => {
        block! {
            $(#[doc = $docs])+
            pub struct $name $source [$label] $(alarmed by $notify $alarm)? {
                $($fields)*
                /// Changes a resource that the compiler makes of this block.
                overrides "override": Vec<$crate::types::Nested<$crate::language::kinds::Override>> [guard: "constant"],
                /// The logical ids of resources that are deployed already under other ids than the compiler gives them:
                /// `{ MountTarget0 = "MountTargetA" }`. The keys are the compiler's, which `ecsc build -v` lists for each stack.
                /// CloudFormation replaces a resource whose logical id changes.
                logical_ids: $crate::language::kinds::DeployedIds = "{}",
            }
        }
    };
    ($(#[doc = $docs:literal])+ pub struct $name:ident $source:literal [$label:ident] workload { $($fields:tt)* }) => {
        block! {
            $(#[doc = $docs])+
            pub struct $name $source [$label] overridable alarmed by alerts alarm {
                /// The cluster in which the tasks run.
                cluster: $crate::types::Ref<$crate::language::kinds::Cluster>,
                /// The image, with its tag or digest: `ecr("shop/api", param.tag)` for one in ECR, in this account and
                /// region, or any other as a string.
                image: $crate::types::Value<$crate::types::ContainerImage> [becomes: "ECS::TaskDefinition.ContainerDefinitions.Image"],
                /// Whether the tasks run on the cluster's instances or on Fargate. Needed only where the cluster has both.
                runs_on: Option<$crate::types::Const<$crate::language::kinds::LaunchType>> [default_note: "what the cluster has", becomes: "ECS::TaskDefinition.RequiresCompatibilities, ECS::Service.LaunchType"],
                /// The architecture of the image.
                architecture: Option<$crate::types::Const<$crate::language::kinds::Architecture>> [default_note: "that of the cluster's instances; on Fargate `x86_64`", becomes: "ECS::TaskDefinition.RuntimePlatform.CpuArchitecture"],
                /// The CPU that a task reserves, in ECS units (1,024 per vCPU) or as `0.25vcpu`. A task may use more while
                /// its instance has some to spare. On Fargate, CPU and `memory` are the size of the task, of which there are
                /// certain ones: 256 with 512MiB, 1GiB or 2GiB, 512 with 1GiB to 4GiB, and so on up to 32,768 with 244GiB.
                cpu: $crate::types::Value<$crate::types::Cpu> = "256" [min: "2", max: "196608", becomes: "ECS::TaskDefinition.ContainerDefinitions.Cpu"],
                /// The memory that a task reserves, and more than which it cannot have: a container that exceeds it is
                /// killed.
                memory: $crate::types::Value<$crate::types::Mebibytes> = "512MiB" [min: "6MiB", max: "32TiB", becomes: "ECS::TaskDefinition.ContainerDefinitions.Memory"],
                /// The memory with which a container is killed, where that is more than it reserves.
                memory_limit: Option<$crate::types::Value<$crate::types::Mebibytes>> [min: "6MiB", max: "32TiB", default_note: "`memory`", becomes: "ECS::TaskDefinition.ContainerDefinitions.Memory, MemoryReservation"],
                /// The command that replaces the image's.
                command: Option<$crate::types::Values<String>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.Command"],
                /// The entry point that replaces the image's.
                entrypoint: Option<$crate::types::Values<String>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.EntryPoint"],
                /// Environment variables. What is in them can be read by everyone who may describe the task definition:
                /// secrets belong into `secrets`.
                environment: $crate::language::kinds::Strings = "{}" [secrets: "secrets", becomes: "ECS::TaskDefinition.ContainerDefinitions.Environment"],
                /// Environment variables whose values ECS reads when a task starts: `ssm("/shop/token")`,
                /// `secret_value("shop/database", "url")`, or the ARN of a secret of Secrets Manager. The template has only
                /// their names. A task that runs keeps the value with which it started.
                secrets: $crate::language::kinds::Secrets = "{}" [becomes: "ECS::TaskDefinition.ContainerDefinitions.Secrets"],
                /// The customer managed key that encrypts the `secrets`.
                secrets_key: Option<$crate::types::Value<$crate::types::Arn>>,
                /// The user that the program runs as, by name or id, with or without a group: `"1000:1000"`.
                user: Option<$crate::types::Value<String>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.User"],
                /// The folder in which the program starts.
                working_directory: Option<$crate::types::Value<String>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.WorkingDirectory"],
                /// Whether the root file system is read-only, which is safer. An image that writes anywhere else than into
                /// `writable` then fails.
                read_only: $crate::types::Const<bool> = "false" [becomes: "ECS::TaskDefinition.ContainerDefinitions.ReadonlyRootFilesystem"],
                /// Folders in which the program may write although the root file system is read-only. Each is empty at the
                /// start of a task, and gone at its end.
                writable: Option<$crate::types::Const<Vec<String>>> [default_note: "`[\"/tmp\"]` with `read_only`, otherwise none", becomes: "ECS::TaskDefinition.Volumes"],
                /// Whether the container gets a process 1 that passes signals on, and removes processes that have ended.
                init: $crate::types::Const<bool> = "true" [becomes: "ECS::TaskDefinition.ContainerDefinitions.LinuxParameters.InitProcessEnabled"],
                /// How long a container may take to stop before it is killed.
                stop_timeout: $crate::types::Value<$crate::types::Seconds> = "30s" [min: "2s", max: "120s", becomes: "ECS::TaskDefinition.ContainerDefinitions.StopTimeout"],
                /// Limits of the container's processes by name, `nofile = 1024..65536`: the soft and the hard limit, or one
                /// number for both.
                ulimits: $crate::language::kinds::Ulimits = "{}" [becomes: "ECS::TaskDefinition.ContainerDefinitions.Ulimits"],
                /// The number of GPUs that the main container has for itself. Only on instances that have them, whose image has
                /// the driver.
                gpu: $crate::types::Const<i64> = "0" [min: "0", max: "16", becomes: "ECS::TaskDefinition.ContainerDefinitions.ResourceRequirements"],
                /// A directory that the container finds at a path, which is the label: of a volume, of the instance, or one that the
                /// containers of a task share.
                mount: Vec<$crate::types::Nested<$crate::language::kinds::TaskMount>> [guard: "constant", becomes: "ECS::TaskDefinition.Volumes, ContainerDefinitions.MountPoints"],
                /// A container beside the main one in each task; its label is its name.
                container: Vec<$crate::types::Nested<$crate::language::kinds::Sidecar>> [guard: "constant", becomes: "ECS::TaskDefinition.ContainerDefinitions"],
                /// The containers that the main one waits for: `{ proxy = healthy }`.
                depends_on: $crate::language::kinds::Dependencies = "{}" [becomes: "ECS::TaskDefinition.ContainerDefinitions.DependsOn"],
                /// The network of the tasks. With `bridge`, they share that of their instance behind ports of its own, with `host`
                /// they use the instance's ports. With `awsvpc`, each task has an address in the network, and all tasks of the
                /// workload a security group; an instance has network interfaces for a few such tasks only.
                network_mode: Option<$crate::types::Const<$crate::language::kinds::NetworkMode>> [default_note: "`bridge`; on Fargate `awsvpc`", becomes: "ECS::TaskDefinition.NetworkMode"],
                /// With `awsvpc` the subnets in which the tasks have their addresses. In public ones, tasks on Fargate get public
                /// addresses; those on instances get none.
                subnets: $crate::types::Const<$crate::language::kinds::SubnetTier> = "private" [becomes: "ECS::Service.NetworkConfiguration.AwsvpcConfiguration.Subnets"],
                /// With `awsvpc` additional inbound rules for the tasks. The load balancers of routes reach their ports anyway.
                allow: Vec<$crate::types::Nested<$crate::language::kinds::AllowIngress>> [becomes: "EC2::SecurityGroup.SecurityGroupIngress"],
                /// Where the tasks log to: their log group, or Splunk.
                logs: $crate::types::Nested<$crate::language::kinds::TaskLogs> [becomes: "Logs::LogGroup, ECS::TaskDefinition.ContainerDefinitions.LogConfiguration"],
                /// Whether `aws ecs execute-command` can open a shell in the containers. Needs the Session Manager plugin, and an
                /// image with a shell.
                exec: $crate::types::Const<bool> = "false" [becomes: "ECS::Service.EnableExecuteCommand"],
                /// The ARN of a secret with the credentials of a private registry, `{"username": ..., "password": ...}`. Not
                /// needed for ECR.
                registry_auth: Option<$crate::types::Value<$crate::types::Arn>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.RepositoryCredentials"],
                /// What the program in the tasks may do in AWS.
                permission: Vec<$crate::types::Nested<$crate::language::kinds::Permission>> [guard: "constant", becomes: "IAM::Role.Policies"],
                /// Managed policies to attach to the role of the tasks.
                policies: $crate::types::Values<$crate::types::Arn> = "[]" [elements: "optional", becomes: "IAM::Role.ManagedPolicyArns"],
                /// The permissions boundary, a managed policy, of both roles.
                permissions_boundary: Option<$crate::types::Value<$crate::types::Arn>> [becomes: "IAM::Role.PermissionsBoundary"],
                /// Who is told when one of the alarms goes off, and when ECS gives a deployment up. `null` is nobody.
                alerts: $crate::language::kinds::Notify [default_note: "those of the project", becomes: "CloudWatch::Alarm.AlarmActions, Events::Rule.Targets"],
                /// Tunes an alarm, or switches it off.
                alarm: Vec<$crate::types::Nested<$crate::language::kinds::Alarm>> [labels: [ALARMS], becomes: "CloudWatch::Alarm"],
                /// The name of the workload's stack, also of its files: for a stack that is deployed already. Without it, the name is
                /// made of the project, the kind and the label.
                stack: Option<$crate::types::Const<$crate::types::StackName>>,
                $($fields)*
            }
        }
    };
    ($(#[doc = $docs:literal])+ pub struct $name:ident $source:literal [$label:ident] $(alarmed by $notify:ident $alarm:ident)? {
        $($(#[doc = $field_docs:literal])+ $field:ident $($field_source:literal)? : $ty:ty $(= $default:literal)? $([$($rule:ident: $setting:tt),+ $(,)?])?),* $(,)?
    }) => {
        $(#[doc = $docs])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_docs])+ pub $field: $ty),*
        }

        impl $crate::language::Block for $name {
            #[allow(
                clippy::large_stack_arrays,
                reason = "a constant that is only referred to is in no stack; most blocks have fewer fields"
            )]
            const SCHEMA: &'static $crate::language::BlockSchema = &$crate::language::BlockSchema {
                name: $source,
                docs: concat!($($docs, "\n"),+),
                label: $crate::language::LabelRule::$label,
                fields: &[$($crate::language::FieldSchema {
                    name: block!(@name $field $($field_source)?),
                    docs: concat!($($field_docs, "\n"),+),
                    default: block!(@default $($default)?),
                    rules: $crate::language::Rules {
                        $($($rule: Some(block!(@$rule $setting)),)+)?
                        unit: <$ty as $crate::language::Field>::UNIT,
                        created: <$ty as $crate::language::Field>::CREATED,
                        ..$crate::language::Rules::NONE
                    },
                    shape: <$ty as $crate::language::Field>::SHAPE,
                }),*],
            };

            fn read(raw: &$crate::language::RawBlock) -> Self {
                Self {
                    $($field: <$ty as $crate::language::Field>::read(
                        raw,
                        block!(@name $field $($field_source)?),
                        block!(@default $($default)?),
                    )),*
                }
            }

            fn decided(&self, decide: &mut dyn FnMut(&$crate::types::Expr) -> $crate::types::Expr) -> Self {
                Self { $($field: $crate::language::Field::decided(&self.$field, decide)),* }
            }

            fn nested_guard(&self, name: &str, label: Option<&str>) -> Option<&$crate::types::Expr> {
                [$(
                    (block!(@name $field $($field_source)?), $crate::language::Field::guard(&self.$field, label)),
                )*]
                .into_iter()
                .find_map(|(field, guard)| guard.filter(|_| field == name))
            }
        }

        impl $crate::language::kinds::HasAlarms for $name {
            $(fn alarmed(&self) -> Option<$crate::language::Alarmed<'_>> {
                Some($crate::language::Alarmed { notify: self.$notify, alarms: &self.$alarm })
            })?
        }
    };
    (@name $field:ident $source:literal) => { $source };
    (@name $field:ident) => { stringify!($field) };
    (@default $default:literal) => { Some($default) };
    (@default) => { None };
    (@min $limit:literal) => { $crate::types::Limit::new($limit) };
    (@min_with [$limit:literal, $attribute:literal, $value:literal]) => {
        &$crate::language::MinWith {
            min: $crate::types::Limit::new($limit),
            attribute: $attribute,
            value: $value,
        }
    };
    (@max $limit:literal) => { $crate::types::Limit::new($limit) };
    (@deploy_max $limit:literal) => { $crate::types::Limit::new($limit) };
    (@one_of [$($limit:literal),+]) => { &[$($crate::types::Limit::new($limit)),+] };
    (@days [$days:path]) => { $days };
    (@needs_one [$($field:literal),+]) => { &[$($field),+] };
    (@labels [$labels:path]) => { $labels };
    (@$rule:ident $text:literal) => { $text };
}
