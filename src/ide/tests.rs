//! What stands at a place, read as a specification. `|` marks the place.

use super::{Analysis, Entity, Position, Role, Scope, at, hover, occurrences};
use crate::compile::{FileReader, Input, ReadError, SourceText};
use crate::source::FileId;

/// The analysis of a text with a mark, and the place of the mark.
pub(super) fn marked(text: &str) -> (Analysis, Position) {
    // The last one: a union of symbols has bars of its own.
    let offset = text.rfind('|').expect("a mark");
    let mut text = text.to_owned();
    text.remove(offset);
    let input = Input::new("main", [SourceText::new("main.ecs", text)]);
    (Analysis::new(input), Position::new(FileId(0), u32::try_from(offset).expect("a short text")))
}

/// What stands at the mark, in a few words: the word itself, what it is, and the line where it is declared.
fn word(text: &str) -> String {
    let (analysis, position) = marked(text);
    let place = at(&analysis, position);
    let Some(found) = &place.occurrence else { return "nothing".to_owned() };
    let what = match &found.entity {
        Entity::Declaration(declaration) => format!("{} {}", declaration.space(), declaration.name()),
        Entity::Result { of, schema } => format!("result {} of {}", schema.name, of.name()),
        Entity::Nested { of, .. } => format!("nested in {}", of.name()),
        Entity::Variable { .. } => "variable".to_owned(),
        Entity::Each(_) => "each".to_owned(),
        Entity::Member(name) => format!("member {name}"),
        Entity::Key(name) => format!("key {name}"),
        Entity::Pseudo(pseudo) => pseudo.parameter().to_owned(),
        Entity::Function(function) => format!("function {}", function.name),
        Entity::Symbol(word) => {
            let value = place.enum_value(&analysis, word);
            format!("symbol {word}, {}", value.map_or("of nothing", |value| value.spelling))
        }
        Entity::Type(name) => format!("type {name}"),
        Entity::Kind { schema, existing } => format!("kind {} {existing}", schema.name),
        Entity::Block { field, path } => format!("block {path}.{}", field.name),
        Entity::Attribute { field, path } => format!("attribute {path}.{}", field.name),
        Entity::Meta(meta) => format!("meta {}", meta.name),
        Entity::DeclarationAttribute(attribute) => format!("of declaration {}", attribute.name),
        Entity::Unit(unit) => format!("unit {}", unit.text()),
        Entity::Keyword(word) => format!("keyword {word}"),
        Entity::Unresolved { space, name } => format!("unresolved {space}.{name}"),
    };
    let role = if found.role == Role::Definition { " here" } else { "" };
    let declared = found
        .entity
        .definition()
        .map_or(String::new(), |span| format!(", declared in line {}", analysis.sources().start(span).line));
    format!("`{}`: {what}{role}{declared}", analysis.source(found.span))
}

const PLATFORM: &str = r#"param zones: int = 3 { min = 1 }
let names = [for name in ["a", "b"]: upper(name)]
existing network "main" { stack = "vpc" }
volume "shared" {
  network = network.main
  access_point "uploads" { path = "/uploads" }
}
"#;

/// The platform with a text after it.
fn after(text: &str) -> String {
    word(&format!("{PLATFORM}{text}"))
}

#[test]
fn a_reference_stands_for_its_declaration() {
    assert_eq!(after("output a = param.zo|nes"), "`zones`: param zones, declared in line 1");
    assert_eq!(after("output a = let.names|"), "`names`: let names, declared in line 2");
    assert_eq!(after("output a = volume.|shared.arn"), "`shared`: volume shared, declared in line 4");
    assert_eq!(word("volume \"sh|ared\" {}"), "`shared`: volume shared here, declared in line 1");
}

#[test]
fn what_stands_before_and_after_a_name_is_known_too() {
    assert_eq!(after("output a = vol|ume.shared.id"), "`volume`: kind volume false");
    assert_eq!(after("output a = volume.shared.i|d"), "`id`: result id of shared");
    assert_eq!(after("output a = param|.zones"), "`param`: keyword param");
    assert_eq!(after("output a = aws.reg|ion"), "`region`: AWS::Region");
    assert_eq!(after("output a = param.non|e"), "`none`: unresolved param.none");
}

#[test]
fn the_key_of_a_result_stands_for_a_nested_block() {
    let text = "output a = volume.shared.access_point[\"up|loads\"]";
    assert_eq!(after(text), "`uploads`: nested in shared, declared in line 6");
    let text = PLATFORM.replacen("uploads", "up|loads", 1);
    assert_eq!(word(&text), "`uploads`: nested in shared here, declared in line 6");
}

const APPLICATION: &str = r#"existing cluster "web" {
  stack = "platform-cluster-web"
  listener "public" { https = always }
}
service "api" {
  cluster = cluster.web
  route { listener = listener.public }
}
"#;

#[test]
fn a_listener_of_an_existing_cluster_is_a_declaration() {
    let declared = "`public`: listener public";
    let here = word(&APPLICATION.replacen("\"public", "\"pub|lic", 1));
    assert_eq!(here, format!("{declared} here, declared in line 3"));
    let there = word(&APPLICATION.replacen("= listener.public", "= listener.pub|lic", 1));
    assert_eq!(there, format!("{declared}, declared in line 3"));
    let output = word(&format!("{APPLICATION}output a = listener.public.dns_na|me"));
    assert_eq!(output, "`dns_name`: result dns_name of public");
}

#[test]
fn a_listener_of_an_existing_cluster_is_renamed_wherever_it_stands() {
    for place in ["\"pub|lic", "listener.pub|lic"] {
        let (analysis, position) = marked(&APPLICATION.replacen(&place.replace('|', ""), place, 1));
        let edits = super::rename::rename(&analysis, position, "front").expect("a name");
        let lines: Vec<usize> = edits.iter().map(|edit| analysis.sources().start(edit.span).line).collect();
        assert_eq!(lines, [3, 7]);
        assert_eq!(super::rename::proposed_move(&analysis, position, "front"), None);
    }
    let text = format!("{APPLICATION}existing listener \"pub|lic2\" {{ stack = \"x\" }}");
    let (analysis, position) = marked(&text);
    assert!(super::rename::rename(&analysis, position, "public").is_err());
}

#[test]
fn a_listener_of_an_existing_cluster_is_shown_with_its_docs() {
    let text = APPLICATION.replacen("  listener", "  /// For customers.\n  listener", 1);
    let (analysis, position) = marked(&text.replacen("listener.public", "listener.pub|lic", 1));
    let found = hover(&analysis, position).expect("a declaration");
    assert!(found.markdown.contains("For customers."), "{}", found.markdown);
}

const COPIES: &str = r#"existing network "main" { stack = "vpc" }
volume "data" {
  for_each = ["media", "reports"]
  network = network.main
  access_point "uploads" { path = "/${each.key}" }
}
let all = volume.data
cluster "web" {
  mount "/mnt/${each.key}" {
    for_each = volume.data
    volume = each.value
    access_point = each.value.access_point["uploads"]
  }
}
"#;

#[test]
fn copies_are_the_block_that_makes_them() {
    let after = |text: &str| word(&format!("{COPIES}{text}"));
    let data = "`data`: volume data, declared in line 2";
    assert_eq!(after("output a = volume.da|ta[\"media\"].id"), data);
    assert_eq!(after("output a = volume.da|ta.media.id"), data);
    assert_eq!(after("output a = volume.data[\"media\"].i|d"), "`id`: result id of data");
    assert_eq!(after("output a = volume.data.med|ia.id"), "`media`: member media");
    assert_eq!(after("output a = volume.data.media.i|d"), "`id`: result id of data");
    assert_eq!(after("output a = [for k, v in volume.data: v.i|d]"), "`id`: result id of data");
    let nested = "`uploads`: nested in data, declared in line 5";
    assert_eq!(after("output a = volume.data[\"media\"].access_point[\"up|loads\"]"), nested);
    assert_eq!(after("output a = volume.data.media.access_point[\"up|loads\"]"), nested);
    assert_eq!(after("output a = [for v in values(volume.data): v.access_point[\"up|loads\"]]"), "nothing");
    assert_eq!(word(&COPIES.replacen("[\"uploads", "[\"up|loads", 1)), nested);
}

#[test]
fn each_is_that_of_the_nearest_for_each() {
    assert_eq!(word(&COPIES.replacen("/${each", "/${ea|ch", 1)), "`each`: each, declared in line 3");
    assert_eq!(word(&COPIES.replacen("= each", "= ea|ch", 1)), "`each`: each, declared in line 10");
    assert_eq!(word(&COPIES.replacen("mnt/${each", "mnt/${ea|ch", 1)), "`each`: each, declared in line 10");
    assert_eq!(word(&COPIES.replacen("each.value", "each.val|ue", 1)), "`value`: member value");
    assert_eq!(word(&format!("{COPIES}let a = ea|ch.key")), "`each`: unresolved .each");
}

#[test]
fn variables_functions_types_and_units_are_told_apart() {
    assert_eq!(word(&PLATFORM.replacen("(name)", "(na|me)", 1)), "`name`: variable, declared in line 2");
    assert_eq!(word(&PLATFORM.replacen("upper", "up|per", 1)), "`upper`: function upper");
    assert_eq!(word(&PLATFORM.replacen("int", "i|nt", 1)), "`int`: type int");
    assert_eq!(word(&PLATFORM.replacen("min", "m|in", 1)), "`min`: of declaration min");
    assert_eq!(word("let a = 512M|iB"), "`MiB`: unit MiB");
    assert_eq!(word("let a = { small| = 1 }"), "`small`: key small");
}

#[test]
fn what_is_wanted_tells_what_a_symbol_means() {
    let facing = "`internet_facing`: symbol internet_facing, internet-facing";
    assert_eq!(word("listener \"a\" { scheme = internet_faci|ng }"), facing);
    assert_eq!(word("let a = int|ernal"), "`internal`: symbol internal, of nothing");
    // Also if it is not chosen.
    assert_eq!(word("listener \"a\" { scheme = true ? internal : internet_faci|ng }"), facing);
}

#[test]
fn attributes_know_the_path_of_their_block() {
    assert_eq!(
        word("cluster \"web\" { instances { spot { on_demand_b|ase = 1 } } }"),
        "`on_demand_base`: attribute cluster.instances.spot.on_demand_base"
    );
    assert_eq!(word("cluster \"web\" { ins|tances {} }"), "`instances`: block cluster.instances");
    assert_eq!(word("cluster \"web\" { wh|en = true }"), "`when`: meta when");
}

/// The path of the scope at the mark.
fn scope(text: &str) -> String {
    let (analysis, position) = marked(text);
    let place = at(&analysis, position);
    match place.scope {
        Scope::Program => "program".to_owned(),
        Scope::Block { path, .. } => path,
        Scope::Param(_) => "param".to_owned(),
        Scope::Output(_) => "output".to_owned(),
        Scope::Map(_) => "map".to_owned(),
        Scope::Unknown(block) => format!("unknown {}", block.kind.value),
    }
}

#[test]
fn the_scope_is_that_of_the_innermost_braces() {
    assert_eq!(scope("|\ncluster \"web\" {}"), "program");
    assert_eq!(scope("cluster \"web\" {\n  |\n}"), "cluster");
    assert_eq!(scope("cluster \"web\" {\n  instances {|}\n}"), "cluster.instances");
    assert_eq!(scope("cluster \"web\" {\n  instances {}|\n}"), "cluster");
    assert_eq!(scope("cluster \"web\" {\n  tags = { a = 1 | }\n}"), "map");
    assert_eq!(scope("param a: int { | }"), "param");
    assert_eq!(scope("cluter \"web\" { | }"), "unknown cluter");
}

#[test]
fn a_block_that_does_not_end_is_a_scope_too() {
    assert_eq!(scope("cluster \"web\" {\n  instances {\n    |"), "cluster.instances");
    assert_eq!(scope("cluster \"web\" {\n  insta|\n\nvolume \"a\" {}"), "cluster");
}

#[test]
fn each_word_of_a_file_is_found_once_and_in_order() {
    let (analysis, _) = marked(&format!("{PLATFORM}|"));
    let found = occurrences(&analysis, FileId(0));
    assert!(found.is_sorted_by(|a, b| a.span.end <= b.span.start), "{found:#?}");
    assert!(found.len() > 20);
}

#[test]
fn an_expression_has_its_type_and_its_value() {
    let (analysis, position) = marked("let a = 2\nlet b = [|let.a * 3, 1]\n");
    let place = at(&analysis, position);
    let known: Vec<String> = place
        .exprs()
        .filter_map(|expr| analysis.model().expression(expr.span))
        .map(|known| format!("{:?}: {}", known.value.is_const(), known.value.ty))
        .collect();
    assert_eq!(known, ["true: int", "true: int", "true: list<int>"]);
}

#[test]
fn hovering_over_an_instance_type_shows_its_hardware() {
    let (analysis, position) = marked("cluster \"a\" { instances { type = [\"m5|.large\"] } }");
    let shown = hover(&analysis, position).expect("something to say");
    assert_eq!(shown.markdown, "`m5.large`: 2 vCPU, 8 GiB, x86_64, previous generation");
    assert_eq!(analysis.source(shown.span), "\"m5.large\"");
}

#[test]
fn hovering_over_a_created_network_shows_its_subnets() {
    for program in [
        "network \"ma|in\" { cidr = \"10.20.0.0/16\", zones = 2 }",
        "network \"main\" { ci|dr = \"10.20.0.0/16\", zones = 2 }",
    ] {
        let (analysis, position) = marked(program);
        let shown = hover(&analysis, position).expect("something to say").markdown;
        assert!(
            shown.contains("Private subnets `10.20.0.0/19`, `10.20.32.0/19`: 8,187 addresses each."),
            "{shown}"
        );
        assert!(!shown.contains("Data subnets"), "{shown}");
    }
}

#[test]
fn hovering_over_the_size_of_a_task_shows_how_many_fit() {
    let program = |service: &str| {
        format!(
            "existing network \"main\" {{ stack = \"vpc\", zones = 2 }}\ncluster \"web\" {{\n  network = network.main\n  \
             instances {{ type = [\"m5.large\", \"m5.xlarge\"] }}\n}}\nservice \"api\" {{\n  cluster = cluster.web\n  image = \
             \"nginx:1.27\"\n  {service}\n}}\n"
        )
    };
    for service in
        ["c|pu = 512", "me|mory = 1GiB", "si|ze = 1..4", "container \"a\" { image = \"a:1\", cp|u = 32 }"]
    {
        let (analysis, position) = marked(&program(service));
        let shown = hover(&analysis, position).expect("something to say").markdown;
        assert!(shown.contains("An empty instance of `cluster.web` holds "), "{shown}");
    }
    let (analysis, position) = marked(&program("cp|u = 512"));
    let shown = hover(&analysis, position).expect("something to say").markdown;
    let said = "A task reserves 512 CPU units and 512MiB.\n\nAn empty instance of `cluster.web` holds 4 on `m5.large`, 8 on `m5.xlarge`.";
    assert!(shown.contains(said), "{shown}");
}

#[test]
fn hovering_shows_the_manual() {
    let (analysis, position) = marked("volume \"a\" { encry|pted = true }");
    let shown = hover(&analysis, position).expect("something to say");
    assert_eq!(analysis.source(shown.span), "encrypted");
    assert!(shown.markdown.contains("encrypted"), "{}", shown.markdown);
}

#[test]
fn what_the_label_of_the_project_interpolates_is_known() {
    let label = |label: &str| word(&format!("var stage: a | b = a\nproject \"shop-{label}\" {{}}\n"));
    assert_eq!(label("${var.st|age}"), "`stage`: var stage, declared in line 1");
    assert_eq!(label("${v|ar.stage}"), "`var`: keyword var");
    assert_eq!(label("|a"), "`shop-a`: project shop-a here, declared in line 2");
    let (analysis, position) = marked("var stage: a | b = b\nproject \"sh|op-${var.stage}\" {}\n");
    let hover = hover(&analysis, position).map(|found| found.markdown).unwrap_or_default();
    assert!(hover.contains("shop-b"), "{hover}");
    let (analysis, position) = marked("var stage: a | b = b\nproject \"shop-${var.st|age}\" {}\n");
    assert_eq!(crate::ide::rename::rename(&analysis, position, "tier").map(|edits| edits.len()), Ok(2));
}

/// The manifest of another program, wherever it is looked for.
#[derive(Debug)]
struct OtherProgram;

impl FileReader for OtherProgram {
    fn read(&self, _: &str) -> Result<String, ReadError> {
        Err(ReadError::Missing)
    }

    fn manifest(&self, path: &str) -> Result<String, ReadError> {
        let text = include_str!("../../tests/ui/files/platform/manifest.json");
        if path == "../platform/manifest.json" { Ok(text.to_owned()) } else { Err(ReadError::Outside) }
    }
}

const BY_MANIFEST: &str = r#"existing cluster "web" {
  manifest  = "../platform/manifest.json"
  listeners = { front = "public" }
}
service "api" {
  cluster = cluster.web
  route {
    listener = listener.front
  }
}
"#;

/// The same as [`marked`], beside another program.
fn beside(text: &str) -> (Analysis, Position) {
    let offset = text.rfind('|').expect("a mark");
    let mut text = text.to_owned();
    text.remove(offset);
    let input = Input { reader: &OtherProgram, ..Input::new("main", [SourceText::new("main.ecs", text)]) };
    (Analysis::new(input), Position::new(FileId(0), u32::try_from(offset).expect("a short text")))
}

#[test]
fn listeners_of_a_manifest_are_declarations_that_are_offered() {
    let (analysis, position) = beside(&BY_MANIFEST.replacen("listener.front", "listener.|", 1));
    let items = super::completion::completions(&analysis, position).items;
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels, ["front", "admin"]);
    let (analysis, position) = beside(&BY_MANIFEST.replacen("listener.front", "listener.fro|nt", 1));
    let place = at(&analysis, position);
    let definition = place.occurrence.expect("a listener").entity.definition().expect("a place");
    // Where the program gives it the name.
    assert_eq!(analysis.sources().start(definition).line, 3);
    let found = hover(&analysis, position).expect("a declaration");
    let from = "The listener `public` of the project `platform`, from `../platform/manifest.json`. Its stack is `platform-cluster-web`.";
    assert!(found.markdown.contains(from), "{}", found.markdown);
    assert!(super::rename::rename(&analysis, position, "back").is_err());
}

#[test]
fn a_cluster_of_a_manifest_says_where_it_comes_from() {
    let (analysis, position) = beside(&BY_MANIFEST.replacen("cluster.web", "cluster.w|eb", 1));
    let found = hover(&analysis, position).expect("a declaration");
    assert!(found.markdown.contains("The cluster `web` of the project `platform`"), "{}", found.markdown);
    let links = super::links::links(&analysis, FileId(0));
    let target = super::links::Target::File("../platform/manifest.json".to_owned());
    assert_eq!(links.into_iter().map(|link| link.target).collect::<Vec<_>>(), [target]);
}
