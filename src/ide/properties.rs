//! Properties by CloudFormation's names, as editors ask about them: which type the resource of a `resource` or `override` has.

use indexmap::IndexMap;

use super::Analysis;
use crate::aws::resource_types::{self, ResourceType};
use crate::cfn::Stack;
use crate::diagnostics::Edit;
use crate::ir::Program;
use crate::resolve::{Names, plain_text};
use crate::source::Span;
use crate::syntax::{Node, ast};

/// The type of a declared `resource`.
pub(super) fn of_resource(names: &Names, name: &str) -> Option<ResourceType> {
    names.block("resource", name)?.resource_type()
}

/// The type of a resource that a block becomes.
pub(super) fn of_override(analysis: &Analysis, block: &ast::Block, id: &str) -> Option<ResourceType> {
    let found = made(analysis, block).into_iter().find(|(known, _)| known == id);
    resource_types::find(found?.1)
}

/// The resources that a block becomes: their logical ids, with the type of each.
pub(super) fn made(analysis: &Analysis, block: &ast::Block) -> Vec<(String, &'static str)> {
    let name = block.labels.first().and_then(|label| plain_text(&label.value)).unwrap_or_default();
    let kind = block.kind.value.as_str();
    let found = made_in(analysis.program(), &analysis.lowered().stacks, (kind, name));
    if !found.is_empty() {
        return found;
    }
    // What names them is wrong as long as it is being written. Without that the program may be right.
    let edits: Vec<Edit> = naming(block).map(|span| Edit { span, text: String::new() }).collect();
    let edited = analysis.edited_here(&edits).filter(|_| !edits.is_empty());
    edited
        .map(|state| made_in(&state.program, &state.lower(analysis.format()).stacks, (kind, name)))
        .unwrap_or_default()
}

fn made_in(program: &Program, stacks: &[Stack], (kind, name): (&str, &str)) -> Vec<(String, &'static str)> {
    let blocks = program.blocks().filter(|block| block.id.kind().name() == kind && block.name.value == name);
    let mut found: IndexMap<String, &'static str> = IndexMap::new();
    // Copies in stacks of their own have the same ids.
    for block in blocks {
        let resources = stacks.iter().flat_map(|stack| &stack.template.resources);
        let own = resources.filter(|(_, resource)| resource.is_of(block.span, block.id.copy_index()));
        found.extend(own.map(|(id, resource)| (resource.generated_id(id).to_owned(), resource.ty)));
    }
    found.into_iter().collect()
}

/// The overrides and logical ids in a block, and what may become one of them.
fn naming(block: &ast::Block) -> impl Iterator<Item = Span> {
    block.body.entries.iter().filter_map(|entry| match entry {
        ast::Entry::Block(nested) if nested.kind.value == "override" => Some(nested.span),
        ast::Entry::Attribute(attribute) if attribute.key.value == "logical_ids" => Some(attribute.span),
        ast::Entry::Error(span) => Some(*span),
        _ => None,
    })
}

/// Which property a place in the tree is in: the type, and the names from the top; an element of a list is `*`.
pub(super) fn around<'a>(analysis: &Analysis, path: &[Node<'a>]) -> Option<(ResourceType, Vec<&'a str>)> {
    let start =
        path.iter().rposition(|node| matches!(node, Node::Attribute(it) if it.key.value == "properties"))?;
    let resource_type = of_blocks(analysis, path.get(..start)?)?;
    let mut names = Vec::new();
    let mut in_list = false;
    for node in path.get(start + 1..)? {
        match node {
            Node::Attribute(attribute) => names.push(attribute.key.value.as_str()),
            Node::Expr(expr) => {
                names.extend(in_list.then_some("*"));
                in_list = matches!(expr.kind, ast::ExprKind::List(_));
            }
            _ => {}
        }
    }
    Some((resource_type, names))
}

/// The resource type that a `resource` or an `override` around a place speaks of.
pub(super) fn of_blocks(analysis: &Analysis, path: &[Node<'_>]) -> Option<ResourceType> {
    let blocks: Vec<&ast::Block> = path
        .iter()
        .filter_map(|node| match node {
            Node::Block(block) => Some(*block),
            _ => None,
        })
        .collect();
    let label = |block: &ast::Block| plain_text(&block.labels.first()?.value).map(str::to_owned);
    match blocks.as_slice() {
        [resource] if resource.kind.value == "resource" => of_resource(analysis.names(), &label(resource)?),
        [block, change] if change.kind.value == "override" => of_override(analysis, block, &label(change)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::ide::hover;
    use crate::ide::tests::marked;

    /// The first line of what is shown at the mark.
    fn shown(text: &str) -> String {
        let (analysis, position) = marked(text);
        let found = hover(&analysis, position).map(|found| found.markdown).unwrap_or_default();
        found.lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn hovering_shows_types_and_properties_at_every_depth() {
        let topic = |rest: &str| shown(&format!("resource \"a\" {{\n  {rest}\n}}"));
        assert_eq!(topic("type = \"AWS::SN|S::Topic\""), "# AWS::SNS::Topic");
        let property =
            |text: &str| topic(&format!("type = \"AWS::SNS::Topic\"\n  properties = {{ {text} }}"));
        assert_eq!(property("Display|Name = \"a\""), "# AWS::SNS::Topic.DisplayName");
        let endpoint = "Subscription = [{ End|point = \"a\", Protocol = \"sqs\" }]";
        assert_eq!(property(endpoint), "# AWS::SNS::Topic.Subscription.Endpoint");
    }

    #[test]
    fn hovering_shows_the_resource_that_is_overridden() {
        let text = |rest: &str| {
            format!(
                "existing network \"main\" {{\n  stack = \"vpc\"\n  zones = 2\n}}\ncluster \"web\" {{\n  network = network.main\n  override {rest}\n}}"
            )
        };
        let id = "\"AutoScaling|Group\" {\n    properties = { TerminationPolicies = [] }\n  }";
        assert_eq!(shown(&text(id)), "# AWS::AutoScaling::AutoScalingGroup");
        let name =
            "\"AutoScalingGroup\" {\n    properties = { Termination|Policies = [\"OldestInstance\"] }\n  }";
        assert_eq!(shown(&text(name)), "# AWS::AutoScaling::AutoScalingGroup.TerminationPolicies");
    }

    #[test]
    fn hovering_shows_what_an_attribute_is() {
        let text = "resource \"db\" {\n  type = \"AWS::RDS::DBInstance\"\n}\noutput a = resource.db.Endpoint.Add|ress";
        let (analysis, position) = marked(text);
        let found = hover(&analysis, position).expect("something to say").markdown;
        assert!(found.starts_with("```ecs\nresource.db.Endpoint.Address: string\n```"), "{found}");
        assert!(found.contains("# AWS::RDS::DBInstance.Endpoint.Address"), "{found}");
    }
}
