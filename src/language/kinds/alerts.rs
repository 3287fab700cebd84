//! `alerts`: who is told when something is wrong.

use crate::language::{Block, Field, Phase, RawBlock, Shape};
use crate::types::{Arn, Const, Expr, ExprKind, Ref, StackName, Type, Value, Values};

block! {
    /// A topic to which the alarms of other blocks go, and who is subscribed to it.
    ///
    /// `alerts = alerts.ops` in `project` makes it the topic of all blocks; each block may name its own, or `null`.
    /// With it, a block has the alarms of its kind, which nested `alarm` blocks tune or switch off. Each alarm costs
    /// what CloudWatch asks for one: about $0.10 a month, and about $0.10 for each further metric that it calculates
    /// with.
    pub struct Alerts "alerts" [Name] overridable {
        /// The addresses that get an e-mail. Each gets a message first in which the subscription must be confirmed.
        email: Values<String> = "[]" [pattern: "[^@\\s]+@[^@\\s]+", elements: "optional", becomes: "SNS::Subscription"],
        /// The URLs to which messages are posted, which confirm their subscription themselves.
        https: Values<String> = "[]" [pattern: "https://[^\\s]+", elements: "optional", becomes: "SNS::Subscription"],
        /// The ARN of a customer managed key that encrypts the topic. Its policy must allow
        /// `cloudwatch.amazonaws.com` and the service-linked role of Auto Scaling to use it (`kms:Decrypt` and
        /// `kms:GenerateDataKey*`). The AWS managed key of SNS cannot be used, because CloudWatch cannot.
        key: Option<Value<Arn>> [becomes: "SNS::Topic.KmsMasterKeyId"],
        /// The name of the stack of the alerts, also of its files: for a stack that is deployed already. Without it, the name is
        /// `<project>-alerts-<alerts>`.
        stack: Option<Const<StackName>>,
    }
}

block! {
    /// A topic that another stack owns, or one that is given by its ARN.
    ///
    /// If `stack` or `topic` may be `null`, all that notifies is there only if it is not.
    pub struct ExistingAlerts "alerts" [Name] {
        /// The path of the `manifest.json` that `ecsc build` wrote for the program that owns the topic, relative to the
        /// folder of this one and inside its repository. Either `manifest`, `stack` or `topic` is required.
        manifest: Option<Const<String>> [needs_one: ["stack", "manifest", "topic"]],
        /// The name of the alerts in the program that owns them.
        of: Option<Const<String>> [default_note: "the label"],
        /// The stack that owns the topic, whose export `<stack>-TopicARN` is its ARN. With `manifest`, it is only needed
        /// where the stack has another name than there.
        stack: Option<Value<StackName>> [needs_one: ["stack", "manifest", "topic"]],
        /// The ARN of the topic, as an alternative to `stack` and `manifest`.
        topic: Option<Value<Arn>> [needs_one: ["stack", "manifest", "topic"]],
    }
}

results! {
    pub struct AlertsResults of Alerts {
        /// The ARN of the topic.
        topic: Arn => Topic as TopicARN,
    }
}

/// What `alerts` of a block says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Notify {
    /// Nothing: what the project says counts.
    #[default]
    Inherited,
    /// `null`: nobody is told.
    Nobody,
    /// `alerts.ops`
    To(Ref<Alerts>),
}

impl Notify {
    /// The `alerts` that it names.
    pub fn named(self) -> Option<Ref<Alerts>> {
        match self {
            Self::To(alerts) => Some(alerts),
            Self::Inherited | Self::Nobody => None,
        }
    }
}

impl Field for Notify {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::Kind(Alerts::SCHEMA.name), phase: Phase::Const, optional: true };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let Some(value) = raw.attributes.get(name) else { return Self::Inherited };
        match value.kind {
            ExprKind::Block(id) => Self::To(Ref::new(Some(id), value.span)),
            _ => Self::Nobody,
        }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        *self
    }
}
