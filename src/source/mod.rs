//! Source files, spans and positions, which all passes share.

mod line_index;
mod sources;
mod span;
mod uri;

pub use line_index::{Encoding, LineColumn, LineEnds, LineIndex};
pub use sources::{SourceFile, Sources};
pub use span::{FileId, Span, Spanned, offset};
pub use uri::file_uri;
