//! The kinds of blocks, listed once: what has to know each of them is made of this list.

/// Expands another macro with the list of kinds. Each has its blocks: the typed block, the program's list of them, and where
/// in the templates one of them stands:
///
/// - `[owns volume "efs" by stack]`: in a stack of its own, whose name has the word: `platform-efs-shared`, unless the attribute
///   gives it another one, and which the module of that name lowers. What a dot reaches is in the first of several;
/// - `[within cluster]`: in the stacks of the block that the attribute names;
/// - `[shares "resources"]`: in one stack with all of its kind, `platform-resources`, or in that of the block that its `in` names;
/// - `[existing by stack]`: in none. Where one of the attributes is null at deployment, there is no such block.
macro_rules! kinds {
    ($expand:ident) => {
        $expand! {
            network {
                Network in networks [owns network "network" by stack];
                ExistingNetwork in existing_networks [existing by stack];
            }
            alerts {
                Alerts in alerts [owns alerts "alerts" by stack];
                ExistingAlerts in existing_alerts [existing by stack topic];
            }
            volume {
                Volume in volumes [owns volume "efs" by stack];
                ExistingVolume in existing_volumes [existing by stack file_system];
            }
            cluster {
                Cluster in clusters [owns cluster "cluster" by stack, lambda "lambda" by lambda_stack];
                ExistingCluster in existing_clusters [existing by stack name];
            }
            listener {
                Listener in listeners [within cluster];
                ExistingListener in existing_listeners [existing by stack arn];
            }
            scaling {
                Scaling in scalings [within cluster];
            }
            service {
                Service in services [owns service "service" by stack];
            }
            resource {
                Resource in resources [shares "resources"];
            }
        }
    };
}

macro_rules! block_kinds {
    ($($kind:ident { $($block:ident in $list:ident $home:tt;)+ })+) => {
        /// What a block is: its kind, and whether it is an `existing` one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum BlockKind {
            $($(
                #[doc = concat!("A `", stringify!($kind), "`.")]
                $block,
            )+)+
        }

        impl BlockKind {
            /// Every one, in the order in which a program usually declares them.
            pub const ALL: &[Self] = &[$($(Self::$block,)+)+];

            /// The word that declares it.
            pub fn name(self) -> &'static str {
                match self {
                    $($(Self::$block => stringify!($kind),)+)+
                }
            }

            /// Of an `existing` block the attributes that say which it is. Where one of them is null, there is no such block.
            pub const fn given_by(self) -> &'static [&'static str] {
                match self {
                    $($(Self::$block => given_by_names!($home),)+)+
                }
            }

            /// Where in the templates it stands.
            pub const fn home(self) -> Home {
                match self {
                    $($(Self::$block => home!($home),)+)+
                }
            }
        }
    };
}

macro_rules! home {
    ([owns $($module:ident $word:literal by $attribute:ident),+]) => {
        Home::Own(&[$($word),+])
    };
    ([within $host:ident]) => {
        Home::Host
    };
    ([shares $word:literal]) => {
        Home::Shared(&[$word])
    };
    ([existing by $($attribute:ident)+]) => {
        Home::Elsewhere
    };
}

macro_rules! given_by_names {
    ([existing by $($attribute:ident)+]) => {
        &[$(stringify!($attribute)),+]
    };
    ($home:tt) => {
        &[]
    };
}

kinds!(block_kinds);

/// Where in the templates a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// In stacks of its own, whose names have these words: `platform-efs-shared`.
    Own(&'static [&'static str]),
    /// In a stack of another block: a listener in that of its cluster.
    Host,
    /// In one stack with the others of its kind, or in that of another block. The stack is that of the first of them.
    Shared(&'static [&'static str]),
    /// In no stack of the program: it exists already.
    Elsewhere,
}

impl BlockKind {
    /// What a word declares, alone or after `existing`.
    pub fn find(name: &str, existing: bool) -> Option<Self> {
        let is_it = |kind: &Self| kind.name() == name && kind.is_existing() == existing;
        Self::ALL.iter().copied().find(is_it)
    }

    /// Whether it is declared with `existing`.
    pub const fn is_existing(self) -> bool {
        matches!(self.home(), Home::Elsewhere)
    }

    /// The words in the names of the stacks that it owns.
    pub fn stacks(self) -> &'static [&'static str] {
        match self.home() {
            Home::Own(words) | Home::Shared(words) => words,
            Home::Host | Home::Elsewhere => &[],
        }
    }
}
