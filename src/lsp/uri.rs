//! URIs of files, and the paths behind them.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::source::file_uri;

/// What a URI names: editors spell one file in several ways.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Id {
    /// A file.
    File(PathBuf),
    /// Anything else, by its URI.
    Other(String),
}

impl Id {
    pub(super) fn of(uri: &Uri) -> Self {
        path(uri).map_or_else(|| Self::Other(uri.0.clone()), Self::File)
    }
}

/// The path of a `file:` URI; `None` for any other, such as `untitled:Untitled-1`.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    // file:///home/web.ecs, file://localhost/home/web.ecs
    let path = rest.find('/').and_then(|at| rest.get(at..))?;
    let host = rest.get(..rest.len() - path.len()).unwrap_or_default();
    let path = decoded(path)?;
    Some(if cfg!(windows) {
        // file:///c%3A/web.ecs, file://server/share/web.ecs
        match host {
            "" | "localhost" => PathBuf::from(path.trim_start_matches('/').replace('/', "\\")),
            host => PathBuf::from(format!("\\\\{host}{}", path.replace('/', "\\"))),
        }
    } else {
        PathBuf::from(path)
    })
}

/// The URI of an absolute path.
pub(super) fn of(path: &Path) -> Uri {
    let path = path.to_string_lossy();
    Uri(file_uri(&if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }))
}

/// The text with `%20` and its like replaced; `None` if it is no UTF-8 then.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = after
            .get(..2)
            .filter(|_| byte == b'%')
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match escaped {
            Some(escaped) => {
                bytes.push(escaped);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_and_uris_are_told_apart_and_lead_back() {
        let uri = Uri::from("file:///home/a%20b/%C3%A9%25.ecs");
        assert_eq!(path(&uri), Some(PathBuf::from("/home/a b/é%.ecs")));
        assert_eq!(of(Path::new("/home/a b/é%.ecs")), uri);
        assert_eq!(path(&Uri::from("file://localhost/x.ecs")), Some(PathBuf::from("/x.ecs")));
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for uri in ["untitled:Untitled-1", "file:", "file://host", "file:///%FF", ""] {
            assert_eq!(path(&Uri::from(uri)), None, "{uri}");
        }
        assert_eq!(path(&Uri::from("file:///100%")), Some(PathBuf::from("/100%")));
    }
}
