//! Facts of AWS as tables, each with its source.
