//! The questions of a page, and their answers: plain data of `ecsc::ide`, with offsets as a browser counts them.

use std::collections::BTreeMap;

use ecsc::diagnostics::render::{self, Report, Style};
use ecsc::diagnostics::{Diagnostic, Edit, catalog};
use ecsc::emit;
use ecsc::format::{self, Dialect};
use ecsc::ide::actions::{self, ActionKind};
use ecsc::ide::completion::{self, Completion};
use ecsc::ide::manual::{self, Topic};
use ecsc::ide::{self, Analysis, Position, tokens};
use ecsc::language::scopes::SCOPES;
use ecsc::source::{FileId, Span};
use ecsc::{FileReader, Input, ReadError, SourceText};
use serde::{Deserialize, Serialize};

use crate::mapped::mapped;
use crate::origins::Origins;
use crate::units::Units;

/// Counts up when a question or an answer changes its form.
pub(crate) const PROTOCOL: u32 = 2;

/// The program's only file.
const FILE: FileId = FileId(0);

/// What a page asks.
#[derive(Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
enum Question {
    /// What becomes of a program; its text in a file of this name, beside it the files that it can read, by their paths, and
    /// diagnostics for a terminal of this width.
    Compile {
        name: String,
        text: String,
        #[serde(default)]
        files: BTreeMap<String, String>,
        width: usize,
    },
    /// What to show at a position.
    Hover { at: usize },
    /// What may be written at a position.
    Complete { at: usize },
    /// What the manual says of an item of a completion.
    Manual { topic: Topic },
    /// The fixes of a diagnostic, by its position in the list.
    Fixes { of: usize },
    /// The edits that format the program.
    Format,
    /// The scopes of the classes of tokens.
    Scopes,
}

/// What it is answered.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Compiled(Compiled),
    Shown(Option<Shown>),
    Completions(Completions),
    Fixes(Vec<FixAnswer>),
    Edits(Vec<EditAnswer>),
    Scopes(Vec<&'static str>),
    Failed { failed: String },
}

/// A program that has been compiled.
#[derive(Serialize)]
struct Compiled {
    diagnostics: Vec<DiagnosticAnswer>,
    /// The diagnostics as a terminal shows them, with its escape sequences.
    terminal: String,
    /// For each token where it begins and ends, and which of the scopes it has.
    tokens: Vec<usize>,
    templates: Vec<TemplateAnswer>,
}

#[derive(Serialize)]
struct DiagnosticAnswer {
    from: usize,
    to: usize,
    severity: &'static str,
    code: &'static str,
    message: String,
    /// The page of `docs/` that explains it.
    page: Option<String>,
    /// Whether there are fixes.
    fixable: bool,
}

#[derive(Serialize)]
struct FixAnswer {
    title: String,
    edits: Vec<EditAnswer>,
}

#[derive(Serialize)]
struct EditAnswer {
    from: usize,
    to: usize,
    insert: String,
}

#[derive(Serialize)]
struct TemplateAnswer {
    file: String,
    text: String,
    /// First and last line, from 0; the range of the program that they come from; and the end of what that is the beginning of: a
    /// block comes from its first line, and goes on to its brace.
    mapped: Vec<[usize; 5]>,
}

/// What is shown at a word, in Markdown.
#[derive(Serialize)]
struct Shown {
    /// The word; none for what is shown beside a list.
    from: Option<usize>,
    to: Option<usize>,
    markdown: String,
    page: Option<String>,
}

#[derive(Serialize)]
struct Completions {
    from: usize,
    to: usize,
    items: Vec<ItemAnswer>,
}

#[derive(Serialize)]
struct ItemAnswer {
    label: String,
    /// `attribute`
    kind: String,
    detail: Option<String>,
    insert: String,
    /// What is inserted instead, with the tab stops of the Language Server Protocol.
    snippet: Option<String>,
    rank: u8,
    topic: Option<Topic>,
}

/// The files that a program can read, by the paths that it writes.
#[derive(Debug)]
struct Beside(BTreeMap<String, String>);

impl FileReader for Beside {
    fn read(&self, path: &str) -> Result<String, ReadError> {
        self.0.get(path).cloned().ok_or(ReadError::Missing)
    }

    fn manifest(&self, path: &str) -> Result<String, ReadError> {
        self.read(path)
    }
}

/// What was compiled last.
pub(crate) struct Session {
    analysis: Analysis,
    units: Units,
}

impl Default for Session {
    fn default() -> Self {
        Self::new("", String::new(), BTreeMap::new())
    }
}

impl Session {
    fn new(name: &str, text: String, files: BTreeMap<String, String>) -> Self {
        let units = Units::new(&text);
        let hint = name.strip_suffix(".ecs").unwrap_or(name).to_owned();
        let input = Input {
            for_deployment: true,
            reader: &Beside(files),
            ..Input::new(hint, [SourceText::new(name, text)])
        };
        Self { analysis: Analysis::new(input), units }
    }

    /// Answers a question; both are JSON.
    pub(crate) fn answer(&mut self, question: &[u8]) -> Vec<u8> {
        let answer = match serde_json::from_slice(question) {
            Ok(question) => self.answered(question),
            Err(error) => Answer::Failed { failed: error.to_string() },
        };
        serde_json::to_vec(&answer).unwrap_or_default()
    }

    fn answered(&mut self, question: Question) -> Answer {
        match question {
            Question::Compile { name, text, files, width } => {
                *self = Self::new(&name, text, files);
                Answer::Compiled(self.compiled(width))
            }
            Question::Hover { at } => Answer::Shown(self.hover(at)),
            Question::Complete { at } => Answer::Completions(self.completions(at)),
            Question::Manual { topic } => Answer::Shown(self.manual(&topic)),
            Question::Fixes { of } => Answer::Fixes(self.fixes(of)),
            Question::Format => Answer::Edits(self.formatted()),
            Question::Scopes => Answer::Scopes(SCOPES.iter().map(|scopes| scopes.textmate).collect()),
        }
    }

    fn compiled(&self, width: usize) -> Compiled {
        // The templates come first: lowering completes the diagnostics.
        let templates = self.templates();
        let (sources, diagnostics) = (self.analysis.sources(), self.analysis.diagnostics());
        let style = Style { color: true, unicode: true, width };
        Compiled {
            terminal: render::human(&[Report { sources, diagnostics }], style),
            diagnostics: self.diagnostics(),
            tokens: self.tokens(),
            templates,
        }
    }

    fn templates(&self) -> Vec<TemplateAnswer> {
        let origins = Origins::new(self.analysis.trees());
        let stacks = self.analysis.lowered().stacks.iter();
        let format = self.analysis.format();
        let written = stacks.map(|stack| {
            let text = emit::template(&stack.template, format);
            let lines = mapped(stack, &text).into_iter();
            let lines = lines.filter(|lines| lines.origin.file == FILE).map(|lines| {
                let (shown, end) = origins.of(lines.origin);
                let (from, to) = self.range(shown);
                [lines.first, lines.last, from, to, self.units.of_byte(end)]
            });
            let mapped = lines.collect();
            TemplateAnswer { file: format!("{}.{}", stack.name, format.extension()), text, mapped }
        });
        written.collect()
    }

    fn diagnostics(&self) -> Vec<DiagnosticAnswer> {
        let answer = |found: &Diagnostic| {
            let (from, to) = self.range(self.analysis.place(found));
            DiagnosticAnswer {
                from,
                to,
                severity: found.severity().word(),
                code: found.code.id,
                message: message(found),
                page: catalog::place(found.code),
                fixable: !found.fixes.is_empty(),
            }
        };
        self.analysis.diagnostics_of(FILE).map(answer).collect()
    }

    /// The fixes of a diagnostic as editors offer them: what they change stays formatted. Each costs about as much as formatting the
    /// program, so they are found when somebody looks at a diagnostic.
    fn fixes(&self, of: usize) -> Vec<FixAnswer> {
        let Some(found) = self.analysis.diagnostics_of(FILE).nth(of) else { return Vec::new() };
        let place = self.analysis.place(found);
        let actions = actions::actions(&self.analysis, place, |kind| kind == ActionKind::QuickFix);
        let own = actions.iter().filter(|action| action.diagnostic.is_some_and(|it| std::ptr::eq(it, found)));
        own.map(|fix| FixAnswer { title: fix.title.clone(), edits: self.edits(&fix.edits) }).collect()
    }

    fn tokens(&self) -> Vec<usize> {
        let class = |token: &tokens::Token| SCOPES.iter().position(|scopes| scopes.class == token.class);
        let tokens = tokens::tokens(&self.analysis, FILE);
        let triples = tokens.iter().filter_map(|token| {
            let (from, to) = self.range(token.span);
            Some([from, to, class(token)?])
        });
        triples.flatten().collect()
    }

    fn hover(&self, at: usize) -> Option<Shown> {
        let hover = ide::hover(&self.analysis, self.position(at))?;
        let (from, to) = self.range(hover.span);
        Some(Shown { from: Some(from), to: Some(to), markdown: hover.markdown, page: hover.page })
    }

    fn completions(&self, at: usize) -> Completions {
        let found = completion::completions(&self.analysis, self.position(at));
        let (from, to) = self.range(found.replaced);
        Completions { from, to, items: found.items.into_iter().map(item).collect() }
    }

    fn manual(&self, topic: &Topic) -> Option<Shown> {
        let found = manual::manual(&self.analysis, topic)?;
        Some(Shown { from: None, to: None, markdown: found.markdown, page: found.page })
    }

    fn formatted(&self) -> Vec<EditAnswer> {
        self.edits(&format::edits(self.analysis.text(FILE), Dialect::Program))
    }

    fn edits(&self, edits: &[Edit]) -> Vec<EditAnswer> {
        let edit = |edit: &Edit| {
            let (from, to) = self.range(edit.span);
            EditAnswer { from, to, insert: edit.text.clone() }
        };
        edits.iter().map(edit).collect()
    }

    fn position(&self, at: usize) -> Position {
        Position::new(FILE, self.units.byte_of(at))
    }

    fn range(&self, span: Span) -> (usize, usize) {
        (self.units.of_byte(span.start), self.units.of_byte(span.end))
    }
}

/// The message with its help and notes.
fn message(found: &Diagnostic) -> String {
    let help = found.help.iter().map(|help| format!("\nhelp: {help}"));
    let notes = found.notes.iter().map(|note| format!("\nnote: {note}"));
    found.message.clone() + &help.chain(notes).collect::<String>()
}

fn item(item: Completion) -> ItemAnswer {
    ItemAnswer {
        label: item.label,
        kind: format!("{:?}", item.kind).to_lowercase(),
        detail: item.detail,
        insert: item.text,
        snippet: item.snippet,
        rank: item.rank,
        topic: item.topic,
    }
}
