//! `ecsc build`: compiles programs and writes their templates.

mod candidates;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::arguments::{MessageArguments, ProgramArguments};
use super::check::derived;
use super::output::{self, Changes};
use super::program::{Loaded, Unnamed};
use super::report::{Counts, Results, close, plural, show};
use super::terminal::{eprint, print};
use super::{Failure, Status, index, program};
use crate::compile::Compilation;
use crate::emit;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) programs: ProgramArguments,

    #[command(flatten)]
    templates: TemplateArguments,

    /// Print the templates to standard output, and write no files: YAML documents, or a JSON object by stack
    #[arg(long)]
    stdout: bool,

    /// Print only the template of this stack
    #[arg(long, value_name = "NAME", requires = "stdout", add = ArgValueCompleter::new(candidates::stacks))]
    stack: Option<String>,

    /// Confirm that a stack of earlier builds, which the program no longer has, is deleted or no longer of interest; repeatable
    #[arg(long, value_name = "NAME", conflicts_with = "stdout", add = ArgValueCompleter::new(candidates::left_stacks))]
    forget: Vec<String>,

    #[command(flatten)]
    pub(super) messages: MessageArguments,
}

/// Where the templates go, and how they are written.
#[derive(Debug, Args)]
pub(super) struct TemplateArguments {
    /// Output folder; each program gets a subfolder with the name of its project, below that of its environment
    #[arg(short, long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,

    /// Format of the templates
    #[arg(long, value_enum, default_value = "yaml")]
    format: TemplateFormat,

    /// Omit whitespace (JSON only)
    #[arg(long)]
    minify: bool,
}

impl Arguments {
    /// Those that write files.
    pub(super) fn new(
        programs: ProgramArguments,
        templates: TemplateArguments,
        messages: MessageArguments,
    ) -> Self {
        Self { programs, templates, stdout: false, stack: None, forget: Vec::new(), messages }
    }

    /// The folder of the output.
    pub(super) fn out(&self) -> &Path {
        &self.templates.out
    }
}

/// Format of the templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TemplateFormat {
    /// YAML with short tags
    Yaml,
    /// JSON
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let begin = Instant::now();
    let format = format(&arguments.templates)?;
    let loaded =
        program::load(&arguments.programs, &arguments.messages, Unnamed::Refused, Some(arguments.out()))?;
    let compilations = compile(&loaded, format);
    let status = write(arguments, &loaded, &compilations, begin)?;
    // The process is about to end, and the system frees its memory at once; dropping it here takes a twentieth of a large build.
    std::mem::forget(compilations);
    Ok(status)
}

/// Builds programs as they were read.
pub(super) fn report(arguments: &Arguments, loaded: &Loaded) -> Result<Status, Failure> {
    let begin = Instant::now();
    write(arguments, loaded, &compile(loaded, format(&arguments.templates)?), begin)
}

fn compile(loaded: &Loaded, format: emit::Format) -> Vec<Compilation> {
    loaded.programs.iter().flat_map(|program| program.compile(format)).collect()
}

/// Shows the diagnostics of compiled programs, and writes their templates if none has errors.
fn write(
    arguments: &Arguments,
    loaded: &Loaded,
    compilations: &[Compilation],
    begin: Instant,
) -> Result<Status, Failure> {
    let (messages, out) = (&arguments.messages, arguments.out());
    let together = program::together(&loaded.programs, compilations);
    let shown = loaded.shown(together.as_deref().unwrap_or(compilations));
    let results = if arguments.stdout { Results::ToStandardOutput } else { Results::ToFiles };
    show(&shown, messages, results)?;
    if messages.verbose {
        derived(compilations);
    }
    let counts = Counts::of(&shown);
    if let Some(note) = loaded.note(&shown) {
        close(messages, &note);
    }
    // Nothing at all is written if one of several programs has errors: half of a build is not a state to deploy.
    if counts.errors > 0 {
        close(messages, &format!("{}: nothing was written", counts.words()));
        return Ok(loaded.status(counts));
    }
    if messages.verbose {
        resources(compilations);
    }
    if arguments.stdout {
        print(&templates(compilations, arguments.stack.as_deref(), format(&arguments.templates)?)?)?;
        return Ok(Status::Done);
    }
    // Checked for all programs before anything is written for one.
    let folders = folders(out, compilations)?;
    check_forgotten(&arguments.forget, compilations, &folders)?;
    for (compilation, folder) in compilations.iter().zip(&folders) {
        let written = output::write(folder, &compilation.project, &compilation.output, &arguments.forget)?;
        tell(compilation, folder, &written, messages);
    }
    if !compilations.is_empty() {
        index::write(out, compilations)?;
    }
    let out = match folders.as_slice() {
        [folder] => folder,
        _ => out,
    };
    close(messages, &summary(compilations, out, counts, begin.elapsed()));
    Ok(Status::Done)
}

fn format(arguments: &TemplateArguments) -> Result<emit::Format, Failure> {
    match (arguments.format, arguments.minify) {
        (TemplateFormat::Yaml, false) => Ok(emit::Format::Yaml),
        (TemplateFormat::Json, false) => Ok(emit::Format::Json),
        (TemplateFormat::Json, true) => Ok(emit::Format::JsonMinified),
        (TemplateFormat::Yaml, true) => {
            Err(Failure::new("`--minify` needs `--format json`: YAML needs whitespace"))
        }
    }
}

/// Prints the logical ids in each stack, which `override` and `logical_ids` name; one that is deployed under another with that.
fn resources(compilations: &[Compilation]) {
    for stack in compilations.iter().flat_map(|compilation| &compilation.stacks) {
        let ids: Vec<String> = stack
            .template
            .resources
            .iter()
            .map(|(id, resource)| match &resource.generated_id {
                Some(generated) => format!("{generated} (deployed as {id})"),
                None => id.clone(),
            })
            .collect();
        eprint(&format!("resources of {}: {}\n", stack.name, ids.join(", ")));
    }
}

/// Where each program's files go.
fn folders(out: &Path, compilations: &[Compilation]) -> Result<Vec<PathBuf>, Failure> {
    if out.exists() && !out.is_dir() {
        return Err(Failure::new(format!("cannot write to `{}`: it is not a folder", out.display())));
    }
    let mut folders: Vec<PathBuf> = Vec::new();
    for compilation in compilations {
        let mut folder = out.to_owned();
        for part in &index::place(compilation) {
            folder.push(part);
            // A link in the output folder would lead to a folder that the user did not name.
            if folder.is_symlink() {
                return Err(Failure::new(format!("cannot write to `{}`: it is a link", folder.display())));
            }
        }
        if folders.contains(&folder) {
            return Err(Failure::new(format!(
                "two programs have the name `{}` and would write the same files: \
                 rename one of them with `project \"...\"`, or build them separately",
                compilation.project
            )));
        }
        folders.push(folder);
    }
    Ok(folders)
}

fn left(compilations: &[Compilation], folders: &[PathBuf]) -> Vec<emit::LeftStack> {
    let of = |(compilation, folder): (&Compilation, &PathBuf)| {
        output::left_in(folder, &compilation.project, &compilation.output)
    };
    compilations.iter().zip(folders).flat_map(of).collect()
}

/// Fails if a stack is to be forgotten that no earlier build has left.
fn check_forgotten(
    forget: &[String],
    compilations: &[Compilation],
    folders: &[PathBuf],
) -> Result<(), Failure> {
    if forget.is_empty() {
        return Ok(());
    }
    let left = left(compilations, folders);
    let Some(unknown) = forget.iter().find(|name| left.iter().all(|stack| stack.name != **name)) else {
        return Ok(());
    };
    let names: Vec<&str> = left.iter().map(|stack| stack.name.as_str()).collect();
    let there_are = match names.as_slice() {
        [] => "there are none".to_owned(),
        [one] => format!("there is `{one}`"),
        names => format!("there are {}", crate::diagnostics::list(names, "and", names.len())),
    };
    Err(Failure::new(format!(
        "`{unknown}` is not a stack of earlier builds that the program no longer has; {there_are}"
    )))
}

/// The templates as one text, or that of one stack.
fn templates(
    compilations: &[Compilation],
    stack: Option<&str>,
    format: emit::Format,
) -> Result<String, Failure> {
    let all: Vec<&emit::Emitted> = compilations.iter().flat_map(|c| &c.output.templates).collect();
    let Some(name) = stack else { return Ok(emit::all(all, format)) };
    let Some(chosen) = all.iter().find(|template| template.name == name) else {
        let names: Vec<&str> = all.iter().map(|template| template.name.as_str()).collect();
        let names = crate::diagnostics::list(&names, "and", names.len());
        return Err(Failure::new(format!("there is no stack `{name}`; there are {names}")));
    };
    Ok(format!("{}\n", chosen.text.trim_end()))
}

/// Reports what happened to each file with `--verbose`, and always what was removed, which stacks are left, and that the folder belonged
/// to another project.
fn tell(compilation: &Compilation, folder: &Path, written: &Changes, messages: &MessageArguments) {
    if messages.verbose {
        let lists =
            [("wrote", &written.changed), ("unchanged", &written.unchanged), ("removed", &written.removed)];
        for (verb, names) in lists {
            for name in names {
                eprint(&format!("{verb}: {}\n", folder.join(name).display()));
            }
        }
    }
    if !written.removed.is_empty() && !messages.verbose {
        close(messages, &removed(&written.removed, folder));
    }
    if !written.left_stacks.is_empty() {
        close(messages, &left_stacks(&written.left_stacks));
    }
    for stack in &written.left_stacks {
        if let Some(note) = left_data(stack) {
            close(messages, &note);
        }
    }
    if let Some(former) = &written.former_project {
        let manifest = folder.join(output::MANIFEST);
        close(
            messages,
            &format!(
                "note: replaced the manifest `{}` of project `{former}` by that of `{}`; the templates of `{former}` were left in place",
                manifest.display(),
                compilation.project
            ),
        );
    }
}

/// How many files are named that were removed.
const MAX_REMOVED: usize = 8;

/// Tells of files of earlier builds that were removed.
fn removed(names: &[String], folder: &Path) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let listed = crate::diagnostics::list(&names, "and", MAX_REMOVED);
    format!("removed {} of earlier builds from {}: {listed}", plural(names.len(), "file"), folder.display())
}

/// Tells of stacks that the program has no more. Nothing deletes them, and what they do goes on: one with functions scales its group.
fn left_stacks(stacks: &[emit::LeftStack]) -> String {
    let names: Vec<&str> = stacks.iter().map(|stack| stack.name.as_str()).collect();
    let listed = crate::diagnostics::list(&names, "and", names.len());
    let rest = match names.len() {
        1 => "it is deployed, delete it",
        _ => "they are deployed, delete them in this order",
    };
    let forget: String = names.iter().flat_map(|name| [" --forget ", name]).collect();
    format!(
        "note: the program no longer has {listed}; if {rest} with `aws cloudformation delete-stack --stack-name ...`; \
         `ecsc build{forget}` confirms it"
    )
}

/// Tells of the data in a stack that the program has no more.
fn left_data(stack: &emit::LeftStack) -> Option<String> {
    let name = &stack.name;
    let ids = |retained: bool| {
        let ids = stack.file_systems.iter().filter(|it| it.retained == retained);
        ids.map(|it| it.logical_id.as_str()).collect::<Vec<_>>()
    };
    let clause = |verb: &str, ids: &[&str]| {
        (!ids.is_empty()).then(|| format!("{verb} {}", crate::diagnostics::list(ids, "and", ids.len())))
    };
    let clauses = [clause("keeps", &ids(true)), clause("deletes", &ids(false))];
    let clauses: Vec<String> = clauses.into_iter().flatten().collect();
    (!clauses.is_empty()).then(|| {
        let what = clauses.join(" and ");
        format!("note: the data of a volume stays behind in `{name}`; deleting the stack {what}")
    })
}

/// `built 3 stacks with 36 resources (48213 bytes) into dist, no warnings, 4 ms`
fn summary(compilations: &[Compilation], out: &Path, counts: Counts, time: Duration) -> String {
    let stacks = compilations.iter().map(|compilation| compilation.stacks.len()).sum();
    let resources: usize =
        compilations.iter().flat_map(|c| &c.stacks).map(|stack| stack.template.resources.len()).sum();
    let bytes: usize =
        compilations.iter().flat_map(|c| &c.output.templates).map(|template| template.text.len()).sum();
    let warnings =
        if counts.warnings == 0 { "no warnings".to_owned() } else { plural(counts.warnings, "warning") };
    format!(
        "built {} with {} ({}) into {}, {warnings}, {} ms",
        plural(stacks, "stack"),
        plural(resources, "resource"),
        plural(bytes, "byte"),
        out.display(),
        time.as_millis()
    )
}
