//! Values outside of what is allowed: E04xx.

catalog! {}
