//! What deserves a second look: W06xx.

catalog! {}
