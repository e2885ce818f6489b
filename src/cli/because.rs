//! Why a date is what it is, as a sentence for a terminal or a file.

use crate::corpus::Corpus;
use crate::corpus::FileId;
use crate::ide;
use crate::lang::{Language, message};
use crate::text::isolate::quoted;
use crate::time::{Anchor, TimeMention};

/// The sentence for one expression of a file, in the reader's language.
pub fn because(corpus: &Corpus, file: FileId, time: &TimeMention) -> String {
    let locale = corpus.config().reader();
    ide::because::because(locale, time, &anchor(corpus, file, time.because.anchor, locale))
}

fn anchor(corpus: &Corpus, file: FileId, anchor: Anchor, locale: Language) -> String {
    let Some(article) = corpus.article(file) else { return String::new() };
    let text = corpus.text(file);
    let publication = ide::because::Publication { reader: locale, article, text, quote: quoted };
    match anchor {
        Anchor::None if article.published.is_some() => message(locale, "because.nothing", &[]),
        Anchor::None | Anchor::Publication => match &article.published {
            Some(dct) => {
                let values = [("date", &*dct.date.to_string()), ("source", &publication.source(dct))];
                message(locale, "because.publication-from", &values)
            }
            None => publication.unknown(),
        },
        Anchor::Mention(index) => {
            let time = article.times.get(index as usize);
            let words = time.map_or("", |time| time.shape.span.text(text));
            message(locale, "because.mention", &[("text", words)])
        }
    }
}
