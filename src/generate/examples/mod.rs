//! Examples of each kind, written by hand, for its page. A test compiles them, as it does every block of a document.

/// The examples of a kind, in Markdown.
pub(super) fn of(kind: &str) -> Option<&'static str> {
    EXAMPLES.iter().find(|(of, _)| *of == kind).map(|(_, text)| *text)
}

const EXAMPLES: [(&str, &str); 11] = [
    ("project", include_str!("project.md")),
    ("moved", include_str!("moved.md")),
    ("network", include_str!("network.md")),
    ("alerts", include_str!("alerts.md")),
    ("volume", include_str!("volume.md")),
    ("cluster", include_str!("cluster.md")),
    ("listener", include_str!("listener.md")),
    ("scaling", include_str!("scaling.md")),
    ("service", include_str!("service.md")),
    ("job", include_str!("job.md")),
    ("resource", include_str!("resource.md")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::kinds::{KINDS, OTHERS};

    #[test]
    fn every_kind_has_an_example_and_every_example_a_kind() {
        let mut kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        kinds.extend(OTHERS.iter().map(|block| block.name));
        let mut shown: Vec<&str> = EXAMPLES.iter().map(|(of, _)| *of).collect();
        kinds.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, kinds);
        assert!(EXAMPLES.iter().all(|(_, text)| text.contains("```ecs fragment")));
    }
}
