//! Which attribute of the language stands for a property: what the schema of a kind says that its attributes become.

use crate::language::{BlockSchema, FieldSchema, kinds};

/// The attribute of a block, or of a nested one, that determines a property of a type: `instances.key_pair`. An element of a list is named by
/// its `Key`.
pub fn property_attribute(block: &BlockSchema, ty: &str, path: &[&str], replaced: bool) -> Option<String> {
    let covers = |becomes: &str| {
        places(becomes, ty, '.').iter().any(|place| {
            let place = steps(place);
            path.starts_with(&place) || replaced && place.starts_with(path)
        })
    };
    attribute(block, &covers)
}

/// Whether attributes determine single elements of the list at a path, each by its `Key`: an override adds others to them.
pub fn is_keyed(ty: &str, path: &[&str]) -> bool {
    let is_element = |becomes: &str| {
        let of_type = places(becomes, ty, '.');
        of_type.iter().any(|place| {
            place.ends_with(']') && steps(place).split_last().map(|(_, list)| list) == Some(path)
        })
    };
    kinds::KINDS.iter().filter_map(|kind| kind.created).any(|block| attribute(block, &is_element).is_some())
}

/// The names of `LifecyclePolicies.TransitionToIA`; of `LoadBalancerAttributes[routing.http2.enabled]` the list and the key.
fn steps(place: &str) -> Vec<&str> {
    match place.strip_suffix(']').and_then(|place| place.split_once('[')) {
        Some((list, key)) => list.split('.').chain([key]).collect(),
        None => place.split('.').collect(),
    }
}

/// The attribute of a block, or of a nested one, that determines a policy of the resources of a type: `on_delete`.
pub fn policy_attribute(block: &BlockSchema, ty: &str, policy: &str) -> Option<String> {
    attribute(block, &|becomes| places(becomes, ty, ' ').contains(&policy))
}

fn attribute(block: &BlockSchema, covers: &dyn Fn(&str) -> bool) -> Option<String> {
    block.fields.iter().find_map(|field| {
        if field.rules.becomes.is_some_and(covers) {
            return Some(field.name.to_owned());
        }
        inside(field).and_then(|inner| Some(format!("{}.{}", field.name, attribute(inner, covers)?)))
    })
}

fn inside(field: &FieldSchema) -> Option<&'static BlockSchema> {
    field.block().filter(|inner| inner.name != "override")
}

/// What an attribute becomes in resources of a type, behind a dot or a space: `MinSize` and `MaxSize` of
/// `AutoScaling::AutoScalingGroup.MinSize, MaxSize`.
fn places<'b>(becomes: &'b str, ty: &str, between: char) -> Vec<&'b str> {
    let short = ty.strip_prefix("AWS::").unwrap_or(ty);
    let mut places = Vec::new();
    let mut is_meant = false;
    for part in becomes.split(", ") {
        let part = part.strip_prefix("or ").unwrap_or(part);
        if !part.contains("::") {
            places.extend(Some(part).filter(|_| is_meant));
            continue;
        }
        let place = part.strip_prefix(short).and_then(|rest| rest.strip_prefix(between));
        is_meant = place.is_some();
        places.extend(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::resource_types::{self, Shape};
    use crate::language::Block;
    use crate::language::kinds::{Cluster, KINDS, Listener, Scaling, Volume};

    #[test]
    fn an_attribute_stands_for_its_property_and_for_what_is_in_it() {
        let of = |block, ty, path: &[&str], replaced| property_attribute(block, ty, path, replaced);
        let template = "AWS::EC2::LaunchTemplate";
        let key = of(Cluster::SCHEMA, template, &["LaunchTemplateData", "KeyName"], true);
        assert_eq!(key.as_deref(), Some("instances.key_pair"));
        let group = "AWS::AutoScaling::AutoScalingGroup";
        assert_eq!(of(Scaling::SCHEMA, group, &["MaxSize"], true).as_deref(), Some("size"));
        assert_eq!(of(Cluster::SCHEMA, group, &["TerminationPolicies"], true), None);
        let data = ["LaunchTemplateData"];
        assert_eq!(of(Cluster::SCHEMA, template, &data, false), None);
        assert!(of(Cluster::SCHEMA, template, &data, true).is_some());
        let balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
        let attributes = |key: &[&'static str], replaced| {
            of(Listener::SCHEMA, balancer, &[&["LoadBalancerAttributes"], key].concat(), replaced)
        };
        assert!(attributes(&[], true).is_some());
        assert_eq!(attributes(&["routing.http2.enabled"], true).as_deref(), Some("http2"));
        assert_eq!(attributes(&["zonal_shift.config.enabled"], true), None);
        assert!(is_keyed(balancer, &["LoadBalancerAttributes"]));
        assert!(!is_keyed(balancer, &["SecurityGroups"]));
    }

    #[test]
    fn an_attribute_stands_for_a_policy() {
        let of = |ty, policy| policy_attribute(Volume::SCHEMA, ty, policy);
        assert_eq!(of("AWS::EFS::FileSystem", "DeletionPolicy").as_deref(), Some("on_delete"));
        assert_eq!(of("AWS::EFS::MountTarget", "DeletionPolicy"), None);
    }

    /// Where an attribute says that it becomes a property, CloudFormation has it.
    #[test]
    fn what_attributes_become_is_in_the_schemas() {
        fn visit(block: &BlockSchema, checked: &mut usize) {
            for field in block.fields {
                for part in field.rules.becomes.into_iter().flat_map(|becomes| becomes.split(", ")) {
                    let Some((ty, path)) = part.split_once('.').filter(|_| part.contains("::")) else {
                        continue;
                    };
                    if ty.contains(' ') {
                        continue;
                    }
                    let path = path.split('[').next().unwrap_or_default();
                    let ty = format!("AWS::{ty}");
                    let mut shape = resource_types::find(&ty).expect(&ty).shape();
                    for name in path.split('.') {
                        let inner = shape.items().unwrap_or(shape);
                        let found = inner.faces().into_iter().find_map(|face: Shape| face.property(name));
                        shape = found.unwrap_or_else(|| panic!("{}: no {name} in {part}", field.name));
                    }
                    *checked += 1;
                }
                if let Some(inner) = inside(field) {
                    visit(inner, checked);
                }
            }
        }
        let mut checked = 0;
        KINDS.iter().filter_map(|kind| kind.created).for_each(|block| visit(block, &mut checked));
        assert!(checked > 40, "{checked}");
    }
}
