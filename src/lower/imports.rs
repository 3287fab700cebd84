//! Results of blocks: in the same stack a reference, from another one an import of its export.

use super::{Lowering, naming, params, stack::Stack, text};
use crate::cfn::naming::pascal_case;
use crate::cfn::{self, Value};
use crate::ir::by_id;
use crate::ir::kinds::{ExistingVolume, Listener};
use crate::ir::{BlockId, BlockKind, Declared};

/// A result: what it is in its own stack, and what it is exported as.
pub(super) struct Product {
    pub(super) local: Value,
    pub(super) export: String,
}

impl Product {
    fn new(local: Value, export: impl Into<String>) -> Self {
        Self { local, export: export.into() }
    }
}

impl<'a> Lowering<'a> {
    /// The value of `cluster.web.arn`.
    pub(in crate::lower) fn result(&mut self, block: BlockId, name: &str, key: Option<&str>) -> Value {
        let program = self.program;
        match block.kind() {
            BlockKind::ExistingNetwork => return self.network_result(block, name),
            BlockKind::ExistingVolume => {
                let volume = by_id(&program.existing_volumes, block);
                return volume.map_or_else(Value::no_value, |volume| self.existing_volume(volume, name, key));
            }
            _ => {}
        }
        let product = match block.kind() {
            BlockKind::Volume => volume(name, key),
            BlockKind::Cluster => cluster(name),
            _ => match by_id(&program.listeners, block) {
                Some(block) => listener(block, name),
                None => None,
            },
        };
        match (product, Stack::of(program, block)) {
            (Some(product), Some(owner)) if owner == self.stack => product.local,
            (Some(product), Some(owner)) => self.import_from(owner, &product.export),
            _ => Value::no_value(),
        }
    }

    /// What another stack of this program exports; that stack is named by a parameter.
    pub(in crate::lower) fn import_from(&mut self, owner: Stack<'a>, export: &str) -> Value {
        self.depend_on(owner);
        let logical_id = owner.parameter();
        let there = self.template.parameters.get(&logical_id);
        if there.is_none_or(|parameter| parameter.group != cfn::ParameterGroup::Stacks) {
            let (kind, name) = (owner.kind(), owner.name());
            let parameter = params::stack(
                owner.stack_name(self.program),
                format!("Stack that owns the {kind} {name}."),
                naming::label(&format!("stack_of_{kind}_{name}")),
            );
            self.template.parameters.insert(logical_id.clone(), parameter);
        }
        import(Value::Ref(logical_id), export)
    }

    fn existing_volume(&mut self, volume: &Declared<ExistingVolume>, name: &str, key: Option<&str>) -> Value {
        let ExistingVolume { stack, file_system, security_group } = &volume.block;
        if let Some(stack) = stack {
            let stack = self.plain(stack);
            let export = self::volume(name, key).map(|product| product.export);
            return export.map_or_else(Value::no_value, |export| import(stack, &export));
        }
        match (name, file_system, security_group) {
            ("id", Some(file_system), _) => self.plain(file_system),
            ("arn", Some(file_system), _) => {
                let id = self.plain(file_system);
                let prefix = Value::sub(
                    "arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:file-system/",
                );
                text::concat([prefix, id])
            }
            ("security_group", _, Some(group)) => self.plain(group),
            // Without a stack nothing gives access points names: what stands in the brackets is the id.
            ("access_point", ..) => Value::from(key.unwrap_or_default().to_owned()),
            _ => Value::no_value(),
        }
    }
}

/// `Fn::ImportValue: !Sub "${Stack}-Export"`
pub(super) fn import(stack: Value, export: &str) -> Value {
    Value::ImportValue(Box::new(text::concat([stack, Value::from(format!("-{export}"))])))
}

fn volume(name: &str, key: Option<&str>) -> Option<Product> {
    Some(match name {
        "id" => Product::new(Value::reference("FileSystem"), "FileSystem"),
        "arn" => Product::new(Value::attribute("FileSystem", "Arn"), "FileSystemArn"),
        "security_group" => Product::new(Value::attribute("ClientSecurityGroup", "GroupId"), "SecurityGroup"),
        "access_point" => {
            let access_point = format!("AccessPoint{}", pascal_case(key.unwrap_or_default()));
            Product::new(Value::reference(access_point.clone()), access_point)
        }
        _ => return None,
    })
}

fn cluster(name: &str) -> Option<Product> {
    Some(match name {
        "name" => Product::new(Value::reference("Cluster"), "Cluster"),
        "arn" => Product::new(Value::attribute("Cluster", "Arn"), "ClusterArn"),
        "security_group" => Product::new(Value::attribute("SecurityGroup", "GroupId"), "SecurityGroup"),
        "auto_scaling_group" => Product::new(Value::reference("AutoScalingGroup"), "AutoScalingGroup"),
        "instance_role" => Product::new(Value::reference("InstanceRole"), "InstanceRole"),
        "log_group" => Product::new(Value::reference("LogGroup"), "LogGroup"),
        _ => return None,
    })
}

/// The result of a listener.
pub(super) fn listener(block: &Declared<Listener>, name: &str) -> Option<Product> {
    let prefix = pascal_case(&block.name.value);
    let load_balancer = format!("{prefix}LoadBalancer");
    Some(match name {
        "arn" => Product::new(Value::reference(&load_balancer), format!("{prefix}LoadBalancerArn")),
        "full_name" => Product::new(
            Value::attribute(&load_balancer, "LoadBalancerFullName"),
            format!("{prefix}LoadBalancerFullName"),
        ),
        "dns_name" => Product::new(Value::attribute(&load_balancer, "DNSName"), format!("{prefix}DnsName")),
        "hosted_zone_id" => Product::new(
            Value::attribute(&load_balancer, "CanonicalHostedZoneID"),
            format!("{prefix}HostedZoneId"),
        ),
        "security_group" => {
            let group = format!("{prefix}SecurityGroup");
            Product::new(Value::attribute(&group, "GroupId"), group)
        }
        "http" => {
            Product::new(Value::reference(format!("{prefix}HttpListener")), format!("{prefix}HttpListener"))
        }
        "https" => {
            Product::new(Value::reference(format!("{prefix}HttpsListener")), format!("{prefix}HttpsListener"))
        }
        _ => return None,
    })
}
