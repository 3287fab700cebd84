//! What several suites need: programs compiled from text.

use std::fs;
use std::path::{Path, PathBuf};

use ecsc::compile::{Compilation, FileReader, Input, ReadError, SourceText, Variables, compile};
use ecsc::diagnostics::Code;

/// A path below the package's folder.
pub(crate) fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Compiles one file. Lines `# --var name=value` at its beginning are the command line's.
pub(crate) fn compile_text(name: &str, text: &str) -> Compilation {
    compile_source(SourceText::new(name, text))
}

/// Compiles one file as it was read.
pub(crate) fn compile_source(source: SourceText) -> Compilation {
    let options = source
        .text
        .lines()
        .map_while(|line| line.strip_prefix("# --var "))
        .map(|option| option.split_once('=').unwrap_or((option, "")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let project = source.name.trim_end_matches(".ecs").replace('_', "-");
    let variables = Variables { options, ..Variables::default() };
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
