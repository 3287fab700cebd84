//! The compiler behind four functions that a page calls: no imports, no generated glue, JSON in and JSON out.
//!
//! A page writes a question to where [`question`] says, calls [`answer`], and reads as many bytes from where [`answered`] says. It
//! does so in a worker, one question at a time. What was compiled last stays, and the other questions are about it.

mod mapped;
mod origins;
mod session;
mod units;

use std::cell::RefCell;

use session::Session;

/// What is kept from one call to the next.
#[derive(Default)]
struct State {
    session: Session,
    question: Vec<u8>,
    answer: Vec<u8>,
}

thread_local! {
    // There is one thread, so this is what a `static mut` would be, without its dangers.
    static STATE: RefCell<State> = RefCell::default();
}

/// Where a question of this length, in bytes of UTF-8, is to be written.
#[unsafe(no_mangle)]
pub extern "C" fn question(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.question.clear();
        state.question.resize(length, 0);
        state.question.as_mut_ptr()
    })
}

/// Answers the question that has been written. Gives the number of bytes of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> usize {
    STATE.with_borrow_mut(|state| {
        state.answer = state.session.answer(&state.question);
        state.answer.len()
    })
}

/// Where the last answer is.
#[unsafe(no_mangle)]
pub extern "C" fn answered() -> *const u8 {
    STATE.with_borrow(|state| state.answer.as_ptr())
}

/// What of the answers' form a page must know: one that was loaded with another version of this must not ask it.
#[unsafe(no_mangle)]
pub extern "C" fn protocol() -> u32 {
    session::PROTOCOL
}
