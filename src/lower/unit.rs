//! The stacks of a program: which block owns each, what it is called, and in which order they are deployed.

use crate::cfn::naming::{kebab_case, pascal_case};
use crate::ir::by_id;
use crate::ir::kinds::{Cluster, Scaling, Volume};
use crate::ir::{BlockId, BlockKind, Declared, Program};
use crate::source::Span;

/// A stack, by the block that owns it.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) enum Unit<'a> {
    /// A file system.
    Volume(&'a Declared<Volume>),
    /// A cluster with its listeners.
    Cluster(&'a Declared<Cluster>),
    /// The functions of a cluster.
    Scaling(&'a Declared<Scaling>),
}

impl PartialEq for Unit<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl<'a> Unit<'a> {
    /// The stacks of a program: file systems, clusters, functions, each in the order of the source.
    pub(super) fn all(program: &'a Program) -> Vec<Self> {
        let volumes = program.volumes.iter().map(Self::Volume);
        let clusters = program.clusters.iter().map(Self::Cluster);
        let scalings = program.scalings.iter().map(Self::Scaling);
        volumes.chain(clusters).chain(scalings).collect()
    }

    /// The stack that holds what a block becomes; `None` for a block that becomes nothing (`existing`).
    pub(super) fn of(program: &'a Program, block: BlockId) -> Option<Self> {
        match block.kind {
            BlockKind::Volume => by_id(&program.volumes, block).map(Self::Volume),
            BlockKind::Cluster => by_id(&program.clusters, block).map(Self::Cluster),
            BlockKind::Scaling => by_id(&program.scalings, block).map(Self::Scaling),
            BlockKind::Listener => {
                let listener = by_id(&program.listeners, block)?;
                program.cluster(listener.block.cluster).map(Self::Cluster)
            }
            BlockKind::Network | BlockKind::ExistingVolume => None,
        }
    }

    /// The block that owns it.
    pub(super) fn id(self) -> BlockId {
        match self {
            Self::Volume(block) => block.id,
            Self::Cluster(block) => block.id,
            Self::Scaling(block) => block.id,
        }
    }

    /// The conventional stack name, also the file's stem: `platform-efs-shared`.
    pub(in crate::lower) fn stack_name(self, program: &Program) -> String {
        let kind = match self {
            Self::Volume(_) => "efs",
            Self::Cluster(_) => "cluster",
            Self::Scaling(_) => "lambda",
        };
        format!("{}-{kind}-{}", program.name, kebab_case(self.name()))
    }

    /// The parameter by which other stacks know its name: `SharedVolumeStack`.
    pub(super) fn parameter(self) -> String {
        format!("{}{}Stack", pascal_case(self.name()), pascal_case(self.kind()))
    }

    /// Its head, for the source map.
    pub(super) fn origin(self) -> Span {
        match self {
            Self::Volume(block) => block.head,
            Self::Cluster(block) => block.head,
            Self::Scaling(block) => block.head,
        }
    }

    /// The label of its block.
    pub(in crate::lower) fn name(self) -> &'a str {
        match self {
            Self::Volume(block) => &block.name.value,
            Self::Cluster(block) => &block.name.value,
            Self::Scaling(block) => &block.name.value,
        }
    }

    /// The kind of its block.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Volume(_) => "volume",
            Self::Cluster(_) => "cluster",
            Self::Scaling(_) => "scaling",
        }
    }

    /// The template's description: the block's doc comment, or what such a stack owns.
    pub(super) fn description(self) -> String {
        let docs = match self {
            Self::Volume(block) => &block.docs,
            Self::Cluster(block) => &block.docs,
            Self::Scaling(block) => &block.docs,
        };
        if let Some(docs) = docs.as_deref().map(str::trim).filter(|docs| !docs.is_empty()) {
            return docs.to_string();
        }
        let name = self.name();
        match self {
            Self::Volume(_) => format!("The volume {name}: a file system and its mount targets."),
            Self::Cluster(_) => format!("The cluster {name}: its instances and load balancers."),
            Self::Scaling(_) => format!("The scaling {name}: functions that measure and drain its cluster."),
        }
    }
}
