//! What a program offers to others: the part of `manifest.json` that `existing ... { manifest = "..." }` of another program reads. What
//! only a deployment knows is not in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::json;

/// The version of the format. A change of what a field means raises it; a further field does not.
pub const OFFERS_VERSION: u32 = 1;

/// The blocks of a program that others may use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offers {
    /// The version of the format.
    pub version: u32,
    /// The blocks, kind by kind, each in the order of the source.
    pub blocks: Vec<Offer>,
}

impl Default for Offers {
    fn default() -> Self {
        Self { version: OFFERS_VERSION, blocks: Vec::new() }
    }
}

/// A block that other programs may use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Its name: the label, and of a copy the label and the key.
    pub name: String,
    /// The name of the stack that exports what it is.
    pub stack: String,
    /// The names of its exports, without that of the stack.
    pub exports: Vec<String>,
    /// The kind, and what is known of it.
    #[serde(flatten)]
    pub facts: Facts,
    /// Of a cluster the hash of the facts, which its stack exports as `Facts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts_hash: Option<String>,
}

/// What is known of a block, by its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "facts", rename_all = "snake_case")]
pub enum Facts {
    /// A `network`.
    Network(NetworkFacts),
    /// An `alerts`.
    Alerts(AlertsFacts),
    /// A `volume`.
    Volume(VolumeFacts),
    /// A `cluster`.
    Cluster(ClusterFacts),
    /// A `listener`.
    Listener(ListenerFacts),
}

impl Facts {
    /// The word of the kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Network(_) => "network",
            Self::Alerts(_) => "alerts",
            Self::Volume(_) => "volume",
            Self::Cluster(_) => "cluster",
            Self::Listener(_) => "listener",
        }
    }
}

/// What is known of a network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkFacts {
    /// The block of addresses.
    pub cidr: String,
    /// The number of Availability Zones.
    pub zones: i64,
    /// How private subnets reach the internet: `per_zone`, `single`, `none`.
    pub nat: String,
    /// The services that are reached without the internet.
    pub endpoints: Vec<String>,
    /// Whether there are data subnets.
    pub data: bool,
    /// Whether it has IPv6 addresses.
    pub ipv6: bool,
}

/// What is known of alerts: nothing but that they are there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AlertsFacts {}

/// What is known of a volume.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct VolumeFacts {
    /// The names of its access points.
    pub access_points: Vec<String>,
    /// Whether clients need permissions of IAM.
    pub iam: bool,
    /// Whether clients must use TLS.
    pub tls: bool,
}

/// What is known of a cluster.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ClusterFacts {
    /// The stack of its network, where that is one of the program's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<OfferedNetwork>,
    /// The level of Container Insights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container_insights: Option<String>,
    /// Whether it has the capacity providers of Fargate.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fargate: bool,
    /// The instances, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instances: Option<InstanceFacts>,
    /// How long the tasks of a draining instance may take, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drain_timeout: Option<i64>,
    /// The names of the volumes of the same program that the instances may reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volumes: Option<Vec<String>>,
}

/// The network of a cluster.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OfferedNetwork {
    /// Its name.
    pub name: String,
    /// Its stack.
    pub stack: String,
}

/// What is known of the instances of a cluster.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct InstanceFacts {
    /// The types that the cluster may have; none where only the deployment knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// Their architecture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    /// The largest number of instances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest: Option<i64>,
    /// The memory that the agent keeps from containers, in MiB.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserved_memory: Option<i64>,
    /// Whether there may be Spot Instances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spot: Option<bool>,
    /// How long a container may take to stop, in seconds, where the task does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_timeout: Option<i64>,
    /// How many hops the answers of the metadata service make: 1 reaches no container, 2 does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata_hop_limit: Option<u8>,
    /// The log drivers that tasks may use; none where they are those of the image.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub logging_drivers: Vec<String>,
}

/// What is known of a listener.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ListenerFacts {
    /// The name of its cluster.
    pub cluster: String,
    /// The name with which its exports begin, where that is not its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exported_as: Option<String>,
    /// `internet_facing` or `internal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// Whether rules are added to an HTTPS listener: `always`, `never`, `parameter`.
    pub https: String,
    /// The same of the ports with a label that are always there, by label.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labelled: BTreeMap<String, String>,
    /// Whether it reaches identity providers, on port 443.
    #[serde(default, skip_serializing_if = "is_false")]
    pub providers: bool,
    /// The ports, as far as they are known.
    pub ports: Vec<u16>,
    /// The rules of the listener itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleFacts>,
    /// The rules of the program's services.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<RuleFacts>,
    /// How many rules and target groups there are beside these: those of the agents' health.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub further: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A rule of a listener.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RuleFacts {
    /// Whose it is: `service.api`, `listener.public`.
    pub owner: String,
    /// Its name, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The label of the port on which it is, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Its place among the rules.
    pub priority: i64,
    /// Host names; none is everything, as in all lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub host: Vec<String>,
    /// Whether there are host names that only the deployment knows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_hosts: bool,
    /// Paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// Methods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub method: Vec<String>,
    /// Parts of the query.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<String>,
    /// Blocks of addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// Header fields with their values.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub header: BTreeMap<String, Vec<String>>,
}

/// The hash of what a cluster's stack says of the cluster and its listeners: a service that was compiled with other facts has another.
pub fn facts_hash(cluster: &ClusterFacts, listeners: &[(&str, &ListenerFacts)]) -> String {
    let own: Vec<_> = listeners
        .iter()
        // Routes are in the stacks of their services.
        .map(|(name, facts)| (name, ListenerFacts { routes: Vec::new(), ..(*facts).clone() }))
        .collect();
    let digest = format!("{:x}", Sha256::digest(json::minified(&(OFFERS_VERSION, cluster, own))));
    digest.chars().take(16).collect()
}

/// Why a text is not a manifest that offers something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOffered {
    /// It is no JSON, for this reason.
    NotJson(String),
    /// It is JSON, but nothing that `build` wrote.
    NotManifest,
    /// It is by a compiler of this version, which did not write offers yet.
    Older(String),
    /// It is by a compiler of this version, which writes them in a newer format.
    Newer(String),
    /// The offers are not as a compiler writes them.
    Broken(String),
}

/// What a manifest offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// The project's name.
    pub project: String,
    /// The blocks.
    pub blocks: Vec<Offer>,
}

impl Offered {
    /// Reads the text of a manifest.
    ///
    /// # Errors
    /// If it offers nothing that this compiler can read.
    pub fn read(text: &str) -> Result<Self, NotOffered> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|error| NotOffered::NotJson(error.to_string()))?;
        let text = |key: &str| value.get(key).and_then(serde_json::Value::as_str).map(str::to_owned);
        let (Some(version), Some(project), Some(_)) = (text("ecsc"), text("project"), value.get("stacks"))
        else {
            return Err(NotOffered::NotManifest);
        };
        let Some(offers) = value.get("offers") else { return Err(NotOffered::Older(version)) };
        if offers.get("version").and_then(serde_json::Value::as_u64) > Some(OFFERS_VERSION.into()) {
            return Err(NotOffered::Newer(version));
        }
        let offers = Offers::deserialize(offers).map_err(|error| NotOffered::Broken(error.to_string()))?;
        Ok(Self { project, blocks: offers.blocks })
    }

    /// The offer of a kind and a name.
    pub fn offer(&self, kind: &str, name: &str) -> Option<&Offer> {
        self.blocks.iter().find(|offer| offer.facts.kind() == kind && offer.name == name)
    }

    /// The names of the blocks of a kind.
    pub fn names(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter(move |offer| offer.facts.kind() == kind).map(|offer| offer.name.as_str())
    }

    /// The listeners of a cluster.
    pub fn listeners(&self, cluster: &str) -> impl Iterator<Item = (&Offer, &ListenerFacts)> {
        self.blocks.iter().filter_map(move |offer| match &offer.facts {
            Facts::Listener(facts) if facts.cluster == cluster => Some((offer, facts)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_manifest_is_told_apart() {
        let read = |text: &str| Offered::read(text).map(|offered| offered.blocks.len());
        assert!(matches!(read("x"), Err(NotOffered::NotJson(_))));
        assert_eq!(read("[]"), Err(NotOffered::NotManifest));
        assert_eq!(read(r#"{"ecsc": "1", "project": "p"}"#), Err(NotOffered::NotManifest));
        let manifest = |offers: &str| format!(r#"{{"ecsc": "0.9", "project": "p", "stacks": []{offers}}}"#);
        assert_eq!(read(&manifest("")), Err(NotOffered::Older("0.9".into())));
        assert_eq!(read(&manifest(r#", "offers": {"version": 99}"#)), Err(NotOffered::Newer("0.9".into())));
        assert!(matches!(read(&manifest(r#", "offers": 1"#)), Err(NotOffered::Broken(_))));
        let wrong = r#", "offers": {"version": 1, "blocks": [{"name": "a", "stack": "s", "exports": [], "kind": "x"}]}"#;
        assert!(matches!(read(&manifest(wrong)), Err(NotOffered::Broken(_))));
        let alerts = r#", "offers": {"version": 1, "blocks": [
            {"name": "ops", "stack": "s", "exports": [], "kind": "alerts", "facts": {}, "future": 1}]}"#;
        assert_eq!(read(&manifest(alerts)), Ok(1));
    }

    #[test]
    fn an_offer_is_read_as_it_is_written() {
        let listener = ListenerFacts { cluster: "web".into(), https: "always".into(), ..Default::default() };
        let offer = |name: &str, facts| Offer {
            name: name.into(),
            stack: "platform-cluster-web".into(),
            exports: vec!["Cluster".into()],
            facts,
            facts_hash: None,
        };
        let blocks = vec![
            offer("web", Facts::Cluster(ClusterFacts::default())),
            offer("public", Facts::Listener(listener)),
        ];
        let offers = Offers { blocks, ..Offers::default() };
        let text = json::pretty(
            &serde_json::json!({ "ecsc": "1", "project": "p", "stacks": [], "offers": &offers }),
        );
        let read = Offered::read(&text).unwrap();
        assert_eq!(read.blocks, offers.blocks);
        assert_eq!(
            read.listeners("web").map(|(offer, _)| offer.name.as_str()).collect::<Vec<_>>(),
            ["public"]
        );
    }
}
