//! What the server asks of the editor: to watch files, and to send its settings.

use gen_lsp_types::{
    ConfigurationItem, ConfigurationParams, ConfigurationRequest, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, GlobPattern, Registration, RegistrationParams, RegistrationRequest, Unregistration,
    UnregistrationParams, UnregistrationRequest,
};

use super::server::Server;
use super::settings;
use super::snapshot::Snapshot;

/// The id of the registration.
const ID: &str = "ecsc-files";
const METHOD: &str = "workspace/didChangeWatchedFiles";
/// The files that every program may have.
const ALWAYS: [&str; 3] = ["**/*.ecs", "**/*.ecsvars", "**/ecsc.toml"];

/// Asks for everything once. The protocol allows it only after `initialized`.
pub(super) fn begin(server: &mut Server) {
    register(server);
    ask_settings(server);
}

/// Asks for the settings.
pub(super) fn ask_settings(server: &mut Server) {
    if server.client.provides_settings {
        let item = ConfigurationItem { scope_uri: None, section: Some(settings::SECTION.to_owned()) };
        server.ask_settings::<ConfigurationRequest>(&ConfigurationParams { items: vec![item] });
    }
}

fn register(server: &mut Server) {
    if !server.client.watches_files {
        return;
    }
    let names = server.watched_names.iter().map(|name| format!("**/{name}"));
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
    /// Asks the editor to watch the files that a program reads with `file("...")`.
    pub(super) fn watch_read_files(&mut self, snapshot: &Snapshot) {
        // Only the name goes into the pattern, and only one without the pattern's own characters: globs have no escapes.
        let plain = |name: &&str| !name.is_empty() && !name.contains(['*', '?', '[', ']', '{', '}']);
        let names = snapshot.analysis.read_files().filter_map(|path| path.rsplit('/').next()).filter(plain);
        let before = self.watched_names.len();
        let names: Vec<String> = names.map(str::to_owned).collect();
        self.watched_names.extend(names);
        // Names are never removed: a file that is watched for nothing costs less than a registration for each edit.
        if self.watched_names.len() == before || !self.client.watches_files {
            return;
        }
        // A registration cannot be extended; it is replaced.
        let known = Unregistration { id: ID.to_owned(), method: METHOD.to_owned() };
        self.ask::<UnregistrationRequest>(&UnregistrationParams { unregisterations: vec![known] });
        register(self);
    }
}
