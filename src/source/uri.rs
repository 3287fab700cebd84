//! Paths of files as URIs.

/// An absolute path as a `file:` URI, a relative one as a reference to the file: `my files/a.ecs` is `my%20files/a.ecs`,
/// and `C:/a.ecs` is `file:///C:/a.ecs`. Everything but the unreserved characters of RFC 3986 is encoded, as editors do.
pub fn file_uri(path: &str) -> String {
    let drive = path.as_bytes().get(1) == Some(&b':');
    let mut uri = String::from(match path {
        _ if path.starts_with('/') => "file://",
        _ if drive => "file:///",
        _ => "",
    });
    for (at, byte) in path.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || drive && at == 1 {
            uri.push(char::from(byte));
        } else {
            uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    uri
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_have_a_scheme_and_relative_ones_none() {
        assert_eq!(file_uri("/home/a b/é%.ecs"), "file:///home/a%20b/%C3%A9%25.ecs");
        assert_eq!(file_uri("my files/a.ecs"), "my%20files/a.ecs");
    }

    #[test]
    fn a_drive_keeps_its_colon_and_no_other_does() {
        assert_eq!(file_uri("C:/a:b.ecs"), "file:///C:/a%3Ab.ecs");
        assert_eq!(file_uri("stack:a.ecs"), "stack%3Aa.ecs");
    }
}
