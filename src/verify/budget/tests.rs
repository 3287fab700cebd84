//! Each budget at its border: the last that passes, and the first that does not.

use super::*;
use crate::cfn::{Output as TemplateOutput, Parameter, Property, Resource, Stack, Template};
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Sources};

const STACK: Span = Span { file: FileId(0), start: 0, end: 5 };
const RESOURCE: Span = Span { file: FileId(0), start: 10, end: 15 };
const PROPERTY: Span = Span { file: FileId(0), start: 20, end: 25 };

/// The codes, places and messages that a template gives.
fn diagnostics(template: Template) -> Vec<(&'static str, Span, String)> {
    let mut sources = Sources::default();
    sources.add("web.ecs", "x".repeat(30));
    let stack = Stack { name: "web".into(), depends_on: Vec::new(), template, origin: STACK };
    let mut sink = Sink::default();
    check(&stack, emit::template(&stack.template, Format::Yaml).len(), &mut sink);
    let diagnostic = |d: Diagnostic| (d.code.id, d.primary.span, d.message);
    sink.into_sorted().into_iter().map(diagnostic).collect()
}

fn codes(template: Template) -> Vec<&'static str> {
    diagnostics(template).into_iter().map(|(code, ..)| code).collect()
}

fn with_resources(number: usize, resource: &Resource) -> Template {
    let mut template = Template::default();
    for at in 0..number {
        template.resources.insert(format!("Resource{at}"), resource.clone());
    }
    template
}

fn key() -> Resource {
    Resource::new("AWS::KMS::Key", Some(RESOURCE))
}

fn launch_template(user_data: Value) -> Template {
    let data = Value::map([("UserData", Value::Base64(Box::new(user_data)))]);
    let property = Property { value: data, origin: Some(PROPERTY) };
    with_resources(
        1,
        &Resource::new("AWS::EC2::LaunchTemplate", Some(RESOURCE)).with("LaunchTemplateData", property),
    )
}

#[test]
fn a_template_within_every_budget_gives_nothing() {
    assert_eq!(codes(with_resources(500, &key())), [""; 0]);
}

#[test]
fn descriptions_have_a_length() {
    let described = |bytes: usize| Template { description: Some("d".repeat(bytes)), ..Template::default() };
    assert_eq!(codes(described(1_024)), [""; 0]);
    let message = "the description of stack `web` has 1,025 bytes, CloudFormation accepts 1,024";
    assert_eq!(diagnostics(described(1_025)), [("E0590", STACK, message.into())]);
}

#[test]
fn a_description_is_counted_in_bytes() {
    let template = Template { description: Some("é".repeat(513)), ..Template::default() };
    assert_eq!(codes(template), ["E0590"]);
}

#[test]
fn descriptions_of_parameters_and_outputs_point_at_their_declarations() {
    let mut template = Template::default();
    let parameter = Parameter {
        description: Some("d".repeat(4_001)),
        origin: Some(RESOURCE),
        ..Parameter::new("String")
    };
    template.parameters.insert("P".into(), parameter);
    let value = Property { value: "x".into(), origin: Some(PROPERTY) };
    let description = Some("d".repeat(1_025));
    template.outputs.insert("O".into(), TemplateOutput { description, value, export: None, condition: None });
    let places: Vec<_> = diagnostics(template).into_iter().map(|(code, span, _)| (code, span)).collect();
    assert_eq!(places, [("E0590", RESOURCE), ("E0590", PROPERTY)]);
}

#[test]
fn a_template_has_a_number_of_resources_parameters_and_outputs() {
    let message = "stack `web` has 501 resources, CloudFormation accepts 500";
    assert_eq!(diagnostics(with_resources(501, &key())), [("E0592", STACK, message.into())]);

    let mut template = Template::default();
    for at in 0..201 {
        template.parameters.insert(format!("P{at}"), Parameter::new("String"));
        let output = TemplateOutput { description: None, value: "x".into(), export: None, condition: None };
        template.outputs.insert(format!("O{at}"), output);
    }
    assert_eq!(codes(template), ["E0592", "E0592"]);
}

#[test]
fn a_template_has_a_number_of_dynamic_references() {
    let resource = |name: &'static str| key().with(name, "{{resolve:ssm:/a}}{{resolve:ssm:/b}}");
    assert_eq!(codes(with_resources(30, &resource("Description"))), [""; 0]);
    assert_eq!(codes(with_resources(31, &resource("Description"))), ["E0592"]);
}

#[test]
fn user_data_has_sixteen_kibibytes_before_base64() {
    assert_eq!(codes(launch_template("x".repeat(16_384).into())), [""; 0]);
    let message = "the user data of `Resource0` has at least 16,385 bytes, EC2 accepts 16,384";
    assert_eq!(
        diagnostics(launch_template("x".repeat(16_385).into())),
        [("E0593", PROPERTY, message.into())]
    );
}

#[test]
fn only_what_is_certain_counts_as_user_data() {
    let text = |text: &str| Value::sub(format!("{text}{}", "x".repeat(16_384 - 4)));
    assert_eq!(codes(launch_template(text("${A.LongName}abcd"))), [""; 0]);
    assert_eq!(codes(launch_template(text("${A}abcde"))), ["E0593"]);
    // `${!A}` is the text `${A}`.
    assert_eq!(codes(launch_template(text("${!A}"))), [""; 0]);
    assert_eq!(codes(launch_template(text("${!AB}"))), ["E0593"]);
    let choice = Value::choose("C", "short", "x".repeat(16_385));
    assert_eq!(codes(launch_template(choice)), ["E0593"]);
    let joined = Value::Join("\n".into(), Box::new(Value::list(["x".repeat(16_383), "y".into()])));
    assert_eq!(codes(launch_template(joined)), ["E0593"]);
}

#[test]
fn inline_code_has_four_mebibytes() {
    let code = Value::map([("ZipFile", "x".repeat(4 * 1024 * 1024 + 1))]);
    let function = Resource::new("AWS::Lambda::Function", Some(RESOURCE)).with("Code", code);
    let codes = codes(with_resources(1, &function));
    // Such a template is too large as well, but only the function says why.
    assert_eq!(codes, ["E0591", "E0593"]);
}

#[test]
fn a_default_has_the_length_of_a_parameters_value() {
    let template = |bytes: usize| {
        let parameter = Parameter {
            default: Some("d".repeat(bytes).into()),
            origin: Some(RESOURCE),
            ..Parameter::new("String")
        };
        Template { parameters: cfn::Map::from_iter([("P".to_owned(), parameter)]), ..Template::default() }
    };
    assert_eq!(codes(template(4_096)), [""; 0]);
    assert_eq!(codes(template(4_097)), ["E0594"]);
}

#[test]
fn a_large_template_needs_s3_and_a_larger_one_is_refused() {
    let noted = |bytes: usize| with_resources(1, &key().with("Description", "x".repeat(bytes)));
    assert_eq!(codes(noted(51_000)), [""; 0]);
    assert_eq!(codes(noted(51_200)), ["W0650"]);
    assert_eq!(codes(noted(1_000_000)), ["E0591"]);
}

#[test]
fn the_warning_names_the_largest_resources_and_a_format_that_fits() {
    let mut template = with_resources(400, &key());
    template.resources.insert("Large".into(), key().with("Description", "x".repeat(30_000)));
    let stack = Stack { name: "web".into(), depends_on: Vec::new(), template, origin: STACK };
    let mut sink = Sink::default();
    check(&stack, emit::template(&stack.template, Format::Json).len(), &mut sink);
    let [warning] = sink.diagnostics() else { panic!("one warning: {sink:?}") };
    assert_eq!(warning.code.id, "W0650");
    let help = warning.help.as_deref().unwrap();
    assert!(help.starts_with("`--format json --minify` makes it 4"), "{help}");
    assert!(warning.notes[0].contains("`Large` with 30,0"), "{:?}", warning.notes);
}
