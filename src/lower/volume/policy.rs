//! The policies of a file system and of its key.

use crate::cfn::Value;
use crate::lower::policy::{account, via_service};

/// What administrators of the account may do with the key: everything but use it. `kms:*` would make the statement about its use
/// meaningless, and KMS rejects a policy that lets nobody manage the key.
const ADMINISTRATION: [&str; 16] = [
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DeleteAlias",
    "kms:Describe*",
    "kms:Disable*",
    "kms:Enable*",
    "kms:Get*",
    "kms:List*",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:RotateKeyOnDemand",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
];

/// What EFS does with the key on behalf of whoever may use the file system.
const USE: [&str; 6] = [
    "kms:CreateGrant",
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey*",
    "kms:ReEncrypt*",
];

/// The key's policy: administration by the account, use through EFS alone.
pub(super) fn key() -> Value {
    let administration = Value::map([
        ("Sid", Value::from("Administration")),
        ("Effect", Value::from("Allow")),
        ("Principal", Value::map([("AWS", account())])),
        ("Action", Value::list(ADMINISTRATION)),
        ("Resource", Value::from("*")),
    ]);
    // Whoever may mount the file system needs no permission for the key: EFS uses it on their behalf, and nobody else can.
    let through_efs = Value::map([(
        "StringEquals",
        Value::map([
            ("kms:ViaService", via_service("elasticfilesystem")),
            ("kms:CallerAccount", Value::reference("AWS::AccountId")),
        ]),
    )]);
    let usage = Value::map([
        ("Sid", Value::from("UseThroughEfs")),
        ("Effect", Value::from("Allow")),
        ("Principal", Value::map([("AWS", "*")])),
        ("Action", Value::list(USE)),
        ("Resource", Value::from("*")),
        ("Condition", through_efs),
    ]);
    document([administration, usage])
}

/// The policy of the file system: nothing without TLS, and otherwise what is allowed without a policy. A policy replaces that default, so
/// with the Deny alone nobody could mount.
pub(super) fn tls_only() -> Value {
    clients(Value::from("*"))
}

/// The same, and only for those whom a policy of the account allows it: a client without credentials is nobody of the account.
pub(super) fn by_iam() -> Value {
    clients(account())
}

fn clients(who: Value) -> Value {
    let mount = Value::map([
        ("Sid", Value::from("MountThroughMountTargets")),
        ("Effect", Value::from("Allow")),
        ("Principal", Value::map([("AWS", who)])),
        (
            "Action",
            Value::list([
                "elasticfilesystem:ClientMount",
                "elasticfilesystem:ClientWrite",
                "elasticfilesystem:ClientRootAccess",
            ]),
        ),
        ("Condition", is("elasticfilesystem:AccessedViaMountTarget", "true")),
    ]);
    let no_plain_text = Value::map([
        ("Sid", Value::from("NothingWithoutTls")),
        ("Effect", Value::from("Deny")),
        ("Principal", Value::map([("AWS", "*")])),
        ("Action", Value::from("*")),
        ("Condition", is("aws:SecureTransport", "false")),
    ]);
    document([mount, no_plain_text])
}

fn is(key: &'static str, value: &'static str) -> Value {
    Value::map([("Bool", Value::map([(key, value)]))])
}

fn document(statements: [Value; 2]) -> Value {
    Value::map([("Version", Value::from("2012-10-17")), ("Statement", Value::list(statements))])
}
