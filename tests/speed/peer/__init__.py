"""The platform of `examples/platform` as programs of other languages, and their run times against ours."""
