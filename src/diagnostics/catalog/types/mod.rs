//! Types, phases, null and secrets: E03xx.

catalog! {}
