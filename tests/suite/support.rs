//! What several suites need: programs compiled from text.

use std::fs;
use std::path::{Path, PathBuf};

use ecsc::compile::{Compilation, FileReader, Input, ReadError, SourceText, Variables, compile};
use ecsc::diagnostics::Code;

/// A path below the package's folder.
pub(crate) fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Compiles one file with the values from outside that the comments at its beginning give.
pub(crate) fn compile_text(name: &str, text: &str) -> Compilation {
    compile_source(SourceText::new(name, text))
}

/// Compiles one file as it was read.
pub(crate) fn compile_source(source: SourceText) -> Compilation {
    let variables = values_from_outside(&source.text);
    compile_with(source, variables)
}

/// The values that the comments at the beginning of a program give: `# --var name=value` is an option, `# ECSC_VAR_name=value` is in the
/// environment, and `# prod.ecsvars: name = value` is a line of that file.
pub(crate) fn values_from_outside(text: &str) -> Variables {
    let mut variables = Variables::default();
    let pair = |text: &str| {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        (name.to_owned(), value.to_owned())
    };
    for line in text.lines().map_while(|line| line.strip_prefix("# ")) {
        if let Some(option) = line.strip_prefix("--var ") {
            variables.options.push(pair(option));
        } else if let Some(variable) = line.strip_prefix("ECSC_VAR_") {
            variables.environment.extend([pair(variable)]);
        } else if let Some((name, line)) = line.split_once(".ecsvars:") {
            let name = format!("{name}.ecsvars");
            let line = format!("{}\n", line.strip_prefix(' ').unwrap_or(line));
            match variables.files.iter_mut().find(|file| file.name == name) {
                Some(file) => file.text += &line,
                None => variables.files.push(SourceText::new(name, line)),
            }
        } else {
            break;
        }
    }
    variables
}

/// Compiles one file with values from outside.
pub(crate) fn compile_with(source: SourceText, variables: Variables) -> Compilation {
    let project = source.name.trim_end_matches(".ecs").replace('_', "-");
    compile(Input { variables, reader: &Files, ..Input::new(project, [source]) })
}

/// The ids of a compilation's diagnostics, in the order of the source.
pub(crate) fn codes(compilation: &Compilation) -> Vec<&'static str> {
    compilation.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
}

/// The programs of a page that are marked `ecs fail` or `ecs pass`.
pub(crate) fn examples(code: &Code, kind: &str) -> Vec<String> {
    let mut examples = Vec::new();
    let mut open: Option<String> = None;
    for line in code.page.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match &mut open {
            Some(_) if line == "```" => examples.extend(open.take()),
            Some(example) => {
                example.push_str(line);
                example.push('\n');
            }
            None if line == format!("```ecs {kind}") => open = Some(String::new()),
            None => {}
        }
    }
    assert!(open.is_none(), "{}: an example is not closed", code.id);
    examples
}

/// What `file("...")` may name: the files beside the tests' programs.
#[derive(Debug)]
struct Files;

impl FileReader for Files {
    fn read(&self, below: &str) -> Result<String, ReadError> {
        if below.split('/').any(|part| part == "..") {
            return Err(ReadError::Outside);
        }
        let bytes = fs::read(path("tests/ui/files").join(below)).map_err(|_| ReadError::Missing)?;
        String::from_utf8(bytes).map_err(|_| ReadError::NotText)
    }
}
