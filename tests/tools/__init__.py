"""What `tests/same` and `tests/house` are made of."""
