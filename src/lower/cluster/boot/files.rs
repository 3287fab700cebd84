//! The parts of cfn-init's metadata: files, commands, and the configurations that hold them.

use super::{Boot, INSTALL, Place, Text, concat, script::fill};
use crate::cfn::{Map, Value};

/// A configuration: cfn-init writes its files, then runs its commands in the order of their names.
pub(super) struct Config<'a> {
    place: &'a Place,
    files: Map<Value>,
    commands: Map<Value>,
}

impl<'a> Config<'a> {
    pub(super) fn of(boot: &'a Boot) -> Self {
        Self { place: &boot.place, files: Map::default(), commands: Map::default() }
    }

    /// Adds a file. It belongs to root, as whom cfn-init runs.
    pub(super) fn file(mut self, path: &'static str, mode: Mode, content: Value) -> Self {
        let mode = match mode {
            Mode::Program => "000755",
            Mode::Text => "000644",
            Mode::Private => "000400",
        };
        let fields = [("content", content), ("mode", Value::from(mode))];
        self.files.insert(path.into(), Value::map(fields));
        self
    }

    /// Adds a program, of the compiler's own scripts.
    pub(super) fn program(self, path: &'static str, script: &'static str) -> Self {
        self.program_with(path, script, Vec::new())
    }

    /// Adds a program that needs more than to know where it is.
    pub(super) fn program_with(
        self,
        path: &'static str,
        script: &'static str,
        more: Vec<(&'static str, Text)>,
    ) -> Self {
        let mut values = self.place.clone();
        values.push(("install", vec![Value::from(INSTALL)]));
        values.extend(more);
        self.file(path, Mode::Program, concat(fill(script, &values)))
    }

    /// Adds a command, which runs only if its test succeeds: cfn-hup runs the same commands again after each update.
    pub(super) fn command(mut self, name: &str, command: impl Into<Value>, test: impl Into<Value>) -> Self {
        // cfn-init runs commands in the alphabetical order of their names.
        let number = self.commands.len() + 1;
        let fields = [("command", command.into()), ("test", test.into())];
        self.commands.insert(format!("{number}_{name}").into(), Value::map(fields));
        self
    }

    /// Adds a package. The `packages` section of cfn-init does not support `dnf`.
    pub(super) fn package(self, name: &str) -> Self {
        let command = format!("{INSTALL_PACKAGES} {name}");
        self.command("install", command, format!("! rpm --query --quiet {name}"))
    }

    /// The configuration as metadata.
    pub(super) fn into_value(self) -> Value {
        let sections = [("files", self.files), ("commands", self.commands)];
        Value::map(
            sections
                .into_iter()
                .filter(|(_, section)| !section.is_empty())
                .map(|(name, section)| (name, Value::entries(section))),
        )
    }
}

/// Who may do what with a file.
#[derive(Clone, Copy)]
pub(super) enum Mode {
    /// Everyone may run it.
    Program,
    /// Everyone may read it.
    Text,
    /// Only root may read it.
    Private,
}

/// The program that installs packages.
pub(super) const INSTALL_PACKAGES: &str = "/var/lib/ecsc/install-packages";
