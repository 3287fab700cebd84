//! What wakes `ecsc watch`: the system, which tells of changes in folders, and Ctrl-C.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::cli::{Failure, INTERRUPTED};

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Message {
    /// Something in a folder may have changed.
    Change,
    /// Ctrl-C.
    Interrupt,
}

/// Watches folders until it is dropped.
#[derive(Debug)]
pub(super) struct Watcher {
    _inner: RecommendedWatcher,
}

impl Watcher {
    /// Watches folders, but not those below them; `None` if the system cannot watch all of them.
    pub(super) fn new(folders: &BTreeSet<PathBuf>, sender: &Sender<Message>) -> Option<Self> {
        let sender = sender.clone();
        let tell = move |event: notify::Result<Event>| {
            // That a file is read, by this program too, changes nothing.
            if !event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                let _ = sender.send(Message::Change);
            }
        };
        let mut inner = notify::recommended_watcher(tell).ok()?;
        for folder in folders {
            inner.watch(folder, RecursiveMode::NonRecursive).ok()?;
        }
        Some(Self { _inner: inner })
    }
}

/// Sends a message at Ctrl-C, so that files which are being written are written to their end. A second one ends the process at once.
pub(super) fn on_interrupt(sender: &Sender<Message>) -> Result<(), Failure> {
    let (sender, is_second) = (sender.clone(), AtomicBool::new(false));
    let handler = move || {
        if is_second.swap(true, Ordering::Relaxed) || sender.send(Message::Interrupt).is_err() {
            std::process::exit(INTERRUPTED.into());
        }
    };
    ctrlc::set_handler(handler).map_err(|error| Failure::new(format!("cannot wait for Ctrl-C: {error}")))
}
