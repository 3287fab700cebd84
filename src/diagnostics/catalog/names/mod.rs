//! Names that mean nothing, or two things: E02xx.

catalog! {}
