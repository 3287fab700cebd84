//! The pipeline: texts become stacks, or diagnostics that say why not. It touches neither files nor the environment.

mod input;
mod texts;
mod analyzed;
mod origins;
mod output;
mod repaired;
mod unnamed;
pub mod environments;

use std::collections::BTreeSet;

pub use crate::check::{FileReader, MAX_MANIFEST, MAX_TEXT, NoFiles, ReadError};
pub use analyzed::Analyzed;
pub use input::{Configured, ConfiguredValue, Input, SourceText, Variables};
pub use output::{Compilation, Lowered};
pub use repaired::{Program, repair};

use crate::diagnostics::{Omitted, Severity, Sink, edit};
use crate::format::Dialect;
use crate::source::{Sources, Span};
use crate::syntax::{self, ast};
use crate::{cfn, check, emit, lower, plan, resolve, validate, verify};
use analyzed::Outside;
use output::{EnvironmentName, Files, has_errors};

/// Compiles a program. There is always a result; with errors it has no stacks.
pub fn compile(input: Input<'_>) -> Compilation {
    whole(input, Files::Written)
}

/// Compiles a program for its diagnostics: the same as those of [`compile`], but no file is kept.
pub fn check(input: Input<'_>) -> Compilation {
    whole(input, Files::Measured)
}

fn whole(input: Input<'_>, files: Files) -> Compilation {
    let format = input.format;
    let mut analyzed = analyze_by(input, false);
    // Taken and not copied: nobody asks the analysis for its diagnostics after this.
    let sink = std::mem::take(&mut analyzed.sink);
    let (Lowered { diagnostics, omitted, stacks }, output) = lowered(&analyzed, sink, format, files);
    let known = analyzed.program.vars.iter().filter(|var| !var.value.is_unknown());
    let variables = known.map(|var| {
        let source = var.source.as_deref().unwrap_or("the default");
        format!("{} = {} ({source})", var.name, var.written())
    });
    let variables = variables.collect();
    let derived = analyzed.plan.derivations(&analyzed.program);
    let Analyzed { sources, program, environment, .. } = analyzed;
    Compilation {
        sources,
        diagnostics,
        omitted,
        stacks,
        output,
        project: program.name,
        environment,
        variables,
        derived,
    }
}

/// Parses and checks a program, and records what everything was found to be: for editors.
pub fn analyze(input: Input<'_>) -> Analyzed {
    analyze_by(input, true)
}

/// Parses and checks a program for its diagnostics: nothing of what everything was found to be is recorded.
pub fn diagnose(input: Input<'_>) -> Analyzed {
    analyze_by(input, false)
}

fn analyze_by(input: Input<'_>, recording: bool) -> Analyzed {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let add = |file| texts::add(file, &mut sources, &mut sink);
    let files: Vec<_> = input.sources.into_iter().map(add).collect();
    let trees = files.iter().map(|&file| syntax::parse(&sources, file, &mut sink)).collect();
    let chosen = input.variables.configured.as_ref();
    let chosen = chosen.map(|chosen| (chosen.name.clone(), chosen.name_at.clone()));
    let values = texts::add_values(input.variables, &mut sources, &mut sink);
    let environment = chosen
        .zip(texts::configuration(&values))
        .map(|((name, at), file)| EnvironmentName { name, span: Span::from_range(file, at) });
    let outside = Outside {
        values,
        project_hint: input.project_hint,
        levels: input.levels,
        environment,
        recording,
        for_deployment: input.for_deployment,
    };
    checked(sources, trees, outside, input.reader, sink)
}

/// The passes from the trees to the typed program.
fn checked(
    sources: Sources,
    trees: Vec<ast::File>,
    Outside { values, project_hint, levels, environment, recording, for_deployment }: Outside,
    reader: &dyn FileReader,
    mut sink: Sink,
) -> Analyzed {
    let variables = texts::values(&values, &sources, &mut sink);
    let mut names = resolve::resolve(&trees, &mut sink);
    let manifests = check::Manifests::default();
    let context = check::Input {
        sources: &sources,
        project_hint: &project_hint,
        variables: &variables,
        reader,
        manifests: &manifests,
        recording,
    };
    let offered = check::offered_listeners(&names, context);
    names.declare_offered(offered, &mut sink);
    let (program, model) = check::check(&names, context, &mut sink);
    let plan = plan::plan(&program);
    validate::validate(&program, &mut sink);
    // A misspelt reference would make what it means look unused.
    if !sink.has_errors() {
        resolve::report_unused(&trees, &names, &mut sink);
    }
    Analyzed {
        sources,
        trees,
        names,
        program,
        model,
        plan,
        values,
        variables,
        project_hint,
        levels,
        environment,
        for_deployment,
        sink,
    }
}

/// The passes from the typed program to the templates. A program with errors has none, and is not lowered.
fn lowered(
    analyzed: &Analyzed,
    mut sink: Sink,
    format: emit::Format,
    files: Files,
) -> (Lowered, emit::Output) {
    let Analyzed { sources, program, plan, .. } = analyzed;
    let mut stacks = if sink.has_errors() { Vec::new() } else { lower::lower(program, plan) };
    let templates = verify::verify(program, &stacks, &mut sink, |stack| match files {
        Files::Written => {
            let written = emit::files(stack, sources, format);
            let bytes = written.text.len();
            (Some(written), bytes)
        }
        Files::Measured => (None, emit::template(&stack.template, format).len()),
    });
    unnamed::check(analyzed, &stacks, &mut sink);
    let mut output = emit::Output::default();
    if files == Files::Written {
        output =
            emit::output(&stacks, described(analyzed, &stacks), templates.into_iter().flatten().collect());
    }
    let (diagnostics, omitted) = analyzed.shown(sink);
    // Only levels and suppressions decide what is an error: `--deny warnings` may have made one of
    // a warning, and then nothing may be deployed.
    if has_errors(&diagnostics) {
        stacks.clear();
        output = emit::Output::default();
    }
    (Lowered { diagnostics, omitted, stacks }, output)
}

/// What the manifest says of the program beside its stacks.
fn described(analyzed: &Analyzed, stacks: &[cfn::Stack]) -> emit::Described {
    let variables = analyzed.program.vars.iter().map(|var| {
        // A manifest is the same wherever the program lies.
        let file = var.source.as_deref().map(|source| source.rsplit('/').next().unwrap_or(source));
        emit::ManifestVariable {
            name: var.name.clone(),
            value: var.written(),
            origin: file.unwrap_or("default").to_owned(),
        }
    });
    emit::Described {
        offers: lower::offers(&analyzed.program, stacks),
        project: analyzed.program.name.clone(),
        environment: analyzed.environment.as_ref().map(|environment| environment.name.clone()),
        variables: variables.collect(),
    }
}

/// The names of the `var`s that a program declares.
pub fn declared_variables(files: &[SourceText]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in files {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let id = sources.add(file.name.as_str(), file.text.as_str());
        let items = syntax::parse(&sources, id, &mut sink).items;
        names.extend(items.into_iter().filter_map(|item| match item {
            ast::Item::Param(param) if param.kind == ast::ParamKind::Var => Some(param.name.value.clone()),
            _ => None,
        }));
    }
    names
}

/// Reads one file without asking what it means: the errors of its syntax are all that is found.
pub fn syntax_only(file: SourceText, dialect: Dialect) -> Compilation {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let file = texts::add(file, &mut sources, &mut sink);
    match dialect {
        Dialect::Program => drop(syntax::parse(&sources, file, &mut sink)),
        Dialect::Variables => drop(syntax::parse_variables(&sources, file, &mut sink)),
    }
    let omitted = Omitted { warnings: 0, ..sink.omitted() };
    let mut diagnostics = sink.into_sorted();
    // The formatter asks for this. A warning about what the program means is of no use to it.
    diagnostics.retain(|diagnostic| diagnostic.severity() == Severity::Error);
    edit::widen_removals(&mut diagnostics, &sources);
    Compilation { sources, diagnostics, omitted, ..Compilation::default() }
}
