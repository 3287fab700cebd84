//! `existing ... { manifest = "..." }`: what the manifest of another program says of a block takes the place of what would be said by
//! hand.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::Checker;
use super::copies::key_spans;
use super::file_reader::{MAX_MANIFEST, ReadError};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::platform::{
    beside_manifest::{beside_manifest, without_manifest},
    manifest_unreadable::{self, manifest_unreadable},
    manifest_version::{self, manifest_version},
    not_a_manifest,
    not_offered::{Wanted, not_offered},
    unknown_offered_listener::{self, unknown_offered_listener},
};
use crate::emit::{ClusterFacts, Facts, NotOffered, Offer, Offered};
use crate::ir::{BlockId, Expr, ExprKind, Foreign, Program};
use crate::language::RawBlock;
use crate::resolve::{BlockEntry, Names, OfferedListeners, attribute, identifier_fix};
use crate::source::Span;
use crate::syntax::ast;

mod facts;

/// What says which block of which manifest is meant.
const MANIFEST: &str = "manifest";
const OF: &str = "of";
const LISTENERS: &str = "listeners";

/// What may be written beside `manifest`: the name of the stack, and what the other program does not know.
const BESIDE: [&str; 5] = [MANIFEST, OF, LISTENERS, "stack", "network"];

/// The manifests that were read, by path.
#[derive(Debug, Default)]
pub struct Manifests(RefCell<BTreeMap<String, Result<Arc<Offered>, Fault>>>);

/// Why a manifest says nothing.
#[derive(Debug, Clone)]
enum Fault {
    Unreadable(ReadError),
    NotOffered(NotOffered),
}

/// The names that manifests declare: listeners of existing clusters. They must be known before anything else is checked.
pub fn offered_listeners(names: &Names, input: super::Input<'_>) -> Vec<OfferedListeners> {
    let has_manifest = |entry: &&BlockEntry| entry.has_manifest() && entry.kind.name == "cluster";
    let entries: Vec<&BlockEntry> = names.blocks.values().filter(has_manifest).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    // What is wrong is reported when the blocks themselves are checked.
    let sink = crate::diagnostics::Sink::default();
    let input = super::Input { recording: false, ..input };
    let mut checker = Checker::new(names, input, &sink);
    entries.into_iter().map(|entry| checker.listeners_of(entry)).collect()
}

impl BlockEntry {
    /// Whether what it is comes from the manifest of another program.
    pub(super) fn has_manifest(&self) -> bool {
        self.id.kind().is_existing() && attribute(&self.block.body, MANIFEST).is_some()
    }
}

/// The listeners of a manifest by their names in this program, each with the place that names it.
type Renamed<'o> = Vec<(String, Span, &'o Offer)>;

impl<'a> Checker<'a, '_> {
    /// The listeners that the manifest of a cluster declares: of a cluster with `for_each` those of all its copies.
    fn listeners_of(&mut self, entry: &'a BlockEntry) -> OfferedListeners {
        let host = entry.id;
        let mut common: Option<Vec<(String, Span)>> = None;
        let mut incomplete = false;
        let ids = if entry.repeated { self.copy_ids(entry) } else { vec![entry.id] };
        for id in ids {
            let found = self.in_copy(entry, id, |checker| {
                let value = attribute(&entry.block.body, MANIFEST)?;
                if checker.is_absent(value) {
                    return Some(Vec::new());
                }
                let path = checker.constant_of(value)?;
                let offered = checker.read_manifest(&path).ok()?;
                let of = checker.of(entry).map(|(name, _)| name)?;
                offered.offer("cluster", &of)?;
                let renamed = checker.renamed(entry, &offered, &of, value.span);
                incomplete |= checker.has_unknown(entry, &renamed);
                Some(renamed.into_iter().map(|(name, span, _)| (name, span)).collect::<Vec<_>>())
            });
            let Some(found) = found else {
                return OfferedListeners { host, listeners: None, incomplete: true };
            };
            common = Some(match common {
                None => found,
                Some(before) => {
                    let names: BTreeSet<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
                    before.into_iter().filter(|(name, _)| names.contains(name.as_str())).collect()
                }
            });
        }
        OfferedListeners { host, listeners: common, incomplete }
    }

    /// Whether a name is given to something that is not one of the listeners, which is reported.
    fn has_unknown(&mut self, entry: &'a BlockEntry, renamed: &Renamed<'_>) -> bool {
        let Some(value) = attribute(&entry.block.body, LISTENERS) else { return false };
        match self.ask_here(|checker| checker.expr(value)).kind {
            ExprKind::Map(entries) => entries.keys().any(|key| !renamed.iter().any(|(name, ..)| name == key)),
            _ => true,
        }
    }

    /// The access points of a volume of a manifest, if that says them.
    pub(super) fn offered_points(&mut self, entry: &'a BlockEntry, id: BlockId) -> Option<Vec<String>> {
        match self.offered_facts(entry, id)?.0 {
            Facts::Volume(facts) => Some(facts.access_points),
            _ => None,
        }
    }

    /// What a manifest says of a cluster, and where it is named.
    pub(super) fn offered_cluster(
        &mut self,
        entry: &'a BlockEntry,
        id: BlockId,
    ) -> Option<(ClusterFacts, Span)> {
        match self.offered_facts(entry, id)? {
            (Facts::Cluster(facts), place) => Some((facts, place)),
            _ => None,
        }
    }

    fn offered_facts(&mut self, entry: &'a BlockEntry, id: BlockId) -> Option<(Facts, Span)> {
        let value = attribute(&entry.block.body, MANIFEST).filter(|_| id.kind().is_existing())?;
        self.in_copy(entry, id, |checker| {
            let path = checker.constant_of(value)?;
            let offered = checker.read_manifest(&path).ok()?;
            let (name, _) = checker.of(entry)?;
            Some((offered.offer(entry.kind.name, &name)?.facts.clone(), value.span))
        })
    }

    /// A string that is known when the program is compiled.
    fn constant_of(&mut self, value: &'a ast::Expr) -> Option<String> {
        match self.ask_here(|checker| checker.expr(value)).kind {
            ExprKind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a value is null: then it is as if the attribute were not there.
    fn is_absent(&mut self, value: &'a ast::Expr) -> bool {
        self.ask_here(|checker| checker.expr(value)).kind == ExprKind::Null
    }

    /// The name of the block in the other program, and where it is written if it is; `None` if that is wrong.
    fn of(&mut self, entry: &'a BlockEntry) -> Option<(String, Option<Span>)> {
        match attribute(&entry.block.body, OF) {
            Some(value) if !self.is_absent(value) => Some((self.constant_of(value)?, Some(value.span))),
            _ => Some((entry.name().to_owned(), None)),
        }
    }

    /// The manifest at a path, which is read once.
    fn read_manifest(&mut self, path: &str) -> Result<Arc<Offered>, Fault> {
        let manifests = &self.input.manifests.0;
        if let Some(known) = manifests.borrow().get(path) {
            return known.clone();
        }
        let text = self.input.reader.manifest(path).map_err(Fault::Unreadable);
        let read = text.and_then(|text| Offered::read(&text).map_err(Fault::NotOffered)).map(Arc::new);
        manifests.borrow_mut().insert(path.to_owned(), read.clone());
        read
    }

    /// The listeners of a cluster of a manifest, by the names that they have here.
    fn renamed<'o>(
        &mut self,
        entry: &'a BlockEntry,
        offered: &'o Offered,
        cluster: &str,
        manifest: Span,
    ) -> Renamed<'o> {
        let names = attribute(&entry.block.body, LISTENERS).map(|value| self.ask_here(|it| it.expr(value)));
        let mut others = BTreeMap::new();
        if let Some(ExprKind::Map(entries)) = names.map(|names| names.kind) {
            for (name, value) in entries {
                if let ExprKind::Text(own) = value.kind
                    && identifier_fix(&name).is_none()
                {
                    others.entry(own).or_insert((name, value.span));
                }
            }
        }
        let listeners = offered.listeners(cluster).map(|(offer, _)| match others.get(&offer.name) {
            Some((name, span)) => (name.clone(), *span, offer),
            None => (offer.name.clone(), manifest, offer),
        });
        listeners.collect()
    }

    /// Fills a checked `existing` block with what its manifest says.
    pub(super) fn fill(&mut self, entry: &'a BlockEntry, id: BlockId, raw: &mut RawBlock) {
        if !entry.id.kind().is_existing() {
            return;
        }
        let is_null = |value: &Expr| value.kind == ExprKind::Null;
        if !entry.has_manifest() || raw.attributes.get(MANIFEST).is_some_and(is_null) {
            for (name, value) in
                [OF, LISTENERS].into_iter().filter_map(|name| Some((name, entry.block.body.attribute(name)?)))
            {
                if raw.attributes.contains_key(name) {
                    self.report(without_manifest((value.key.span, value.span), name));
                }
            }
            return;
        }
        let Some(value) = raw.attributes.get(MANIFEST) else { return };
        let span = value.span;
        self.remove_beside(entry, span, raw);
        match self.foreign(entry, raw) {
            Ok(foreign) => {
                facts::fill(raw, &foreign);
                self.foreign.insert(id, Arc::new(foreign));
            }
            Err(diagnostic) => {
                // Where it is, and what it is, is not known.
                raw.attributes.entry("stack").or_insert_with(|| Expr::unknown(span));
                raw.attributes.entry("zones").or_insert_with(|| Expr::unknown(span));
                if let Some(diagnostic) = diagnostic {
                    self.report(*diagnostic);
                }
            }
        }
    }

    /// Reports what is said by hand beside a manifest, which counts alone.
    fn remove_beside(&mut self, entry: &'a BlockEntry, manifest: Span, raw: &mut RawBlock) {
        raw.blocks.clear();
        raw.attributes.retain(|name, _| BESIDE.contains(name));
        let Some(schema) = entry.schema() else { return };
        for part in &entry.block.body.entries {
            let (name, place, whole) = match part {
                ast::Entry::Attribute(attribute) => {
                    (&attribute.key.value, attribute.key.span, attribute.span)
                }
                ast::Entry::Block(block) => (&block.kind.value, block.head(), block.span),
                ast::Entry::Error(_) => continue,
            };
            let is_fact = schema.fields.iter().any(|field| field.name == name.as_str());
            if is_fact && !BESIDE.contains(&name.as_str()) {
                self.report(beside_manifest((place, whole), name, manifest));
            }
        }
    }

    /// What the manifest of a block says of it; what is wrong with it, unless that is reported elsewhere.
    fn foreign(&mut self, entry: &'a BlockEntry, raw: &RawBlock) -> Result<Foreign, Option<Box<Diagnostic>>> {
        let text = |name: &str| match raw.attributes.get(name).map(|value| (&value.kind, value.span)) {
            Some((ExprKind::Text(text), span)) => Ok(Some((text.clone(), span))),
            Some((ExprKind::Null, _)) | None => Ok(None),
            Some(_) => Err(None),
        };
        let Some((path, span)) = text(MANIFEST)? else { return Err(None) };
        let offered =
            self.read_manifest(&path).map_err(|fault| Some(Box::new(explained(span, &path, &fault))))?;
        let kind = entry.kind.name;
        let own = entry.block.labels.first().map_or(entry.block.head(), |label| label.value.span);
        let (name, place) = text(OF)?.unwrap_or_else(|| (entry.name().to_owned(), own));
        let Some(offer) = offered.offer(kind, &name) else {
            let manifest = entry.block.body.attribute(MANIFEST).map_or(span, |it| it.span);
            let of = if place == own { Err(manifest.after()) } else { Ok(place) };
            let wanted = Wanted { kind, name: &name, project: &offered.project, manifest: span, of };
            let names: Vec<&str> = offered.names(kind).collect();
            let others: Vec<&str> =
                offered.blocks.iter().filter(|it| it.name == name).map(|it| it.facts.kind()).collect();
            return Err(Some(Box::new(not_offered(place, wanted, &names, &others))));
        };
        if let Some(why) = facts::fault(offer) {
            return Err(Some(Box::new(not_a_manifest::broken(span, &path, &why))));
        }
        let mut listeners = BTreeMap::new();
        if kind == "cluster" {
            self.report_renaming(entry, &offered, &name);
            for (own, _, offer) in self.renamed(entry, &offered, &name, span) {
                if let Some(why) = facts::fault(offer) {
                    return Err(Some(Box::new(not_a_manifest::broken(span, &path, &why))));
                }
                listeners.insert(own, offer.clone());
            }
        }
        let network = match &offer.facts {
            Facts::Cluster(facts) => facts.network.as_ref(),
            _ => None,
        };
        let network = network.and_then(|network| offered.offer("network", &network.name)).cloned();
        if let Some(why) = network.as_ref().and_then(facts::fault) {
            return Err(Some(Box::new(not_a_manifest::broken(span, &path, &why))));
        }
        Ok(Foreign { span, path, project: offered.project.clone(), offer: offer.clone(), listeners, network })
    }

    /// Reports names for listeners that there are not.
    fn report_renaming(&mut self, entry: &'a BlockEntry, offered: &Offered, cluster: &str) {
        let Some(value) = attribute(&entry.block.body, LISTENERS) else { return };
        let ExprKind::Map(entries) = self.ask_here(|checker| checker.expr(value)).kind else { return };
        let known: Vec<&str> = offered.listeners(cluster).map(|(offer, _)| offer.name.as_str()).collect();
        let keys = key_spans(value);
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for (name, value) in entries {
            let ExprKind::Text(own) = value.kind else { continue };
            if let Some(fixed) = identifier_fix(&name) {
                let place = keys.get(name.as_str()).copied().unwrap_or(value.span);
                self.report(unknown_offered_listener::not_a_name(place, &name, &fixed));
            } else if !known.contains(&own.as_str()) {
                self.report(unknown_offered_listener(value.span, &own, &entry.reference(), &known));
            } else if let Some(first) = seen.insert(own.clone(), value.span) {
                self.report(unknown_offered_listener::twice(value.span, &own, first));
            }
        }
    }

    /// What manifests say of the blocks of a program.
    pub(super) fn take_foreign(&mut self, program: &mut Program) {
        program.foreign = std::mem::take(&mut self.foreign);
    }
}

/// What is wrong with a manifest.
fn explained(span: Span, path: &str, fault: &Fault) -> Diagnostic {
    let why = match fault {
        Fault::Unreadable(error) => match error {
            ReadError::Outside => return manifest_unreadable::outside(span, path),
            ReadError::Missing => "there is no such file".to_owned(),
            ReadError::TooLong(_) => format!("it has more than {} MiB", MAX_MANIFEST >> 20),
            ReadError::NotText => "it is not UTF-8 text".to_owned(),
            ReadError::Other(reason) => reason.clone(),
        },
        Fault::NotOffered(NotOffered::NotJson(why)) => return not_a_manifest::not_json(span, path, why),
        Fault::NotOffered(NotOffered::NotManifest) => return not_a_manifest::not_a_manifest(span, path),
        Fault::NotOffered(NotOffered::Broken(why)) => return not_a_manifest::broken(span, path, why),
        Fault::NotOffered(NotOffered::Older(version)) => return manifest_version(span, path, version),
        Fault::NotOffered(NotOffered::Newer(version)) => return manifest_version::newer(span, path, version),
    };
    manifest_unreadable(span, path, &why)
}
