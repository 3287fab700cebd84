"""What `tests/same` is made of."""
