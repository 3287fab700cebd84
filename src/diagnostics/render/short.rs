//! The short view: one line for each diagnostic, as editors and `grep` read it. The only file that knows codespan-reporting.

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};
use codespan_reporting::term::{Config, DisplayStyle, Styles, StylesWriter, emit_to_write_style};

use super::{Report, Style, clean};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{FileId, Sources};

/// The short view: ``platform.ecs:31:19: error[E0307]: `param.certificate` may be absent here``.
pub fn short(reports: &[Report<'_>], style: Style) -> String {
    let bytes = if style.color {
        write(reports, Ansi::new(Vec::new())).into_inner()
    } else {
        write(reports, NoColor::new(Vec::new())).into_inner()
    };
    String::from_utf8_lossy(&bytes).into_owned()
}

fn write<W: WriteColor>(reports: &[Report<'_>], mut out: W) -> W {
    let config = Config { display_style: DisplayStyle::Short, ..Config::default() };
    let styles = Styles::default();
    for report in reports {
        for diagnostic in report.diagnostics {
            let mut writer = StylesWriter::new(&mut out, &styles);
            // Writing into memory does not fail, and every label's file is there.
            let _ = emit_to_write_style(&mut writer, &config, report.sources, &convert(diagnostic));
        }
    }
    out
}

fn convert(diagnostic: &Diagnostic) -> codespan::Diagnostic<FileId> {
    let severity = match diagnostic.severity() {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    let span = diagnostic.primary.span;
    codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code.id)
        .with_message(clean(&diagnostic.message).replace('\n', " "))
        .with_labels(vec![codespan::Label::primary(span.file, span.range())])
}

impl<'a> Files<'a> for Sources {
    type FileId = FileId;
    type Name = String;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<String, Error> {
        Ok(clean(self.file(id).name()).into_owned())
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(self.file(id).text())
    }

    fn line_index(&'a self, id: FileId, byte: usize) -> Result<usize, Error> {
        Ok(self.file(id).index().line(narrow(byte)))
    }

    fn column_number(&'a self, id: FileId, _: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.line_column(id, narrow(byte)).column)
    }

    fn line_range(&'a self, id: FileId, line: usize) -> Result<std::ops::Range<usize>, Error> {
        let index = self.file(id).index();
        let range =
            index.line_range(line).ok_or(Error::LineTooLarge { given: line, max: index.lines() - 1 })?;
        Ok(range.start as usize..range.end as usize)
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
