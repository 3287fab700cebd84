//! What can be wrong with a program: each thing declared once, in `catalog`; what of it is shown, in `control`; its views, in `render`.

mod code;
mod diagnostic;
pub mod edit;
pub mod repair;
pub mod hidden;
mod sink;
mod suggest;
pub mod copies;
mod figure;
mod terraform;
#[macro_use]
mod declare;
pub mod catalog;
pub mod control;
pub mod render;

pub use code::{Code, HiddenBy, Hides, Severity};
pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Reach};
pub use figure::{counted, figure};
pub use hidden::Hidden;
pub use sink::{MAX_DIAGNOSTICS, Omitted, Room, Sink};
pub use suggest::{did_you_mean, list, nearest_first};
pub use terraform::kind_of;
