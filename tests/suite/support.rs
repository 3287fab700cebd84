//! What several suites need: programs compiled from text.

use std::fs;
use std::path::{Path, PathBuf};

use ecsc::compile::environments::together;
use ecsc::compile::{Compilation, Configured, FileReader, Input, ReadError, SourceText, Variables, compile};
use ecsc::diagnostics::Code;
use ecsc::project::Configuration;

/// A path below the package's folder.
pub(crate) fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Files below a folder with an ending.
pub(crate) fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
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
/// environment, and `# prod.ecsvars: name = value` is a line of that file. Lines `# ecsc.toml: ...` and `# ecsc build` are read by [`compile_with`].
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
        } else if !line.starts_with(CONFIGURATION) && line != BUILD {
            break;
        }
    }
    variables
}

/// What the lines of `ecsc.toml` in the comments of a program begin with.
const CONFIGURATION: &str = "ecsc.toml:";

/// The comment of a program that is compiled as `build` compiles it.
const BUILD: &str = "ecsc build";

/// The environments that the comments at the beginning of a program declare.
fn environments(text: &str) -> Vec<Configured> {
    let lines = text.lines().map_while(|line| line.strip_prefix("# "));
    let lines = lines.filter_map(|line| line.strip_prefix(CONFIGURATION));
    let text: String = lines.flat_map(|line| [line.trim_start(), "\n"]).collect();
    let configuration = Configuration::parse(&text).expect("a configuration");
    configuration.configured(&configuration.source("ecsc.toml"), &[])
}

/// Compiles one file with values from outside, for deployment if its first comment says so; for each environment that its comments declare, and then all that is said of it.
pub(crate) fn compile_with(source: SourceText, variables: Variables) -> Compilation {
    let project = source.name.trim_end_matches(".ecs").replace('_', "-");
    let environments = environments(&source.text);
    let for_deployment = source.text.lines().any(|line| line.strip_prefix("# ") == Some(BUILD));
    let input = Input { variables, reader: &Files, for_deployment, ..Input::new(project, [source]) };
    if environments.is_empty() {
        return compile(input);
    }
    let runs = environments.into_iter().map(|environment| {
        let variables = Variables { configured: Some(environment), ..input.variables.clone() };
        compile(Input { variables, ..input.clone() })
    });
    together(&runs.collect::<Vec<_>>())
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
pub(crate) struct Files;

impl FileReader for Files {
    fn read(&self, below: &str) -> Result<String, ReadError> {
        if below.split('/').any(|part| part == "..") {
            return Err(ReadError::Outside);
        }
        let bytes = fs::read(path("tests/ui/files").join(below)).map_err(|_| ReadError::Missing)?;
        String::from_utf8(bytes).map_err(|_| ReadError::NotText)
    }

    /// The other program may be in the folder beside that of the test's program.
    fn manifest(&self, below: &str) -> Result<String, ReadError> {
        self.read(below.strip_prefix("../").unwrap_or(below))
    }
}
