//! The view for code scanning: SARIF 2.1.0.

use serde_json::{Value, json};

use super::{Report, prose};
use crate::diagnostics::{Applicability, Code, Diagnostic, Edit, Fix, Label, Omitted, catalog, figure};
use crate::source::{FileId, Sources, Span, file_uri};

/// One run with its rules, results, regions and fixes. If there are too many, it says how many were `omitted`.
pub fn sarif(reports: &[Report<'_>], omitted: Omitted) -> String {
    let mut rules: Vec<&'static Code> =
        reports.iter().flat_map(|report| report.diagnostics).map(|diagnostic| diagnostic.code).collect();
    rules.sort_by_key(|code| code.id);
    rules.dedup();
    let results: Vec<Value> = reports
        .iter()
        .flat_map(|report| {
            report.diagnostics.iter().map(|diagnostic| result(report.sources, &rules, diagnostic))
        })
        .collect();
    let mut run = json!({
            "tool": { "driver": {
                "name": "ecsc",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_HOMEPAGE"),
                "rules": rules.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            } },
            // The compiler counts characters, which readers of SARIF have to be told.
            "columnKind": "unicodeCodePoints",
            "results": results,
    });
    if omitted.total() > 0 {
        let message = format!("{} more diagnostics are not listed", figure(omitted.total()));
        let notification = json!({ "level": "warning", "message": { "text": message } });
        let invocation = json!({ "executionSuccessful": true, "toolExecutionNotifications": [notification] });
        run = with(run, "invocations", json!([invocation]));
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    let mut text = log.to_string();
    text.push('\n');
    text
}

fn rule(code: &Code) -> Value {
    let page = page(code);
    let first = page.split("\n\n").next().unwrap_or_default().trim().replace('\n', " ");
    let mut rule = json!({
        "id": code.id,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": if first.is_empty() { code.title } else { &first } },
        "help": { "text": if page.is_empty() { code.title } else { &page }, "markdown": page },
        "defaultConfiguration": { "level": code.severity.word() },
    });
    if let Some(place) = catalog::place(code) {
        rule = with(rule, "helpUri", json!(format!("{DOCUMENTATION}/{place}")));
    }
    rule
}

/// The pages of this version.
const DOCUMENTATION: &str =
    concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/v", env!("CARGO_PKG_VERSION"), "/docs");

/// The page of a code. Behind the language of a fence is what our own tests do with it, which no other reader knows.
fn page(code: &Code) -> String {
    let line = |line: &'static str| {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.starts_with("```ecs ") { "```ecs" } else { line }
    };
    code.page.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

fn result(sources: &Sources, rules: &[&'static Code], diagnostic: &Diagnostic) -> Value {
    // The value of an option is in no file, which a location of SARIF has to name.
    let main = diagnostic.label_in_file(sources);
    let locations: Vec<Value> = main.iter().map(|label| location(sources, label)).collect();
    let mut result = json!({
        "ruleId": diagnostic.code.id,
        "ruleIndex": rules.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity().word(),
        "message": { "text": prose(diagnostic) },
        "locations": locations,
    });
    let is_other = |label: &&Label| Some(*label) != main && sources.file(label.span.file).is_file();
    let related = diagnostic.secondary.iter().filter(is_other).enumerate();
    let related: Vec<Value> =
        related.map(|(at, label)| with(location(sources, label), "id", json!(at))).collect();
    if !related.is_empty() {
        result = with(result, "relatedLocations", json!(related));
    }
    if !diagnostic.environments.is_empty() {
        result = with(result, "properties", json!({ "environments": diagnostic.environments }));
    }
    // What reads SARIF applies fixes without asking, and the format has no word for those that need a person.
    let safe = diagnostic.fixes.iter().filter(|fix| fix.applicability == Applicability::Safe);
    let fixes: Vec<Value> = safe.map(|safe| fix(sources, safe)).collect();
    if !fixes.is_empty() {
        result = with(result, "fixes", json!(fixes));
    }
    result
}

/// An object with one more entry.
fn with(mut object: Value, key: &str, value: Value) -> Value {
    if let Value::Object(entries) = &mut object {
        entries.insert(key.to_owned(), value);
    }
    object
}

fn fix(sources: &Sources, fix: &Fix) -> Value {
    let mut files: Vec<FileId> = fix.edits.iter().map(|edit| edit.span.file).collect();
    files.sort_unstable();
    files.dedup();
    let changes: Vec<Value> = files
        .into_iter()
        .map(|file| {
            let edits = fix.edits.iter().filter(|edit| edit.span.file == file);
            json!({
                "artifactLocation": { "uri": file_uri(sources.file(file).name()) },
                "replacements": edits.map(|edit| replacement(sources, edit)).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "description": { "text": fix.title }, "artifactChanges": changes })
}

fn replacement(sources: &Sources, edit: &Edit) -> Value {
    json!({ "deletedRegion": region(sources, edit.span), "insertedContent": { "text": edit.text } })
}

fn location(sources: &Sources, label: &Label) -> Value {
    let location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": file_uri(sources.file(label.span.file).name()) },
            "region": region(sources, label.span),
        },
    });
    if label.text.is_empty() {
        return location;
    }
    with(location, "message", json!({ "text": label.text }))
}

fn region(sources: &Sources, span: Span) -> Value {
    let (start, end) = (sources.start(span), sources.end(span));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}
