//! Messages over standard input and output.
//!
//! The reader of `lsp-server` ends at the first malformed message. This one answers it with an error, as JSON-RPC wants, and reads on.

use std::io::{self, BufRead, Read, Write};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, ErrorCode, Message};
use serde_json::{Value, json};

/// The longest message: a text has at most 64 MiB, and JSON writes a byte of it in up to six (`\u0000`).
const MAX_BYTES: u64 = 1 << 29;

/// The connection to the process that started this one, and the thread that writes to it, which ends with the connection.
pub(super) fn stdio() -> (Connection, JoinHandle<()>) {
    let (server, editor) = Connection::memory();
    let Connection { sender, receiver } = editor;
    // Nobody joins the reader: it may wait for input that never comes.
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(message)) = read(&mut input) {
            let sent = match message {
                Ok(message) => sender.send(message).is_ok(),
                Err(refusal) => write(&refusal.to_string()).is_ok(),
            };
            if !sent {
                return;
            }
        }
    });
    let writer = thread::spawn(move || {
        for message in receiver {
            if message.write(&mut io::stdout().lock()).is_err() {
                return;
            }
        }
    });
    (server, writer)
}

fn write(body: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

/// The next message, or the answer to a malformed one; `None` at the end of the input.
///
/// # Errors
/// If nothing more can be read, or the length of a message is missing or wrong: then nothing says where the next one begins.
fn read(input: &mut impl BufRead) -> io::Result<Option<Result<Message, Value>>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let header = String::from_utf8_lossy(&line);
        let header = header.trim();
        if header.is_empty() {
            // An empty line ends the headers, but one before the first header is only noise.
            match length {
                Some(_) => break,
                None => continue,
            }
        }
        if let Some((name, value)) = header.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().ok().filter(|length| *length <= MAX_BYTES);
            if length.is_none() {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
    }
    let length = length.unwrap_or(0);
    let mut body = Vec::new();
    if input.take(length).read_to_end(&mut body)? as u64 != length {
        return Ok(None);
    }
    Ok(Some(message(&body)))
}

/// The message of a body, or the answer to a malformed one.
fn message(body: &[u8]) -> Result<Message, Value> {
    let value: Value = serde_json::from_slice(body)
        .map_err(|error| refusal(&Value::Null, ErrorCode::ParseError, &error.to_string()))?;
    // JSON-RPC: an error that cannot be assigned to a request has the id `null`.
    let id = value.get("id").cloned().unwrap_or_default();
    serde_json::from_value(value)
        .map_err(|_| refusal(&id, ErrorCode::InvalidRequest, "not a request, response or notification"))
}

fn refusal(id: &Value, code: ErrorCode, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": message } })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of an input, in order.
    fn all(mut input: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        loop {
            found.push(match read(&mut input) {
                Ok(Some(Ok(Message::Request(request)))) => format!("request {}", request.method),
                Ok(Some(Ok(Message::Notification(it)))) => format!("notification {}", it.method),
                Ok(Some(Ok(Message::Response(response)))) => format!("response {}", response.id),
                Ok(Some(Err(refusal))) => format!("refused {}", refusal["error"]["code"]),
                Ok(None) => return found,
                Err(_) => {
                    found.push("lost".to_owned());
                    return found;
                }
            });
        }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn a_message_that_is_none_is_refused_and_the_next_is_read() {
        let input =
            [r#"{"method":"#, "[]", "\u{1}", r#"{"jsonrpc":"2.0","method":"exit"}"#].map(framed).concat();
        assert_eq!(
            all(input.as_bytes()),
            ["refused -32700", "refused -32600", "refused -32700", "notification exit"]
        );
    }

    #[test]
    fn headers_may_come_in_any_order_and_spelling() {
        let input = "Content-Type: x\r\ncontent-length:26\r\n\r\n{\"id\":1,\"method\":\"a\"}     ";
        assert_eq!(all(input.as_bytes()), ["request a"]);
    }

    #[test]
    fn without_a_length_nothing_more_is_read() {
        assert_eq!(all(b"Content-Length: many\r\n\r\n{}"), ["lost"]);
        assert_eq!(all(b"Content-Length: 10\r\n\r\n{}"), Vec::<String>::new());
    }
}
