//! The same work for many files, on all cores, with the results in the order of the files.

use crate::cli::terminal::{Progress, Terminal};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does something for every item, on several threads where there are many.
pub(super) fn map<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    terminal: &Terminal,
) -> Vec<R> {
    const CHUNK: usize = 8;
    const FEW: usize = 16;
    let in_turn = || items.iter().map(&work).collect();
    if items.len() < FEW {
        return in_turn(); // How many cores there are is asked of files of the system: not for a single plan.
    }
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    if n_threads == 1 {
        return in_turn();
    }
    let chunks: Vec<&[T]> = items.chunks(CHUNK).collect();
    let next = AtomicUsize::new(0);
    let take_chunks = |progress: Option<&mut Progress>| {
        let mut progress = progress;
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(chunk) = chunks.get(index) else { return done };
            done.push((index, chunk.iter().map(&work).collect::<Vec<_>>()));
            if let Some(progress) = &mut progress {
                progress.show(index * CHUNK, items.len());
            }
        }
    };
    let mut progress = terminal.progress();
    let mut done: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..n_threads).map(|_| scope.spawn(|| take_chunks(None))).collect();
        let mut done = take_chunks(progress.as_mut());
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    if let Some(progress) = &mut progress {
        progress.end();
    }
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().flat_map(|(_, results)| results).collect()
}
