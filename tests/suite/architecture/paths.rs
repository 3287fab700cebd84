//! The paths that a source file names, as paths from the root of the crate.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Token, tokens};

/// A path from the root of the crate: `["diagnostics", "catalog"]`.
pub(super) type ModulePath = Vec<String>;

/// The module of a file: `["syntax", "ast"]` of `syntax/ast.rs`, `["syntax"]` of `syntax/mod.rs`.
pub(super) fn module_of(file: &str) -> ModulePath {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|name| !matches!(*name, "lib" | "main")).map(str::to_owned).collect()
}

/// Every path of this crate that a file names, in `use`s and elsewhere. `modules` are those of the crate: a path may begin with one that
/// stands in the file's own module.
pub(super) fn paths(file: &str, code: &str, modules: &BTreeSet<ModulePath>) -> BTreeSet<ModulePath> {
    let tokens = tokens(code);
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        module: module_of(file),
        inline: Vec::new(),
        depth: 0,
        modules,
        found: Vec::new(),
    };
    reader.file();
    expanded(reader.found, modules)
}

/// A path, and the name by which the rest of the file knows what it leads to.
struct Path {
    segments: ModulePath,
    /// Whether it begins at a module that the file knows by itself.
    absolute: bool,
    name: Option<String>,
}

/// The paths of the crate: those that are, and those that begin with a name that one of them brought into the file.
fn expanded(found: Vec<Path>, modules: &BTreeSet<ModulePath>) -> BTreeSet<ModulePath> {
    let mut names: BTreeMap<String, ModulePath> = BTreeMap::new();
    for path in found.iter().filter(|path| path.absolute) {
        match path.name.as_deref() {
            Some("*") => {
                let inside = modules.iter().filter(|module| {
                    module.len() == path.segments.len() + 1 && module.starts_with(&path.segments)
                });
                names.extend(inside.filter_map(|module| Some((module.last()?.clone(), module.clone()))));
            }
            Some(name) => drop(names.insert(name.to_owned(), path.segments.clone())),
            None => {}
        }
    }
    let path = |path: Path| {
        if path.absolute {
            return Some(path.segments);
        }
        let (first, rest) = path.segments.split_first()?;
        let mut segments = names.get(first)?.clone();
        segments.extend_from_slice(rest);
        Some(segments)
    };
    found.into_iter().filter_map(path).collect()
}

struct Reader<'t, 'm> {
    tokens: &'t [Token<'t>],
    at: usize,
    /// The module of the file.
    module: ModulePath,
    /// The modules `mod name { ... }` around, each with the depth of braces around it.
    inline: Vec<(String, usize)>,
    depth: usize,
    modules: &'m BTreeSet<ModulePath>,
    found: Vec<Path>,
}

impl<'t> Reader<'t, '_> {
    fn next(&mut self) -> Option<Token<'t>> {
        let token = self.tokens.get(self.at).copied();
        self.at += 1;
        token
    }

    fn peek(&self, ahead: usize) -> Option<Token<'t>> {
        self.tokens.get(self.at + ahead).copied()
    }

    fn file(&mut self) {
        while let Some(token) = self.next() {
            match token {
                Token::Word("use") => self.tree(Vec::new()),
                Token::Word("mod") => self.inline_module(),
                Token::Word(first) => self.expression(first),
                Token::Open => self.depth += 1,
                Token::Close => {
                    self.depth = self.depth.saturating_sub(1);
                    self.inline.retain(|(_, depth)| *depth < self.depth);
                }
                _ => {}
            }
        }
    }

    /// `mod name {`
    fn inline_module(&mut self) {
        if let (Some(Token::Word(name)), Some(Token::Open)) = (self.peek(0), self.peek(1)) {
            self.inline.push((name.to_owned(), self.depth));
        }
        self.at += 1;
    }

    /// What follows `use`, or what stands in its braces: `a::{b, c::*} as d`.
    fn tree(&mut self, mut prefix: Vec<&'t str>) {
        loop {
            match self.next() {
                Some(Token::Word("as")) => {
                    let Some(Token::Word(name)) = self.next() else { return };
                    self.push(&prefix, Some(name));
                    return;
                }
                Some(Token::Word(word)) => prefix.push(word),
                Some(Token::Colons) => {}
                Some(Token::Star) => {
                    self.push(&prefix, Some("*"));
                    return;
                }
                Some(Token::Open) => {
                    while !matches!(self.peek(0), Some(Token::Close) | None) {
                        self.tree(prefix.clone());
                        if self.peek(0) == Some(Token::Comma) {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                // The end of the tree is for whoever is around it.
                _ => {
                    self.at -= 1;
                    if prefix.last() == Some(&"self") && prefix.len() > 1 {
                        prefix.pop();
                    }
                    self.push(&prefix, prefix.last().copied());
                    return;
                }
            }
        }
    }

    /// A path outside of `use`: `crate::diagnostics::Code`.
    fn expression(&mut self, first: &'t str) {
        let mut segments = vec![first];
        while let (Some(Token::Colons), Some(Token::Word(word))) = (self.peek(0), self.peek(1)) {
            segments.push(word);
            self.at += 2;
        }
        if segments.len() > 1 {
            self.push(&segments, None);
        }
    }

    fn push(&mut self, segments: &[&str], name: Option<&str>) {
        let Some((first, mut rest)) = segments.split_first() else { return };
        let mut own = self.module.clone();
        own.extend(self.inline.iter().map(|(name, _)| name.clone()));
        let (absolute, mut path) = match *first {
            "crate" => (true, Vec::new()),
            "self" => (true, own),
            "super" => {
                own.pop();
                while let Some((&"super", after)) = rest.split_first() {
                    own.pop();
                    rest = after;
                }
                (true, own)
            }
            child => {
                own.push(child.to_owned());
                if self.modules.contains(&own) { (true, own) } else { (false, vec![child.to_owned()]) }
            }
        };
        path.extend(rest.iter().map(|&segment| segment.to_owned()));
        self.found.push(Path { segments: path, absolute, name: name.map(str::to_owned) });
    }
}

#[test]
fn paths_are_found_in_every_spelling() {
    let modules = ["diagnostics/mod.rs", "diagnostics/catalog/mod.rs", "diagnostics/render/mod.rs"]
        .map(module_of)
        .into();
    let found = |file, code| {
        let joined = |path: ModulePath| path.join("::");
        paths(file, code, &modules).into_iter().map(joined).collect::<Vec<_>>()
    };
    let at_root = |code| found("compile.rs", code);
    assert_eq!(at_root("use crate::source::Span;"), ["source::Span"]);
    assert_eq!(
        at_root("pub(crate) use crate::{cfn::{self, Value}, aws as facts,\n};"),
        ["aws", "cfn", "cfn::Value"]
    );
    assert_eq!(
        at_root("fn f() -> crate::ir::Type { $crate::check::values(1) }"),
        ["check::values", "ir::Type"]
    );
    assert_eq!(
        at_root("use crate::diagnostics as d; d::catalog::find(id)"),
        ["diagnostics", "diagnostics::catalog::find"]
    );
    assert_eq!(
        at_root("use crate::diagnostics::*; catalog::find(id)"),
        ["diagnostics", "diagnostics::catalog::find"]
    );
    assert_eq!(at_root("use std::fmt; fmt::Display"), [""; 0]);
    assert_eq!(found("diagnostics/mod.rs", "pub use catalog::CODES;"), ["diagnostics::catalog::CODES"]);
    assert_eq!(found("diagnostics/mod.rs", "pub use self::catalog::CODES;"), ["diagnostics::catalog::CODES"]);
    assert_eq!(
        found("diagnostics/control.rs", "use super::{Code, catalog};"),
        ["diagnostics::Code", "diagnostics::catalog"]
    );
    assert_eq!(found("diagnostics/catalog/a.rs", "super::super::super::cfn::Value"), ["cfn::Value"]);
    assert_eq!(
        found("lsp/routes.rs", "mod lsp { use super::A; }\nuse super::B;"),
        ["lsp::B", "lsp::routes::A"]
    );
}
