//! Where what is found goes: who evaluates a declaration to ask a question does not report, whoever checks the program does, once.

use super::context::Checker;
use super::found::{Checked, Found};
use crate::diagnostics::{Diagnostic, Severity};
use crate::ir::{BlockId, Expr};
use crate::resolve::BlockEntry;
use crate::source::Span;

impl<'a> Checker<'a, '_> {
    /// Checks a declaration: as at the top level, whoever asks for it, since facts and `for` variables of the place of its use are none
    /// of its own.
    pub(super) fn declaration<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> Checked<'a, T> {
        // A memoised value must be the same for all who use it. With the guards or variables of
        // whoever asked first, it would depend on the order of asking.
        let around = std::mem::take(&mut self.around);
        let outer = std::mem::take(&mut self.found);
        let value = body(self);
        let found = std::mem::replace(&mut self.found, outer);
        self.around = around;
        Checked { value, found }
    }

    /// Evaluates part of a declaration to answer a question. What is wrong there is found where the part is checked.
    pub(super) fn ask<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let checked = self.declaration(body);
        self.forget(checked)
    }

    /// The same where what is around counts: in the block that is being checked.
    pub(super) fn ask_here<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let checked = self.apart(body);
        self.forget(checked)
    }

    /// The same of a part of a block, with `each` as it is there.
    pub(super) fn ask_in<T>(
        &mut self,
        entry: &'a BlockEntry,
        id: BlockId,
        body: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.ask(|checker| checker.in_copy(entry, id, body))
    }

    /// Drops what was found in something that will be checked again, and gives its value.
    pub(super) fn forget<T>(&mut self, checked: Checked<'a, T>) -> T {
        let errors = checked.found.errors();
        // The room was taken when they were found. They will be found again where the part is
        // reported, and need it then.
        self.room.errors += errors;
        self.room.warnings += checked.found.diagnostics().len() - errors;
        checked.value
    }

    /// Takes what was found in a declaration for what is found here, and gives its value.
    pub(super) fn include<T>(&mut self, checked: Checked<'a, T>) -> T {
        let Checked { value, found } = checked;
        self.include_found(found);
        value
    }

    /// The same of what was found alone.
    pub(super) fn include_found(&mut self, found: Found<'a>) {
        self.found.include(found);
    }

    /// Runs `body` as it stands here, and keeps apart what is found in it.
    pub(super) fn apart<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> Checked<'a, T> {
        let outer = std::mem::take(&mut self.found);
        let value = body(self);
        let found = std::mem::replace(&mut self.found, outer);
        Checked { value, found }
    }

    /// Makes room for a diagnostic that was reported, and is dropped.
    pub(super) fn give_back(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.room.errors += 1,
            Severity::Warning => self.room.warnings += 1,
        }
    }

    /// Reports a diagnostic, unless all is said about its position.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if self.hidden.covers(diagnostic.primary.span) {
            return;
        }
        let (room, omitted) = match diagnostic.severity() {
            Severity::Error => (&mut self.room.errors, &mut self.found.omitted.errors),
            Severity::Warning => (&mut self.room.warnings, &mut self.found.omitted.warnings),
        };
        match room.checked_sub(1) {
            // Kept up to the limit per run only: a generated program may have a mistake in each of
            // a million lines.
            Some(left) => {
                *room = left;
                self.found.add(diagnostic);
            }
            None => *omitted += 1,
        }
    }

    /// Reports a diagnostic and gives what stands for the wrong value.
    pub(super) fn wrong(&mut self, diagnostic: Diagnostic, span: Span) -> Expr {
        self.report(diagnostic);
        Expr::unknown(span)
    }

    /// Reports an error that `diagnostic` makes, unless there are so many that it would not be kept.
    pub(super) fn report_with(&mut self, diagnostic: impl FnOnce(&mut Self) -> Diagnostic) {
        if self.room.errors == 0 {
            self.found.omitted.errors += 1;
            return;
        }
        let diagnostic = diagnostic(self);
        self.report(diagnostic);
    }

    /// Ends checking, and gives what was found.
    pub(super) fn into_found(mut self) -> Found<'a> {
        self.report_undeclared();
        if let Some(diagnostic) = self.budget.exhausted.take() {
            self.report(diagnostic);
        }
        self.found
    }
}
