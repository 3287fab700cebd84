//! Nested blocks of workloads: logs and permissions.

use super::Properties;
use crate::types::{Arn, Const, Days, Value, Values};

block! {
    /// The log group of the tasks. What a container writes to its standard output and standard error goes there; if
    /// CloudWatch cannot take it, messages are lost, and the container does not wait.
    pub struct TaskLogs "logs" [None] {
        /// How long logs are kept.
        retention: Value<Days> = "30d" [days: [crate::aws::retention::RETENTION_DAYS], becomes: "Logs::LogGroup.RetentionInDays"],
        /// A customer managed key that encrypts the logs; its policy must allow CloudWatch Logs to use it.
        key: Option<Value<Arn>> [becomes: "Logs::LogGroup.KmsKeyId"],
    }
}

block! {
    /// What the program in the tasks may do in AWS: a statement of the policy of the task role.
    pub struct Permission "permission" [None] {
        /// The actions that are allowed: `["sqs:SendMessage", "s3:Get*"]`.
        actions: Const<Vec<String>>,
        /// The ARNs of the resources, which may contain `*` and `?`, or `"*"` for all.
        resources: Values<String> [elements: "optional"],
        /// When the permission applies: operators, keys and values as IAM has them.
        conditions: Properties = "{}",
    }
}
