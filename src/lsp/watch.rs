//! What the editor is asked to watch: files on disk, and its own settings.

use std::collections::BTreeSet;

use gen_lsp_types::{
    ConfigurationItem, ConfigurationParams, ConfigurationRequest, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, GlobPattern, Registration, RegistrationParams, RegistrationRequest, Unregistration,
    UnregistrationParams, UnregistrationRequest,
};

use super::server::Server;
use super::settings;
use super::snapshot::Snapshot;

/// The name of the registration.
const ID: &str = "ecsc-files";
const METHOD: &str = "workspace/didChangeWatchedFiles";
/// What every program is made of.
const ALWAYS: [&str; 3] = ["**/*.ecs", "**/*.ecsvars", "**/ecsc.toml"];

/// What the editor was asked to watch.
#[derive(Debug, Default)]
pub(super) struct Watched {
    /// The names of the files that `file("...")` has read.
    names: BTreeSet<String>,
}

/// The editor is ready: it is asked for what it has to tell.
pub(super) fn begin(server: &mut Server) {
    register(server);
    ask_settings(server);
}

/// Asks for the settings.
pub(super) fn ask_settings(server: &mut Server) {
    if server.client.tells_settings {
        let item = ConfigurationItem { scope_uri: None, section: Some(settings::SECTION.to_owned()) };
        server.ask_settings::<ConfigurationRequest>(&ConfigurationParams { items: vec![item] });
    }
}

fn register(server: &mut Server) {
    if !server.client.watches_files {
        return;
    }
    let names = server.watched.names.iter().map(|name| format!("**/{name}"));
    let patterns = ALWAYS.into_iter().map(str::to_owned).chain(names);
    let watchers = patterns
        .map(|pattern| FileSystemWatcher { glob_pattern: GlobPattern::Pattern(pattern), kind: None })
        .collect();
    let options = serde_json::to_value(DidChangeWatchedFilesRegistrationOptions { watchers }).ok();
    let registration =
        Registration { id: ID.to_owned(), method: METHOD.to_owned(), register_options: options };
    server.ask::<RegistrationRequest>(&RegistrationParams { registrations: vec![registration] });
}

impl Server {
    /// Has the files watched that a program reads.
    pub(super) fn watch_read_files(&mut self, snapshot: &Snapshot) {
        // A name is part of a pattern.
        let plain = |name: &&str| !name.is_empty() && !name.contains(['*', '?', '[', ']', '{', '}']);
        let names = snapshot.analysis.read_files().filter_map(|path| path.rsplit('/').next()).filter(plain);
        let before = self.watched.names.len();
        let names: Vec<String> = names.map(str::to_owned).collect();
        self.watched.names.extend(names);
        if self.watched.names.len() == before || !self.client.watches_files {
            return;
        }
        let known = Unregistration { id: ID.to_owned(), method: METHOD.to_owned() };
        self.ask::<UnregistrationRequest>(&UnregistrationParams { unregisterations: vec![known] });
        register(self);
    }
}
