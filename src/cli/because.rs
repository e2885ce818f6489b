//! Why a date is what it is, as a sentence for a terminal or a file.

use crate::corpus::Corpus;
use crate::corpus::FileId;
use crate::ide;
use crate::lang::{Language, message};
use crate::time::{Anchor, TimeMention};

/// The sentence for one expression of a file, in the reader's language.
pub fn because(corpus: &Corpus, file: FileId, time: &TimeMention) -> String {
    let locale = corpus.config().reader();
    ide::because::because(locale, time, &anchor(corpus, file, time.because.anchor, locale))
}

fn anchor(corpus: &Corpus, file: FileId, anchor: Anchor, locale: Language) -> String {
    let article = corpus.article(file);
    match anchor {
        Anchor::None => message(locale, "because.nothing", &[]),
        Anchor::Publication => match article.and_then(|article| article.published) {
            Some(dct) => message(locale, "because.publication", &[("date", &dct.date.to_string())]),
            None => message(locale, "because.publication-unknown", &[]),
        },
        Anchor::Mention(index) => {
            let time = article.and_then(|article| article.times.get(index as usize));
            let text = time.map_or("", |time| time.shape.span.text(corpus.text(file)));
            message(locale, "because.mention", &[("text", text)])
        }
    }
}
