//! Understanding texts where a defect of the analysis must not take the session down.

use super::change::Path;
use crate::article::{self, Article, Hints, Lines};
use crate::corpus::Corpus;
use std::sync::Arc;

/// The most bytes that are understood as one article; a larger buffer stays open without findings.
pub const LARGEST: usize = 2 * 1024 * 1024;

/// What one text says. A text that is too large says nothing, and neither does one that the analysis breaks on:
/// that is a defect, which is logged, and no reason to leave the editor alone.
pub fn understand_one(corpus: &Corpus, path: &str, text: &str) -> Article {
    guarded(corpus, path, text, |hints| article::analyse(text, hints))
}

/// The same for a text that is edited.
pub fn understand_again(corpus: &Corpus, path: &str, text: &str, known: &mut Lines) -> Article {
    guarded(corpus, path, text, |hints| article::analyse_again(text, hints, known))
}

fn guarded(corpus: &Corpus, path: &str, text: &str, analyse: impl FnOnce(&Hints) -> Article) -> Article {
    if text.len() > LARGEST {
        return Article::default();
    }
    let hints = corpus.hints(path);
    let attempt = std::panic::AssertUnwindSafe(|| analyse(&hints));
    std::panic::catch_unwind(attempt).unwrap_or_else(|_| {
        tracing::error!(path, "the analysis broke on this article");
        Article::default()
    })
}

/// What many texts say, on as many threads as the machine has cores for it.
pub fn understand(corpus: &Corpus, texts: &[(Path, Arc<str>)]) -> Vec<Article> {
    let one = |(path, text): &(Path, Arc<str>)| understand_one(corpus, path, text);
    let threads = hands().min(texts.len() / 8);
    if threads < 2 {
        return texts.iter().map(one).collect();
    }
    std::thread::scope(|scope| {
        let shares = texts.chunks(texts.len().div_ceil(threads));
        let work: Vec<_> = shares
            .map(|share| (share.len(), scope.spawn(move || share.iter().map(one).collect::<Vec<_>>())))
            .collect();
        let done = work.into_iter().flat_map(|(len, share)| {
            share.join().unwrap_or_else(|_| std::iter::repeat_with(Article::default).take(len).collect())
        });
        done.collect()
    })
}

/// How many threads may compute at once.
pub fn hands() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8))
}
