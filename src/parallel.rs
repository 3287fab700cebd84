//! Work on all cores, if there is enough of it. The result does not depend on the number of cores.

use std::num::NonZero;
use std::thread;

/// `f` of each item, in order. Each core gets at least `least` items, so that a small program starts no thread.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], least: usize, f: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let most = items.len() / least.max(1);
    let cores = if most < 2 { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(most) };
    let mut shares = items.chunks(items.len().div_ceil(cores).max(1));
    let first = shares.next().unwrap_or_default();
    let all = |share: &[T]| share.iter().map(&f).collect::<Vec<R>>();
    if first.len() == items.len() {
        return all(first);
    }
    thread::scope(|scope| {
        let others: Vec<_> = shares.map(|share| scope.spawn(|| all(share))).collect();
        // This thread works, too; and joining in order keeps the order of the items.
        let mut results = all(first);
        for other in others {
            match other.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for length in [0, 1, 7, 1000] {
            let items: Vec<usize> = (0..length).collect();
            assert_eq!(
                map(&items, 3, |item| item * 2),
                items.iter().map(|item| item * 2).collect::<Vec<_>>()
            );
        }
    }
}
