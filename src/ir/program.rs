//! The whole program, block by block.

use indexmap::IndexMap;

use super::kinds::{Cluster, ExistingNetwork, ExistingVolume, Listener, Project, Scaling, Volume};
use super::{Attached, BlockId, BlockKind, Expr, Param, ParamId, Ref};
use crate::source::{Span, Spanned};

/// A top-level block with what every block has.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared<B> {
    /// How references name it.
    pub id: BlockId,
    /// Its label.
    pub name: Spanned<String>,
    /// Its doc comment.
    pub docs: Option<String>,
    /// Its deploy-time guard; a block whose constant guard is false is not in the program.
    pub guard: Option<Expr>,
    /// Its own tags; the project's are in [`Program::project`].
    pub tags: IndexMap<String, Expr>,
    /// Kind and label: what messages about the whole block point at.
    pub head: Span,
    /// All of it.
    pub span: Span,
    /// What it says.
    pub block: B,
}

/// `output url = "..." { export = true }`
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// The name as written.
    pub name: Spanned<String>,
    /// The name in CloudFormation: `Url`.
    pub logical_id: String,
    /// The description: the body's, or the doc comment.
    pub description: Option<String>,
    /// The value.
    pub value: Expr,
    /// Whether other stacks may import it as `${AWS::StackName}-Url`.
    pub export: bool,
    /// The whole declaration.
    pub span: Span,
}

/// `assert param.a != param.b, "..."` over params; one over constants has been judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Assert {
    /// What must hold, of what `Rules` can express.
    pub condition: Expr,
    /// What is said if it does not.
    pub message: String,
    /// The whole declaration.
    pub span: Span,
}

/// A volume, of this program or of another stack.
#[derive(Debug, Clone, Copy)]
pub enum VolumeRef<'a> {
    /// `volume "shared" { ... }`
    Created(&'a Declared<Volume>),
    /// `existing volume "shared" { ... }`
    Existing(&'a Declared<ExistingVolume>),
}

/// A checked program.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// The project's name: of its block, or of the folder or file. The prefix of all stacks.
    pub name: String,
    /// What the `project` block says, or its defaults.
    pub project: Project,
    /// Where the project is declared, if it is.
    pub project_span: Option<Span>,
    /// The project's doc comment.
    pub docs: Option<String>,
    /// The params, in order.
    pub params: Vec<Param>,
    /// `existing network`
    pub networks: Vec<Declared<ExistingNetwork>>,
    /// `volume`
    pub volumes: Vec<Declared<Volume>>,
    /// `existing volume`
    pub existing_volumes: Vec<Declared<ExistingVolume>>,
    /// `cluster`
    pub clusters: Vec<Declared<Cluster>>,
    /// `listener`
    pub listeners: Vec<Declared<Listener>>,
    /// `scaling`
    pub scalings: Vec<Declared<Scaling>>,
    /// The outputs, in order.
    pub outputs: Vec<Output>,
    /// The asserts over params, in order.
    pub asserts: Vec<Assert>,
    /// What belongs to each cluster: see [`Program::scaling_of`] and [`Program::listeners_of`].
    pub attached: Attached,
}

impl Program {
    /// The param of an id.
    pub fn param(&self, id: ParamId) -> &Param {
        self.params.get(id.0 as usize).unwrap_or_else(|| unreachable!("names::collect gave the param {id:?}"))
    }

    /// The network of a reference, unless the reference was wrong.
    pub fn network(&self, reference: Ref<ExistingNetwork>) -> Option<&Declared<ExistingNetwork>> {
        let id = reference.id?;
        by_id(&self.networks, id)
    }

    /// The volume of a reference, unless the reference was wrong.
    pub fn volume(&self, reference: Ref<Volume>) -> Option<VolumeRef<'_>> {
        let id = reference.id?;
        match id.kind {
            BlockKind::ExistingVolume => by_id(&self.existing_volumes, id).map(VolumeRef::Existing),
            _ => by_id(&self.volumes, id).map(VolumeRef::Created),
        }
    }

    /// The cluster of a reference, unless the reference was wrong.
    pub fn cluster(&self, reference: Ref<Cluster>) -> Option<&Declared<Cluster>> {
        let id = reference.id?;
        by_id(&self.clusters, id)
    }

    /// The scaling of a cluster: at most one in a program without errors, else the first.
    pub fn scaling_of(&self, cluster: BlockId) -> Option<&Declared<Scaling>> {
        self.scalings.get(self.attached.to(self, cluster)?.scaling?)
    }

    /// The listeners of a cluster, in order.
    pub fn listeners_of(&self, cluster: BlockId) -> impl Iterator<Item = &Declared<Listener>> {
        let parts = self.attached.to(self, cluster);
        parts.into_iter().flat_map(|parts| &parts.listeners).filter_map(|&at| self.listeners.get(at))
    }
}

/// The block of an id: a list is in the order of its ids.
pub fn by_id<B>(blocks: &[Declared<B>], id: BlockId) -> Option<&Declared<B>> {
    blocks.binary_search_by_key(&id, |block| block.id).ok().and_then(|index| blocks.get(index))
}
