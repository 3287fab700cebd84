//! The whole program, block by block.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::attached::Attached;
use super::kinds::{
    Alerts, Cluster, ExistingAlerts, ExistingCluster, ExistingListener, ExistingNetwork, ExistingVolume, Job,
    LaunchType, Listener, LogDriver, Network, Notify, Project, Resource, Scaling, Service, Strategy, Volume,
    Workload, resource_results,
};
use super::{
    BlockId, BlockKind, ClusterRef, Const, Declared, Expr, Foreign, Former, Home, ListenerRef, NetworkRef,
    Own, Param, ParamId, Ref, Running, VolumeRef, by_id, launch, shapes,
};
use crate::cfn::naming::kebab_case;
use crate::emit::ListenerFacts;
use crate::language::{AnyBlock, Only, ResultSchema};
use crate::source::{Span, Spanned};
use crate::types::written::whole;

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
    /// What other stacks import it as, without the name of its stack: `Url` of `${AWS::StackName}-Url`; and where the program says so.
    pub export: Option<Spanned<String>>,
    /// The whole declaration.
    pub span: Span,
}

/// `assert param.a != param.b, "..."` over params; one over constants has been evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct Assert {
    /// What must hold, of what `Rules` can express.
    pub condition: Expr,
    /// What is said if it does not.
    pub message: String,
    /// The whole declaration.
    pub span: Span,
}

/// The value that a `var` has.
#[derive(Debug, Clone, PartialEq)]
pub struct VarValue {
    /// Its name.
    pub name: String,
    /// The value; unknown if it was reported.
    pub value: Expr,
    /// What the source of the value is called; `None` of the default.
    pub source: Option<String>,
}

impl VarValue {
    /// The value as a program would write it, unless it must not be shown.
    pub fn written(&self) -> String {
        whole(&self.value).unwrap_or_else(|| "(secret)".to_owned())
    }
}

macro_rules! program {
    ($($kind:ident { $($block:ident in $list:ident $home:tt;)+ })+) => {
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
            /// The values of the `var`s, in order.
            pub vars: Vec<VarValue>,
            /// The params, in order.
            pub params: Vec<Param>,
            $($(
                #[doc = concat!("The blocks of type [`", stringify!($block), "`], in the order of their ids.")]
                pub $list: Vec<Declared<$block>>,
            )+)+
            /// The outputs, in order.
            pub outputs: Vec<Output>,
            /// The asserts over params, in order.
            pub asserts: Vec<Assert>,
            /// What manifests of other programs say of blocks.
            pub foreign: BTreeMap<BlockId, Arc<Foreign>>,
            attached: Attached,
        }

        impl Program {
            /// A program without declarations.
            pub fn new(
                name: String,
                project: Project,
                project_span: Option<Span>,
                docs: Option<String>,
            ) -> Self {
                Self {
                    name,
                    project,
                    project_span,
                    docs,
                    vars: Vec::new(),
                    params: Vec::new(),
                    $($($list: Vec::new(),)+)+
                    outputs: Vec::new(),
                    asserts: Vec::new(),
                    foreign: BTreeMap::new(),
                    attached: Attached::default(),
                }
            }

            /// Takes over some blocks of another program, with what `decide` makes of their deploy-time values.
            pub fn decide_blocks(
                &mut self,
                program: &Self,
                blocks: &BTreeSet<BlockId>,
                decide: &mut dyn FnMut(&Expr) -> Expr,
            ) {
                $($({
                    let chosen = blocks.iter().filter_map(|id| by_id(&program.$list, *id));
                    self.$list = chosen.map(|block| block.decided(decide)).collect();
                })+)+
                self.attach();
            }

            /// Gives blocks the former names that they keep.
            pub fn keep_names(&mut self, former: &Former) {
                if !former.is_empty() {
                    $($(
                        for block in &mut self.$list {
                            let key = block.key.as_ref().map(|key| key.value.as_str());
                            block.former = former.name_of((block.id.declared(), key));
                        }
                    )+)+
                }
            }

            /// Every block, kind by kind.
            pub fn blocks(&self) -> impl Iterator<Item = &Declared<dyn AnyBlock>> {
                std::iter::empty()$($(.chain(self.$list.iter().map(any)))+)+
            }

            /// The block of an id.
            pub fn get(&self, id: BlockId) -> Option<&Declared<dyn AnyBlock>> {
                match id.kind() {
                    $($(BlockKind::$block => by_id(&self.$list, id).map(any),)+)+
                }
            }
        }
    };
}

kinds!(program);

fn any<B: AnyBlock + 'static>(block: &Declared<B>) -> &Declared<dyn AnyBlock> {
    block
}

impl Program {
    /// Finds what belongs to each cluster, and what follows from it, once all blocks are there: see [`Program::scaling_of`] and [`Program::listeners_of`].
    pub fn attach(&mut self) {
        launch::fill(&mut self.services, &mut self.jobs, (&self.clusters, &self.existing_clusters));
        let shapes = shapes::of_clusters(self.workloads());
        shapes::fill(&mut self.scalings, &shapes);
        self.attached = Attached::of(&self.scalings, &self.listeners, &self.resources);
    }

    /// The block in whose stacks a block stands; none for an `existing` one.
    pub fn owner(&self, id: BlockId) -> Option<BlockId> {
        match id.kind().home() {
            Home::Own(_) => Some(id),
            Home::Host => self.get(id)?.block.host(),
            Home::Shared(_) => match self.get(id)?.block.host() {
                Some(host) => self.owner(host),
                None => self.attached.first_sharing(),
            },
            Home::Elsewhere => None,
        }
    }

    /// The words in the names of the stacks that a block owns. Without instances, a cluster has no functions.
    pub fn stacks(&self, id: BlockId) -> &'static [&'static str] {
        let words = id.kind().stacks();
        let is_bare = by_id(&self.clusters, id).is_some_and(|cluster| !cluster.block.has_instances());
        if is_bare { words.get(..1).unwrap_or(words) } else { words }
    }

    /// Whether a block is one of those that have certain results.
    pub fn is(&self, id: BlockId, only: Only) -> bool {
        match only {
            Only::Instances => {
                self.cluster_of_id(id).and_then(|it| it.has(LaunchType::Instances)) != Some(false)
            }
            Only::Awsvpc => self.workload(id).is_some_and(|it| it.has_addresses()),
            Only::Awslogs => self.workload(id).is_some_and(|it| it.log_driver() == LogDriver::Awslogs),
        }
    }

    /// The name of a stack of a block that owns stacks, also its files' stem: the conventional one, or another that the block gives it.
    pub fn stack_name(&self, owner: &Declared<dyn AnyBlock>, word: &str) -> String {
        if let Some(name) = owner.block.stack(word).and_then(Const::known) {
            return name.0.clone();
        }
        match owner.id.kind().home() {
            Home::Shared(_) => format!("{}-{word}", self.name),
            _ => self.conventional_name(word, &owner.deployed_name()),
        }
    }

    /// The output of a block of that name. Those of a resource depend on its type.
    pub fn result(&self, id: BlockId, name: &str) -> Option<&'static ResultSchema> {
        let of_type = || {
            let resource_type = by_id(&self.resources, id)?.block.resource_type()?;
            resource_results(resource_type).iter().find(|result| result.name == name)
        };
        id.kind().result(name).or_else(of_type)
    }

    /// The alerts that a block notifies: its own, or those of the project.
    pub fn notified(&self, notify: Notify) -> Option<BlockId> {
        let named = match notify {
            Notify::Inherited => self.project.alerts.named(),
            own => own.named(),
        };
        named?.id
    }

    /// The conventional name of a stack: of the block of this name, and with the word of its kind: `platform-efs-shared`.
    pub fn conventional_name(&self, word: &str, label: &str) -> String {
        format!("{}-{word}-{}", self.name, kebab_case(label))
    }

    /// The param of an id.
    pub fn param(&self, id: ParamId) -> &Param {
        self.params.get(id.0 as usize).unwrap_or_else(|| unreachable!("names::collect gave the param {id:?}"))
    }

    /// The network of a reference, unless the reference was wrong.
    pub fn network(&self, reference: Ref<Network>) -> Option<NetworkRef<'_>> {
        let id = reference.id?;
        let existing = || by_id(&self.existing_networks, id).map(NetworkRef::Existing);
        by_id(&self.networks, id).map(NetworkRef::Created).or_else(existing)
    }

    /// The volume of a reference, unless the reference was wrong.
    pub fn volume(&self, reference: Ref<Volume>) -> Option<VolumeRef<'_>> {
        let id = reference.id?;
        let existing = || by_id(&self.existing_volumes, id).map(VolumeRef::Existing);
        by_id(&self.volumes, id).map(VolumeRef::Created).or_else(existing)
    }

    /// The cluster of a reference, unless the reference was wrong.
    pub fn cluster(&self, reference: Ref<Cluster>) -> Option<ClusterRef<'_>> {
        self.cluster_of_id(reference.id?)
    }

    fn cluster_of_id(&self, id: BlockId) -> Option<ClusterRef<'_>> {
        let existing = || by_id(&self.existing_clusters, id).map(ClusterRef::Existing);
        by_id(&self.clusters, id).map(ClusterRef::Created).or_else(existing)
    }

    /// The cluster that a listener or a scaling changes, unless the reference was wrong.
    pub fn own_cluster(&self, reference: Own<Cluster>) -> Option<&Declared<Cluster>> {
        by_id(&self.clusters, reference.id?)
    }

    /// The listener of a reference, unless the reference was wrong.
    pub fn listener(&self, reference: Ref<Listener>) -> Option<ListenerRef<'_>> {
        let id = reference.id?;
        let existing = || by_id(&self.existing_listeners, id).map(ListenerRef::Existing);
        by_id(&self.listeners, id).map(ListenerRef::Created).or_else(existing)
    }

    /// The scaling of a cluster: at most one in a program without errors, else the first.
    pub fn scaling_of(&self, cluster: BlockId) -> Option<&Declared<Scaling>> {
        self.scalings.get(self.attached.to(cluster)?.scaling?)
    }

    /// Whether a load balancer checks the agents on the instances behind it.
    pub fn checks_agents(&self, listener: &Declared<Listener>) -> bool {
        let cluster = self.own_cluster(listener.block.cluster);
        listener.block.agent_health.value && cluster.is_none_or(|cluster| cluster.block.has_instances())
    }

    /// The listeners of a cluster, in order.
    pub fn listeners_of(&self, cluster: BlockId) -> impl Iterator<Item = &Declared<Listener>> {
        let parts = self.attached.to(cluster);
        parts.into_iter().flat_map(|parts| &parts.listeners).filter_map(|&at| self.listeners.get(at))
    }

    /// The most instances that a cluster may have, and where that is written.
    pub fn max_instances(&self, cluster: ClusterRef) -> Option<(i64, Option<Span>)> {
        match cluster {
            ClusterRef::Created(cluster) => match self.scaling_of(cluster.id) {
                Some(scaling) => Some((*scaling.block.size.max.known()?, Some(scaling.block.size.span))),
                None => number(&cluster.block.instances.block.size),
            },
            ClusterRef::Existing(cluster) => number(cluster.block.instances.as_ref()?.block.size.as_ref()?),
        }
    }

    /// Everything that runs on clusters: services, then jobs, each in the order of the source.
    pub fn workloads(&self) -> impl Iterator<Item = Running<'_>> {
        let services = self.services.iter().map(|service| Running {
            is_daemon: service.block.placement.value == Strategy::Daemon,
            ..Running::of(service, service.block.workload())
        });
        services.chain(self.jobs.iter().map(|job| Running::of(job, job.block.workload())))
    }

    /// What a block runs, if it is one that runs tasks.
    pub fn workload(&self, id: BlockId) -> Option<Workload<'_>> {
        let service = by_id(&self.services, id).map(|service| service.block.workload());
        service.or_else(|| by_id(&self.jobs, id).map(|job| job.block.workload()))
    }

    /// The cluster on which something runs, unless the reference was wrong.
    pub fn cluster_of(&self, running: &Running) -> Option<ClusterRef<'_>> {
        self.cluster(running.workload.cluster)
    }

    /// What a manifest says of a block, if the block has one.
    pub fn foreign(&self, id: BlockId) -> Option<&Foreign> {
        self.foreign.get(&id).map(|foreign| &**foreign)
    }

    /// The same of a listener: its cluster has the manifest.
    pub fn foreign_listener(&self, id: BlockId) -> Option<(&Foreign, &ListenerFacts)> {
        let listener = by_id(&self.existing_listeners, id)?;
        let foreign = self.foreign(listener.within?)?;
        Some((foreign, foreign.listener(&listener.name.value)?))
    }
}

fn number(value: &Const<i64>) -> Option<(i64, Option<Span>)> {
    Some((*value.known()?, value.written()))
}
