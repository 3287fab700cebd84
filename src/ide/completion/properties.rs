//! What CloudFormation calls by its own names: resource types, their properties and values, and the logical ids of what is
//! overridden.

use super::Context;
use super::item::{Completion, CompletionKind};
use super::snippets;
use crate::aws::resource_types::{self, Access, Kind, ResourceType, Shape};
use crate::generate::resource_types::summary;
use crate::ide::cursor::{Frame, FrameKind, Lexeme};
use crate::ide::manual::Topic;
use crate::ide::properties::{made, of_override, of_resource};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::Type;

/// The names that are not there yet, in a map of properties or of logical ids.
pub(super) fn names(ctx: &Context<'_>, frame: &Frame<'_>) -> Vec<Completion> {
    if let Some(block) = with_logical_ids(ctx) {
        let is_open = |id: &str| !frame.entries.iter().any(|entry| entry.name == id);
        let open = made(ctx.analysis, block).into_iter().filter(|(id, _)| is_open(id));
        let item = |(id, ty): (String, &'static str)| {
            let item = Completion::new(&*id, CompletionKind::Attribute).detail(ty);
            let item =
                if snippets::goes_on(ctx.cursor.rest) { item } else { item.inserting(format!("{id} = ")) };
            item.about(Topic::ResourceType(ty.to_owned()))
        };
        return open.map(item).collect();
    }
    let Some((resource_type, path)) = ctx.frames_last().and_then(|last| within(ctx, last)) else {
        return Vec::new();
    };
    let Some(shape) = resource_type.shape().reach(&path) else { return Vec::new() };
    let required = shape.required();
    let is_open = |name: &str| {
        let path: Vec<&str> = path.iter().copied().chain([name]).collect();
        resource_type.access(&path) != Access::ReadOnly
            && !frame.entries.iter().any(|entry| entry.name == name)
    };
    let properties = shape.faces().into_iter().flat_map(Shape::properties);
    let open = properties.filter(|(name, _)| is_open(name));
    open.map(|(name, property)| {
        let item = Completion::new(name, CompletionKind::Attribute).detail(summary(property));
        let item =
            if snippets::goes_on(ctx.cursor.rest) { item } else { item.inserting(format!("{name} = ")) };
        item.rank(u8::from(!required.contains(&name))).about(topic(resource_type, &path, name))
    })
    .collect()
}

/// The block whose `logical_ids` are being written.
fn with_logical_ids<'a>(ctx: &Context<'a>) -> Option<&'a ast::Block> {
    let outer = ctx.frames_last()?.checked_sub(1)?;
    let frame = ctx.cursor.frames.get(outer).filter(|frame| frame.kind == FrameKind::Body)?;
    frame.line.first().filter(|first| first.is_word("logical_ids"))?;
    block(ctx, outer)
}

/// The values that the schema lists for the value at the position.
pub(super) fn values(ctx: &Context<'_>) -> Vec<Completion> {
    let value = ctx.frames_last().and_then(|last| value_in(ctx, last));
    let shape = value.and_then(|(resource_type, path)| resource_type.shape().reach(&path));
    let Some(shape) = shape else { return Vec::new() };
    let listed = listed(shape).into_iter();
    let listed = listed.map(|value| Completion::new(value.to_string(), CompletionKind::Constant));
    // What is null is not written.
    listed.chain([Completion::new("null", CompletionKind::Constant).rank(4)]).collect()
}

/// What is expected of the value in a frame, where a property takes values of one type only.
pub(super) fn expected(ctx: &Context<'_>, index: usize) -> Option<Type> {
    let (resource_type, path) = value_in(ctx, index)?;
    ty(resource_type.shape().reach(&path)?)
}

fn ty(shape: Shape) -> Option<Type> {
    Some(match shape.all_kinds().as_slice() {
        [Kind::String] => Type::String,
        [Kind::Integer] => Type::Int,
        [Kind::Number] => Type::Number,
        [Kind::Boolean] => Type::Bool,
        [Kind::List] => Type::list(shape.items().and_then(ty).unwrap_or_default()),
        [Kind::Object] => Type::map(Type::Unknown),
        _ => return None,
    })
}

/// In a string that is a resource type, a logical id or a listed value: the string without quotes, and what it can be.
pub(super) fn in_string(ctx: &Context<'_>) -> Option<(Span, Vec<Completion>)> {
    let frame = ctx.cursor.innermost().filter(|frame| frame.kind == FrameKind::String)?;
    let outer = ctx.frames_last()?.checked_sub(1)?;
    let items = strings(ctx, outer);
    if items.is_empty() {
        return None;
    }
    let word = ctx.cursor.word;
    let is_part = |c: char| c.is_ascii_alphanumeric() || ":.-_/".contains(c);
    let behind = ctx.cursor.rest.len() - ctx.cursor.rest.trim_start_matches(is_part).len();
    Some((Span::from_range(word.file, frame.open + 1..word.range().end + behind), items))
}

fn strings(ctx: &Context<'_>, outer: usize) -> Vec<Completion> {
    let line = ctx.cursor.frames.get(outer).map(|frame| frame.line.as_slice()).unwrap_or_default();
    let constant = |text: &str| Completion::new(text, CompletionKind::Constant);
    match line {
        // override "AutoScalingGroup"
        [change] if change.is_word("override") => {
            let block = block(ctx, outer).map(|block| made(ctx.analysis, block)).unwrap_or_default();
            let item = |(id, ty): (String, &'static str)| {
                constant(&id).detail(ty).about(Topic::ResourceType(ty.to_owned()))
            };
            block.into_iter().map(item).collect()
        }
        // type = "AWS::SNS::Topic"
        [key, _] if key.is_word("type") && is_resource(ctx, outer) => {
            let item = |name: &'static str| constant(name).about(Topic::ResourceType(name.to_owned()));
            resource_types::names().map(item).collect()
        }
        _ => {
            let value = value_in(ctx, outer);
            let shape = value.and_then(|(resource_type, path)| resource_type.shape().reach(&path));
            shape
                .map(listed)
                .unwrap_or_default()
                .iter()
                .filter_map(|value| value.as_str())
                .map(constant)
                .collect()
        }
    }
}

/// The values that a shape or one of its alternatives lists.
fn listed(shape: Shape) -> Vec<&'static serde_json::Value> {
    let faces = shape.faces().into_iter();
    faces.flat_map(|face| face.allowed().iter().chain(face.allowed_in_any_case())).collect()
}

fn topic(resource_type: ResourceType, path: &[&str], name: &str) -> Topic {
    let names = path.iter().copied().filter(|name| *name != "*").chain([name]);
    Topic::ResourceType(names.fold(resource_type.name.to_owned(), |path, name| path + "." + name))
}

/// Of which property the value is that is written in a frame: behind `=` in a map, an element of a list.
fn value_in<'a>(ctx: &Context<'a>, index: usize) -> Option<(ResourceType, Vec<&'a str>)> {
    let frame = ctx.cursor.frames.get(index)?;
    let (resource_type, mut path) = within(ctx, index)?;
    match frame.kind {
        FrameKind::Map => {
            frame.value()?;
            path.push(frame.line.first()?.text);
        }
        FrameKind::List if !frame.line.first().is_some_and(|first| first.is_word("for")) => path.push("*"),
        _ => return None,
    }
    Some((resource_type, path))
}

/// Which property the map or list of a frame is the value of.
fn within<'a>(ctx: &Context<'a>, index: usize) -> Option<(ResourceType, Vec<&'a str>)> {
    let outer = index.checked_sub(1)?;
    let frame = ctx.cursor.frames.get(outer)?;
    let is_braces = matches!(ctx.cursor.frames.get(index)?.kind, FrameKind::Map | FrameKind::List);
    match frame.kind {
        FrameKind::Body if is_braces && frame.line.first()?.is_word("properties") => {
            Some((type_of(ctx, outer)?, Vec::new()))
        }
        FrameKind::Map | FrameKind::List if is_braces => value_in(ctx, outer),
        _ => None,
    }
}

/// The resource type that the block of a frame speaks of.
fn type_of(ctx: &Context<'_>, index: usize) -> Option<ResourceType> {
    let [word, label, ..] = ctx.cursor.head(index) else { return None };
    match word.text {
        "resource" if is_resource(ctx, index) => of_resource(ctx.resolver.names, label.text),
        "override" => of_override(ctx.analysis, block(ctx, index.checked_sub(1)?)?, label.text),
        _ => None,
    }
}

fn is_resource(ctx: &Context<'_>, index: usize) -> bool {
    index == 1 && ctx.cursor.head(index).first().is_some_and(|word| word.is_word("resource"))
}

/// The top-level block whose braces a frame is.
fn block<'a>(ctx: &Context<'a>, index: usize) -> Option<&'a ast::Block> {
    let head: Vec<&str> = ctx.cursor.head(index).iter().map(|lexeme: &Lexeme<'a>| lexeme.text).collect();
    let [kind, name] = head.as_slice() else { return None };
    let names = ctx.resolver.names;
    let mut blocks = names.blocks.values().map(|entry| &*entry.block);
    blocks.find(|block| {
        let label = block.labels.first().and_then(|label| crate::resolve::plain_text(&label.value));
        block.kind.value == *kind && label == Some(name)
    })
}

impl Context<'_> {
    /// The index of the innermost frame.
    fn frames_last(&self) -> Option<usize> {
        self.cursor.frames.len().checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use crate::ide::completion::completions;
    use crate::ide::tests::marked;

    const PLATFORM: &str = "existing network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}\n";

    /// The labels at the mark.
    fn labels(text: &str) -> Vec<String> {
        let (analysis, position) = marked(&format!("{PLATFORM}{text}"));
        completions(&analysis, position).items.into_iter().map(|item| item.label).collect()
    }

    /// The text of the last line with an item accepted.
    fn accepted(text: &str, label: &str) -> String {
        let (analysis, position) = marked(text);
        let found = completions(&analysis, position);
        let item =
            found.items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("no {label}"));
        let mut text = analysis.text(position.file).to_owned();
        text.replace_range(found.replaced.range(), &item.text);
        text
    }

    #[test]
    fn a_resource_takes_every_type() {
        let types = labels("resource \"a\" {\n  type = \"AWS::SN|\"\n}");
        assert!(types.len() > 1_800 && types.contains(&"AWS::SNS::Topic".to_owned()));
        assert_eq!(
            accepted("resource \"a\" {\n  type = \"AWS::S|NS::T\"\n}", "AWS::SNS::Topic"),
            "resource \"a\" {\n  type = \"AWS::SNS::Topic\"\n}"
        );
        assert!(labels("resource \"a\" {\n  metadata = { type = \"|\" }\n}").is_empty());
    }

    #[test]
    fn properties_are_offered_at_every_depth_what_is_required_first() {
        let topic = |properties: &str| {
            labels(&format!(
                "resource \"a\" {{\n  type = \"AWS::SNS::Topic\"\n  properties = {{ {properties} }}\n}}"
            ))
        };
        let names = topic("|");
        assert!(
            names.contains(&"DisplayName".to_owned()) && !names.contains(&"TopicArn".to_owned()),
            "{names:?}"
        );
        assert!(!topic("DisplayName = \"a\", |").contains(&"DisplayName".to_owned()));
        assert_eq!(topic("Subscription = [{ | }]"), ["Endpoint", "Protocol"]);
        assert_eq!(topic("Subscription = [{ Endpoint = \"a\", | }]"), ["Protocol"]);
        assert_eq!(topic("DisplayName = { | }"), [""; 0]);
        let group = labels(
            "resource \"a\" {\n  type = \"AWS::AutoScaling::AutoScalingGroup\"\n  properties = { | }\n}",
        );
        assert_eq!(group.iter().take(2).map(String::as_str).collect::<Vec<_>>(), ["MaxSize", "MinSize"]);
        assert_eq!(
            accepted(
                "resource \"a\" {\n  type = \"AWS::SNS::Topic\"\n  properties = { Disp| }\n}",
                "DisplayName"
            ),
            "resource \"a\" {\n  type = \"AWS::SNS::Topic\"\n  properties = { DisplayName =  }\n}"
        );
    }

    #[test]
    fn the_values_that_the_schema_lists_are_offered() {
        let table = |properties: &str| {
            labels(&format!(
                "resource \"a\" {{\n  type = \"AWS::DynamoDB::Table\"\n  properties = {{ {properties} }}\n}}"
            ))
        };
        assert_eq!(table("BillingMode = \"|\""), ["PAY_PER_REQUEST", "PROVISIONED"]);
        assert_eq!(table("AttributeDefinitions = [{ AttributeType = \"|\" }]"), ["B", "N", "S"]);
        let chosen = table("BillingMode = aws.region == \"a\" ? |");
        assert_eq!(chosen[..2], ["\"PAY_PER_REQUEST\"", "\"PROVISIONED\""]);
        let values = table("BillingMode = |");
        assert_eq!(values[..2], ["\"PAY_PER_REQUEST\"", "\"PROVISIONED\""]);
        assert_eq!(table("TableName = \"|\""), [""; 0]);
        assert_eq!(table("DeletionProtectionEnabled = |")[..2], ["true", "false"]);
        assert!(table("DeletionProtectionEnabled = |").contains(&"null".to_owned()));
    }

    #[test]
    fn the_attributes_of_a_resource_stand_behind_its_name() {
        let outputs = |path: &str| {
            labels(&format!(
                "resource \"db\" {{\n  type = \"AWS::RDS::DBInstance\"\n}}\noutput a = resource.db.{path}"
            ))
        };
        let all = outputs("|");
        assert!(all.contains(&"ref".to_owned()) && all.contains(&"Endpoint.Address".to_owned()), "{all:?}");
        assert_eq!(outputs("Endpoint.|"), ["Address", "HostedZoneId", "Port"]);
    }

    #[test]
    fn logical_ids_are_of_resources_that_their_block_becomes() {
        let volume = |text: &str| labels(&format!("volume \"a\" {{\n  network = network.main\n  {text}\n}}"));
        let ids = volume("logical_ids = { | }");
        assert!(
            ids.contains(&"FileSystem".to_owned()) && ids.contains(&"MountTarget0".to_owned()),
            "{ids:?}"
        );
        assert_eq!(volume("logical_ids = { Mount|"), ids);
        // The key is the compiler's id, also of what has another one already.
        let others = volume("logical_ids = { FileSystem = \"Storage\", | }");
        assert!(!others.contains(&"FileSystem".to_owned()) && !others.contains(&"Storage".to_owned()));
        let ids = volume("logical_ids = { FileSystem = \"Storage\" }\n  override \"|\" {}");
        assert!(ids.contains(&"FileSystem".to_owned()), "{ids:?}");
    }

    #[test]
    fn an_override_is_of_a_resource_that_its_block_becomes() {
        let cluster =
            |text: &str| labels(&format!("cluster \"web\" {{\n  network = network.main\n  {text}\n}}"));
        let ids = cluster("override \"|\" {}");
        assert!(
            ids.contains(&"AutoScalingGroup".to_owned()) && ids.contains(&"LaunchTemplate".to_owned()),
            "{ids:?}"
        );
        assert_eq!(cluster("override \"|"), ids);
        let names = cluster("override \"AutoScalingGroup\" {\n    properties = { | }\n  }");
        assert!(names.contains(&"TerminationPolicies".to_owned()), "{names:?}");
        let half = cluster("override \"AutoScalingGroup\" {\n    properties = { Termi|");
        assert!(half.contains(&"TerminationPolicies".to_owned()), "{half:?}");
    }
}
