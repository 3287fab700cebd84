//! ARNs: of the service and resource that an attribute takes, in a region and partition that the program is deployed to.

use crate::aws::regions;
use crate::diagnostics::catalog::platform::{
    arn_of_another_partition::arn_of_another_partition, arn_of_another_region::arn_of_another_region,
    arn_of_another_resource::arn_of_another_resource, arn_of_another_service::arn_of_another_service,
    isolated_region::isolated_region, regions_disagree::regions_disagree, replica_key::replica_key,
    unknown_region::unknown_region,
};
use crate::diagnostics::{Sink, did_you_mean};
use crate::ir::{Program, Value};
use crate::language::kinds::Replication;
use crate::source::Span;
use crate::types::Arn;

/// What an attribute takes: its name in a sentence, a short one, services with the beginning of their resources, and an example.
struct Wanted {
    name: &'static str,
    short: &'static str,
    resources: &'static [(&'static str, &'static str)],
    example: &'static str,
}

const CERTIFICATE: Wanted = Wanted {
    name: "an ACM or IAM certificate",
    short: "certificate",
    resources: &[("acm", "certificate/"), ("iam", "server-certificate/")],
    example: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-...",
};

const KEY: Wanted = Wanted {
    name: "a KMS key",
    short: "key",
    resources: &[("kms", "key/")],
    example: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-...",
};

/// EFS also takes the alias of a key.
const KEY_OR_ALIAS: Wanted = Wanted { resources: &[("kms", "key/"), ("kms", "alias/")], ..KEY };

const SECRET: Wanted = Wanted {
    name: "a Secrets Manager secret",
    short: "secret",
    resources: &[("secretsmanager", "secret:")],
    example: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-0a1b2c",
};

const WEB_ACL: Wanted = Wanted {
    name: "a regional WAFv2 web ACL",
    short: "web ACL",
    resources: &[("wafv2", "regional/webacl/")],
    example: "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/name/0a1b2c3d-...",
};

const TOPIC: Wanted = Wanted {
    name: "an SNS topic",
    short: "topic",
    resources: &[("sns", "")],
    example: "arn:aws:sns:eu-west-1:123456789012:operations",
};

const POLICY: Wanted = Wanted {
    name: "an IAM managed policy",
    short: "policy",
    resources: &[("iam", "policy/")],
    example: "arn:aws:iam::123456789012:policy/name",
};

const LISTENER: Wanted = Wanted {
    name: "a listener of an Application Load Balancer",
    short: "listener",
    resources: &[("elasticloadbalancing", "listener/app/")],
    example: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/front/0a1b2c3d/4e5f6a7b",
};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for region in &program.project.regions.items {
        let Some(name) = region.known() else { continue };
        match regions::find(&name.0) {
            None => sink.push(unknown_region(region.span(), &name.0, nearest(&name.0), true)),
            Some(found) if found.is_isolated() => {
                sink.push(isolated_region(region.span(), found.name, found.partition));
            }
            Some(_) => {}
        }
    }
    for replication in program.volumes.iter().filter_map(|volume| volume.block.replication.as_ref()) {
        replica(&replication.block, sink);
    }
    // Without `regions` in the project nothing says where it is deployed, but two ARNs of different regions cannot both be right.
    let mut first: Option<(Span, &str)> = None;
    // One report for each ARN: of one with another service, the region says nothing.
    for (arn, span, wanted) in arns(program) {
        if !is_of(arn, span, wanted, sink) || !lies_in(program, arn, span, wanted, sink) {
            continue;
        }
        let region = arn.part(3);
        match first {
            // IAM is global: its ARNs have no region.
            _ if region.is_empty() => {}
            Some(first) if first.1 != region => sink.push(regions_disagree((span, region), first)),
            Some(_) => {}
            None => first = Some((span, region)),
        }
    }
}

/// A replica lies in a region that there is, and its key beside it: wherever the program is deployed.
fn replica(replication: &Replication, sink: &mut Sink) {
    let Some(region) = replication.region.known() else { return };
    let span = replication.region.span();
    if regions::find(&region.0).is_none() {
        sink.push(unknown_region(span, &region.0, nearest(&region.0), true));
        return;
    }
    let Some((key, place)) = replication.key.as_ref().and_then(|key| Some((key.known()?, key.span()))) else {
        return;
    };
    if is_of(key, place, &KEY, sink) && key.part(3) != region.0 {
        sink.push(replica_key(place, key.part(3), (&region.0, span)));
    }
}

/// Every constant ARN of the program with its span and what its attribute takes.
fn arns(program: &Program) -> Vec<(&Arn, Span, &'static Wanted)> {
    let mut all: Vec<(&Value<Arn>, &'static Wanted)> = Vec::new();
    for alerts in &program.alerts {
        all.extend(alerts.block.key.iter().map(|arn| (arn, &KEY)));
    }
    for alerts in &program.existing_alerts {
        all.extend(alerts.block.topic.iter().map(|arn| (arn, &TOPIC)));
    }
    for volume in &program.volumes {
        all.extend(volume.block.key.block.arn.iter().map(|arn| (arn, &KEY_OR_ALIAS)));
    }
    for cluster in &program.clusters {
        let instances = &cluster.block.instances.block;
        all.extend(instances.policies.items.iter().map(|arn| (arn, &POLICY)));
        all.extend(instances.permissions_boundary.iter().map(|arn| (arn, &POLICY)));
        all.extend(instances.root_volume.block.key.iter().map(|arn| (arn, &KEY_OR_ALIAS)));
        all.extend(instances.disk.iter().filter_map(|disk| Some((disk.block.key.as_ref()?, &KEY_OR_ALIAS))));
        all.extend(cluster.block.logs.block.key.iter().map(|arn| (arn, &KEY)));
        if let Some(auth) = &cluster.block.registry_auth {
            all.extend(auth.block.secret.iter().map(|arn| (arn, &SECRET)));
            all.extend(auth.block.key.iter().map(|arn| (arn, &KEY)));
        }
    }
    for listener in &program.existing_listeners {
        all.extend(listener.block.arn.iter().map(|arn| (arn, &LISTENER)));
    }
    for service in &program.services {
        let workload = service.block.workload();
        all.extend(workload.policies.items.iter().map(|arn| (arn, &POLICY)));
        all.extend(workload.permissions_boundary.map(|arn| (arn, &POLICY)));
        all.extend(workload.registry_auth.map(|arn| (arn, &SECRET)));
        all.extend(workload.secrets_key.map(|arn| (arn, &KEY)));
        all.extend(workload.logs.block.key.iter().map(|arn| (arn, &KEY)));
    }
    for listener in &program.listeners {
        for https in &listener.block.https {
            all.push((&https.block.certificate, &CERTIFICATE));
            all.extend(https.block.more_certificates.items.iter().map(|arn| (arn, &CERTIFICATE)));
        }
        all.extend(listener.block.waf.iter().map(|arn| (arn, &WEB_ACL)));
    }
    all.into_iter().filter_map(|(value, wanted)| Some((value.known()?, value.span(), wanted))).collect()
}

/// Of the service and the sort of resource that is meant.
fn is_of(arn: &Arn, span: Span, wanted: &Wanted, sink: &mut Sink) -> bool {
    let (service, resource) = (arn.part(2), arn.part(5));
    let mut beginnings = wanted.resources.iter().filter(|(known, _)| *known == service).peekable();
    if beginnings.peek().is_none() {
        sink.push(arn_of_another_service(span, service, wanted.name, wanted.example));
        return false;
    }
    let begins = |beginning: &str| resource.strip_prefix(beginning).is_some_and(|name| !name.is_empty());
    let right = beginnings.any(|(_, beginning)| begins(beginning));
    if !right {
        sink.push(arn_of_another_resource(span, resource, wanted.name, wanted.example));
    }
    right
}

/// In a region and a partition that the program is deployed to.
fn lies_in(program: &Program, arn: &Arn, span: Span, wanted: &Wanted, sink: &mut Sink) -> bool {
    let (partition, region) = (arn.part(1), arn.part(3));
    let project = &program.project.regions;
    let names: Vec<&str> =
        project.items.iter().filter_map(|region| region.known().map(|name| name.0.as_str())).collect();
    if region.is_empty() {
        // arn:aws:iam::...: no region, but a partition. The regions of a project may be in several; the ARN must be in one of them.
        let partitions: Vec<_> = names.iter().filter_map(|name| regions::find(name)).collect();
        if let Some(first) = partitions.first()
            && partitions.iter().all(|region| region.partition != partition)
        {
            let corrected = with_partition(arn, first.partition);
            let place = Some(project.span);
            sink.push(arn_of_another_partition(
                span,
                partition,
                first.name,
                first.partition,
                place,
                &corrected,
            ));
            return false;
        }
        return true;
    }
    let Some(known) = regions::find(region) else {
        sink.push(unknown_region(span, region, nearest(region), false));
        return false;
    };
    if known.partition != partition {
        let corrected = with_partition(arn, known.partition);
        sink.push(arn_of_another_partition(span, partition, region, known.partition, None, &corrected));
        return false;
    }
    if !names.is_empty() && !names.contains(&region) {
        sink.push(arn_of_another_region(span, wanted.short, region, &names, project.span));
        return false;
    }
    true
}

fn with_partition(arn: &Arn, partition: &str) -> String {
    let rest: Vec<&str> = arn.0.splitn(3, ':').collect();
    format!("arn:{partition}:{}", rest.last().copied().unwrap_or_default())
}

fn nearest(name: &str) -> Option<&'static str> {
    did_you_mean(name, regions::all().iter().map(|region| region.name))
}
