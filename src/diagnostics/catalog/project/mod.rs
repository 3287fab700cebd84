//! What the command line finds before and beside compiling: paths, configuration, format.

catalog! {
    unreadable_path,
    invalid_configuration,
    unformatted_file,
}
