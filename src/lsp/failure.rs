//! Why a request fails, as an error of the protocol. One request's failure is not the next one's.

use std::panic::{AssertUnwindSafe, catch_unwind};

use gen_lsp_types::Uri;
use lsp_server::ErrorCode;

/// Why a request fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// The protocol's error code.
    pub(super) code: i32,
    /// The message for the user.
    pub(super) message: String,
}

impl Failure {
    pub(super) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code: code as i32, message: message.into() }
    }

    /// The parameters are not what the method takes.
    pub(super) fn parameters(error: &serde_json::Error) -> Self {
        Self::new(ErrorCode::InvalidParams, error.to_string())
    }

    /// The document is not open and does not belong to a program.
    pub(super) fn unknown_document(uri: &Uri) -> Self {
        Self::new(ErrorCode::InvalidParams, format!("`{uri}` is not open, and not a file of a program"))
    }
}

/// Runs `body`. A panic in it, which is a bug of this server, fails the one request and nothing else.
pub(super) fn guarded<T>(body: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    // An analysis, where a panic would come from, is stored only when it is complete, so none is seen half done.
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        // The payload is a `&str` for a literal message and a `String` for a formatted one.
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        Err(Failure::new(ErrorCode::InternalError, format!("internal error in ecsc: {text}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_fails_what_was_asked_and_nothing_else() {
        let failure = guarded::<()>(|| panic!("no {}", "way")).expect_err("a panic");
        assert_eq!(failure, Failure { code: -32603, message: "internal error in ecsc: no way".to_owned() });
        assert_eq!(guarded(|| Ok(1)), Ok(1));
    }
}
