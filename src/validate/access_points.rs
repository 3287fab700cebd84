//! Access points: paths and permissions that EFS accepts.

use std::collections::BTreeMap;

use super::facts::texts;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names::name_collision::name_collision;
use crate::diagnostics::catalog::platform::{
    access_point_path::{Fault, access_point_path},
    access_point_permissions::access_point_permissions,
};
use crate::ir::{Const, Nested, Program, Value};
use crate::language::kinds::{AccessPoint, Volume};
use crate::source::Span;

/// Source: the pattern of `RootDirectory.Path` in the API of EFS.
const MAX_LENGTH: usize = 100;
const MAX_DEPTH: usize = 4;
const REFUSED: &str = "$#<>;`|&?{}^*\n";

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for volume in &program.volumes {
        names(&volume.block.access_point, sink);
    }
    for (path, permissions) in program.volumes.iter().flat_map(|volume| folders(&volume.block)) {
        for (text, span) in texts(program, path) {
            path_of(text, span, sink);
        }
        for (text, span) in texts(program, permissions) {
            permissions_of(text, span, sink);
        }
    }
}

/// The path and the permissions of a folder that are constants.
pub(super) fn folder(path: &Const<String>, permissions: &Const<String>, sink: &mut Sink) {
    if let Some(text) = path.known() {
        path_of(text, path.span, sink);
    }
    if let Some(text) = permissions.known() {
        permissions_of(text, permissions.span, sink);
    }
}

fn path_of(text: &str, span: Span, sink: &mut Sink) {
    if let Some((fault, better)) = find_fault(text) {
        sink.push(access_point_path(span, text, fault, better.as_deref()));
    }
}

fn permissions_of(text: &str, span: Span, sink: &mut Sink) {
    if !is_octal(text) {
        sink.push(access_point_permissions(span, text, octal(text).as_deref()));
    }
}

/// The path and the permissions of each folder that EFS creates.
fn folders(volume: &Volume) -> impl Iterator<Item = (&Value<String>, &Value<String>)> {
    let root = volume.root.iter().map(|root| (&root.block.path, &root.block.permissions));
    let others = volume.access_point.iter().map(|it| (&it.block.path, &it.block.permissions));
    root.chain(others)
}

/// Names that differ here and are the same logical id in CloudFormation: `a1` and `a_1`. Equal names are reported by the checker.
fn names(access_points: &[Nested<AccessPoint>], sink: &mut Sink) {
    let mut seen: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for access_point in access_points {
        let (Some(name), Some(label)) = (access_point.label_text(), &access_point.label) else { continue };
        let id = pascal_case(name);
        match seen.get(&id) {
            Some((other, place)) if *other != name => {
                sink.push(name_collision(label.span, "access_point", name, *place, other, &id));
            }
            Some(_) => {}
            None => {
                seen.insert(id, (name, label.span));
            }
        }
    }
}

/// What is wrong with a path, and the path without it.
fn find_fault(path: &str) -> Option<(Fault, Option<String>)> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let normalized = format!("/{}", parts.join("/"));
    // The faults are in the order of their weight. The last ones have a fix, which must not be
    // offered for a path that is wrong otherwise.
    if let Some(character) = path.chars().find(|c| REFUSED.contains(*c) || c.is_control()) {
        return Some((Fault::Character(character), None));
    }
    if path.chars().count() > MAX_LENGTH {
        return Some((Fault::Long, None));
    }
    if parts.len() > MAX_DEPTH {
        return Some((Fault::Deep, None));
    }
    if parts.iter().any(|part| part.starts_with('.')) {
        return Some((Fault::Dots, None));
    }
    let better = (!parts.is_empty()).then(|| normalized.clone());
    if !path.starts_with('/') {
        return Some((Fault::Relative, better));
    }
    (path != normalized).then_some((Fault::Slashes, better))
}

fn is_octal(text: &str) -> bool {
    matches!(text.len(), 3 | 4) && text.bytes().all(|b| (b'0'..=b'7').contains(&b))
}

/// `rwxr-x---` as `0750`, `0o750` and `00750` as `0750`.
fn octal(text: &str) -> Option<String> {
    // Other tools and languages write it like this, and the user who did wants the fix, not the lesson.
    let digits = text.trim_start_matches("0o").trim_start_matches('0');
    if digits.len() == 3 && is_octal(digits) {
        return Some(format!("0{digits}"));
    }
    let letters: Vec<char> = text.chars().collect();
    if letters.len() != 9 {
        return None;
    }
    let mut octal = String::from("0");
    for three in letters.chunks(3) {
        let mut digit = 0;
        for (letter, (wanted, value)) in three.iter().zip([('r', 4), ('w', 2), ('x', 1)]) {
            match *letter {
                letter if letter == wanted => digit += value,
                '-' => {}
                _ => return None,
            }
        }
        octal.push_str(&digit.to_string());
    }
    Some(octal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_absolute_paths_are_taken() {
        for path in ["/", "/uploads", "/a/b/c/d", "/with blank", "/a.b"] {
            assert_eq!(find_fault(path), None, "{path}");
        }
    }

    #[test]
    fn what_efs_refuses_is_named_and_corrected_where_it_can_be() {
        let better = |text: &str| Some(text.to_string());
        for (path, fault, normalized) in [
            ("uploads", Fault::Relative, better("/uploads")),
            ("", Fault::Relative, None),
            ("/uploads/", Fault::Slashes, better("/uploads")),
            ("//a//b", Fault::Slashes, better("/a/b")),
            ("/a/../b", Fault::Dots, None),
            ("/a/b/c/d/e", Fault::Deep, None),
            ("/a|b", Fault::Character('|'), None),
        ] {
            assert_eq!(find_fault(path), Some((fault, normalized)), "{path}");
        }
        assert_eq!(find_fault(&format!("/{}", "x".repeat(100))).unwrap().0, Fault::Long);
    }

    #[test]
    fn permissions_become_octal_digits() {
        assert_eq!(octal("rwxr-x---").as_deref(), Some("0750"));
        assert_eq!(octal("0o755").as_deref(), Some("0755"));
        assert_eq!(octal("00755").as_deref(), Some("0755"));
        assert_eq!(octal("r-xrwx--q"), None);
        assert_eq!(octal("all"), None);
        assert!(is_octal("755") && is_octal("0755") && is_octal("1777") && !is_octal("0789"));
    }
}
