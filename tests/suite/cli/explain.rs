//! `ecsc explain`.

use ecsc::generate::reference;
use snapbox::str;

use super::Folder;

#[test]
fn a_code_is_explained_with_examples() {
    Folder::with(&[]).ecsc(["explain", "w0692"]).assert().success().stdout_eq(str![[r#"
warning W0692: suppression of an unknown warning

Only warnings can be suppressed, by their code: `W` and four digits. Errors cannot be suppressed: a
program with an error cannot be built, or would not work.

Reported:

    # ecsc-allow W9999: there is no such warning
    param vpc_stack: stack_name

    existing network "main" {
      stack = param.vpc_stack
      zones = 3
    }

    volume "shared" {
      network = network.main
    }

`ecsc explain --list` shows all codes.

Accepted:

    param vpc_stack: stack_name

    existing network "main" {
      stack = param.vpc_stack
      zones = 3
    }

    volume "shared" {
      network = network.main
    }

"#]]);
}

#[test]
fn an_attribute_is_explained_with_type_default_and_bounds() {
    Folder::with(&[]).ecsc(["explain", "volume.key.rotation_period"]).assert().success().stdout_eq(str![[
        r#"
volume.key.rotation_period

`duration?`, optional

How often the key is rotated, if it is. Without it, every 365 days.

- From `90d` to `2560d`.
- A compile-time value.
- Becomes `KMS::Key.RotationPeriodInDays`.

"#
    ]]);
}

#[test]
fn a_kind_lists_its_attributes_blocks_and_results() {
    let (status, page, _) = Folder::with(&[]).run(["explain", "volume"]);
    assert_eq!(status, 0);
    for part in ["\nencrypted\n", "\nkey { ... }\n", "ecsc explain volume.key", "volume.<name>.arn"] {
        assert!(page.contains(part), "{part:?} in {page}");
    }
}

#[test]
fn a_page_is_plain_when_it_is_piped_and_coloured_when_that_is_wanted() {
    let folder = Folder::with(&[]);
    assert!(!folder.run(["explain", "volume"]).1.contains('\u{1b}'));
    assert!(folder.run(["explain", "volume", "--color", "always"]).1.contains("\u{1b}[1m"));
}

#[test]
fn the_list_has_every_code_once_in_order() {
    let (_, list, _) = Folder::with(&[]).run(["explain", "--list"]);
    let codes: Vec<&str> =
        list.lines().filter_map(|line| line.split_once("  ")).map(|(code, _)| code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
    let known: Vec<&str> = ecsc::diagnostics::catalog::all().map(|code| code.id).collect();
    assert_eq!(codes.len(), known.len());
    for kind in ["volume", "cluster", "listener", "scaling", "network", "project", "join"] {
        assert!(list.lines().any(|line| line == kind), "{kind}");
    }
}

#[test]
fn words_of_the_language_types_and_files_are_explained() {
    let folder = Folder::with(&[]);
    let page = |subject: &str| {
        let (status, page, error) = folder.run(["explain", subject]);
        assert_eq!(status, 0, "{subject}: {error}");
        page
    };
    for word in ["param", "var", "let", "output", "assert", "existing", "for", "aws"] {
        assert!(page(word).contains("Accepted:"), "{word}");
    }
    for ty in ["string", "duration", "size", "list", "arn", "bool"] {
        assert!(page(ty).lines().count() > 2, "{ty}");
    }
    assert!(page("ecsc.toml").contains("[levels]") && page(".ecsvars").contains("--var-file"));
    assert!(page("root_volume").starts_with("cluster.instances.root_volume\n"), "{}", page("root_volume"));
    assert!(page("cluster.type").contains("cluster.instances.type"), "{}", page("cluster.type"));
    assert!(page("encrypted").contains("ecsc explain volume.encrypted"), "{}", page("encrypted"));
    assert_eq!(folder.run(["explain", "AWS::ECS::Cluster"]).0, 0);
}

#[test]
fn every_word_and_sign_of_the_language_is_explained() {
    let words = ecsc::language::words::keywords()
        .into_iter()
        .chain(ecsc::language::words::FOR)
        .chain(ecsc::language::words::CONSTANTS)
        .chain(ecsc::language::words::namespaces())
        .chain(ecsc::language::words::types())
        .chain(ecsc::language::words::functions())
        .chain(ecsc::language::words::nested_blocks())
        .chain(ecsc::language::words::attributes())
        .chain(ecsc::language::words::enum_values())
        .chain(["??", "? :", "..", "&&", "${", "$${", "<<-", "///", "aws.region", "each.key", "heredoc"])
        .chain(["levels", "environments", "vars", "var_file", "ecsc-allow", "ecsvars"]);
    for word in words {
        let page = reference::page(word).unwrap_or_else(|unknown| panic!("{word}: {unknown:?}"));
        assert!(page.lines().count() > 2, "{word}: {page}");
    }
}

#[test]
fn a_word_of_cloudformation_or_terraform_is_explained_by_what_it_is_here() {
    let folder = Folder::with(&[]);
    for (word, ours) in [
        ("InstanceType", "cluster.instances.type"),
        ("MinSize", "scaling.size"),
        ("AWS::EFS::FileSystem", "`volume.encrypted` becomes `EFS::FileSystem.Encrypted`"),
        ("AWS::AutoScaling::AutoScalingGroup", "ecsc explain cluster"),
        ("aws_lb_listener", "listener \"name\""),
        ("gp3", "`cluster.instances.root_volume.type = gp3`"),
        ("export", "In the body of `output`"),
        ("regions", "project.regions"),
        ("data", "`cluster.subnets = data`"),
        ("data", "ecsc explain network.data"),
    ] {
        let (status, page, error) = folder.run(["explain", word]);
        assert_eq!(status, 0, "{word}: {error}");
        assert!(page.contains(ours), "{word}: {page}");
    }
}

#[test]
fn the_page_of_a_kind_has_examples() {
    let (_, page, _) = Folder::with(&[]).run(["explain", "scaling"]);
    assert!(page.contains("\nExamples\n") && page.contains("    scaling \"web\" {\n"), "{page}");
}

#[test]
fn what_is_unknown_is_answered_with_what_is_near() {
    let folder = Folder::with(&[]);
    let error = |subject: &str| {
        let (status, _, error) = folder.run(["explain", subject]);
        assert_eq!(status, 2, "{subject}");
        error
    };
    assert_eq!(error("volum"), "error: there is no code, kind or function `volum`; did you mean `volume`?\n");
    assert_eq!(error("volume.encryptd"), "error: `volume` has no `encryptd`; did you mean `encrypted`?\n");
    assert!(error("W0699").starts_with("error: there is no code `W0699`; did you mean W06"));
}

#[test]
fn a_resource_type_of_cloudformation_is_explained() {
    Folder::with(&[]).ecsc(["explain", "AWS::SNS::Subscription"]).assert().success().stdout_eq(str![[r#"
AWS::SNS::Subscription

A resource type of CloudFormation.

Properties

- `Protocol`: required, a string. A change replaces the resource.
- `TopicArn`: required, a string. A change replaces the resource.
- `DeliveryPolicy`: a JSON document or a string.
- `Endpoint`: a string. A change replaces the resource.
- `FilterPolicy`: a JSON document or a string.
- `FilterPolicyScope`: a string.
- `RawMessageDelivery`: `true` or `false`.
- `RedrivePolicy`: a JSON document or a string.
- `Region`: a string. Some changes replace the resource.
- `ReplayPolicy`: a JSON document or a string.
- `SubscriptionRoleArn`: a string.

Attributes

`Fn::GetAtt` gives `Arn`.

"#]]);
}

#[test]
fn a_property_of_a_resource_type_is_explained() {
    Folder::with(&[]).ecsc(["explain", "AWS::SNS::Topic.Subscription"]).assert().success().stdout_eq(str![[
        r#"
AWS::SNS::Topic.Subscription

The value: a list, each an object of `Endpoint`, `Protocol`.

Properties

- `Endpoint`: required, a string.
- `Protocol`: required, a string.

"#
    ]]);
}

#[test]
fn a_misspelt_resource_type_or_property_finds_its_nearest() {
    let folder = Folder::with(&[]);
    for (subject, message) in [
        (
            "AWS::SNS::Topc",
            "error: CloudFormation has no resource type `AWS::SNS::Topc`; did you mean `AWS::SNS::Topic`?\n",
        ),
        (
            "AWS::SNS::Topic.DisplyName",
            "error: `AWS::SNS::Topic` has no property `DisplyName`; did you mean `DisplayName`?\n",
        ),
        ("My::Own::Thing", "error: CloudFormation has no resource type `My::Own::Thing`\n"),
    ] {
        folder.ecsc(["explain", subject]).assert().code(2).stderr_eq(message);
    }
}
