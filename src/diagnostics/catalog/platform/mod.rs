//! Programs that AWS would refuse, or that would not work: E05xx.

catalog! {}
