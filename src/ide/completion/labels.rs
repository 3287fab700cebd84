//! In the label of a nested block of which there is a closed set: `alarm "memory"`.

use super::item::{Completion, CompletionKind};
use super::{Braces, Context};
use crate::ide::cursor::FrameKind;
use crate::ide::manual::Topic;

/// The labels that the block around does not have yet; `None` elsewhere.
pub(super) fn items(ctx: &Context<'_>) -> Option<Vec<Completion>> {
    let outer = ctx.cursor.frames.len().checked_sub(2)?;
    let frame = ctx.cursor.frames.get(outer).filter(|frame| frame.kind == FrameKind::Body)?;
    let [word] = frame.line.as_slice() else { return None };
    let Braces::Block { schema, path, .. } = ctx.braces(outer) else { return None };
    let field = schema.nested(word.text)?;
    let labels = field.rules.labels?;
    let path = format!("{path}.{}", field.name);
    let item = |name: &str| {
        let item = Completion::new(name, CompletionKind::Constant);
        item.about(Topic::Label(path.clone(), name.to_owned()))
    };
    Some(labels.iter().map(|label| item(label.name)).collect())
}

#[cfg(test)]
mod tests {
    use crate::ide::completion::completions;
    use crate::ide::hover;
    use crate::ide::tests::marked;

    fn offered(text: &str) -> Vec<String> {
        let (analysis, position) = marked(text);
        completions(&analysis, position).items.into_iter().map(|item| item.label).collect()
    }

    #[test]
    fn the_labels_of_a_block_are_offered_in_its_string() {
        let labels = offered("volume \"a\" {\n  alarm \"|\" {\n  }\n}");
        assert_eq!(labels, ["io_limit", "burst_credits"]);
        assert!(offered("cluster \"a\" {\n  alarm \"|").contains(&"memory".to_owned()));
        assert!(offered("cluster \"a\" {\n  mount \"|").is_empty());
    }

    #[test]
    fn what_may_be_in_the_block_depends_on_its_label() {
        let of = |label: &str| offered(&format!("scaling \"a\" {{\n  alarm \"{label}\" {{\n    |\n  }}\n}}"));
        assert!(of("errors").contains(&"threshold".to_owned()));
        assert!(!of("silence").contains(&"threshold".to_owned()));
    }

    #[test]
    fn hovering_over_a_label_shows_the_alarm_with_its_defaults() {
        let (analysis, position) = marked("cluster \"a\" {\n  alarm \"mem|ory\" {\n  }\n}");
        let shown = hover(&analysis, position).expect("something to say").markdown;
        assert!(shown.contains("alarm \"memory\"") && shown.contains("`80%`"), "{shown}");
    }
}
