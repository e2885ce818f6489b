//! Arabic noun phrases that name meetings: adjectives and the tight genitive stand behind the noun.

use super::MeetingKind;
use super::mention::{Marks, Phrase, follows};
use super::scene::{Noun, Scene};
use crate::lang::{KnownId, KnownKind, MeetingClass as Class, Sense, WordClass, has_article, morphology};
use crate::text::TokenKind;

/// Arabic: adjectives and the tight genitive stand behind the noun.
pub(super) fn to_the_right(scene: &Scene<'_, '_>, phrase: &mut Phrase) {
    let mut marks = Marks::default();
    let mut at = phrase.last + 1;
    let mut genitive_open = !scene.reading.word(phrase.head).clitics.article;
    while follows(scene, at) && scene.mark(at).is_none_or(|mark| mark == '-') {
        if scene.mark(at).is_some() {
            // «روسية-أمريكية»: the hyphen joins two adjectives.
            if scene.demonym(at + 1).is_none() && scene.known(at + 1).is_none() {
                break;
            }
            at += 1;
            continue;
        }
        let word = scene.reading.word(at);
        if scene.time(at).is_some() || scene.is_somebody(at) {
            break;
        }
        if scene.has_preposition(at) {
            // «اجتماع لمجلس الأمن», «اجتماع لهذا المجلس»: the body may stand behind a preposition too.
            let body = at + usize::from(scene.is(at, Class::ThisOne));
            if at == phrase.last + 1 && follows(scene, body) && scene.is(body, Class::Body) {
                phrase.points_back |= body > at;
                phrase.definite |= body > at;
                phrase.named.push(scene.reading.folded(body).into());
                phrase.last = body;
                genitive_open = true;
                at = body + 1;
                continue;
            }
            break;
        }
        let conjunct = word.clitics.conjunction;
        if let Some(len) = scene.len_of(at, Class::ByPhone) {
            (phrase.by_phone, phrase.last) = (true, at + len - 1);
        } else if let Some(id) = scene.demonym(at).filter(|_| scene.role(at).is_none()) {
            phrase.bodies.push(id);
            phrase.last = at;
        } else if let Some((len, id)) =
            scene.known(at).filter(|_| genitive_open && (!conjunct || !phrase.bodies.is_empty()))
        {
            phrase.named.extend(scene.name_of(id));
            genitive(scene, phrase, at, len, id);
        } else if let Some(len) = scene.len_of(at, Class::Classifying).filter(|_| !conjunct) {
            phrase.last = at + len - 1;
            // A phrase of two words («رفيع المستوى») tells enough to be a name.
            let words = if len > 1 { &mut phrase.named } else { &mut phrase.kinds };
            words.push(scene.reading.folded(at).into());
        } else if scene.is(at, Class::Body) && genitive_open && !conjunct {
            phrase.last = at;
            phrase.definite = true;
            phrase.named.push(scene.reading.folded(at).into());
            if phrase.kind == MeetingKind::Session {
                phrase.part = false;
            }
        } else if let Some(noun) = scene.noun(at).filter(|_| genitive_open && at == phrase.last + 1) {
            nested(scene, phrase, at, noun);
        } else if !conjunct && genitive_open && at == phrase.last + 1 && is_matter(scene, at) {
            // «محادثات الغاز»: the matter makes the phrase definite and names it.
            phrase.definite = true;
            phrase.named.push(scene.reading.folded(at).into());
            phrase.last = at;
        } else if !conjunct && genitive_open && at == phrase.last + 1 && is_matter_of_two(scene, at) {
            phrase.definite = true;
            phrase.named.extend([at, at + 1].map(|at| scene.reading.folded(at).into()));
            phrase.last = at + 1;
        } else if !conjunct && marks.take(scene, at) {
            // Judging and counting adjectives end the span, but one that tells the kind may follow.
            let more = follows(scene, at + 1)
                && (scene.is(at + 1, Class::Classifying)
                    || scene.is(at + 1, Class::ByPhone)
                    || scene.demonym(at + 1).is_some());
            if !more {
                at += 1;
                while follows(scene, at) && scene.mark(at).is_none() && marks.take(scene, at) {
                    at += 1;
                }
                break;
            }
        } else {
            break;
        }
        genitive_open &=
            !(scene.is(at, Class::Classifying) || is_matter(scene, at)) || scene.is(at, Class::Body);
        at = at.max(phrase.last) + 1;
    }
    phrase.of_somebody = at == phrase.last + 1
        && follows(scene, at)
        && scene.is_somebody(at)
        && !scene.reading.word(phrase.head).clitics.article
        && !scene.has_preposition(at);
    // «محادثات يناير», «اجتماع اليوم»: the time is the genitive of a bare noun.
    let of_a_time = phrase.last == phrase.head
        && follows(scene, phrase.last + 1)
        && scene.time(phrase.last + 1).is_some();
    phrase.definite |= phrase.of_somebody || phrase.place.is_some() || of_a_time;
    phrase.is_new |= marks.is_new;
    phrase.is_earlier |= marks.is_earlier;
    phrase.ordinal = phrase.ordinal.or(marks.ordinal);
    phrase.planned |= marks.planned;
}

/// A word with the article that the lexicon does not know as anything else.
fn is_matter(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic)
        && has_article(scene.reading.folded(at))
        && !scene.is_somebody(at)
        && scene.known(at).is_none()
        && scene.demonym(at).is_none()
        && !scene.reading.has(at, |sense| {
            matches!(sense, Sense::MeetingWord(_) | Sense::Meeting { .. } | Sense::Ordinal(_))
        })
}

/// «مؤتمر أمن المياه»: a listed noun, which the article of the next word closes.
fn is_matter_of_two(scene: &Scene<'_, '_>, at: usize) -> bool {
    let folded = scene.reading.folded(at);
    let noun = morphology::ordinary(folded)
        .is_some_and(|ordinary| ordinary.class == WordClass::Noun && !ordinary.stripped && !ordinary.derived);
    let plain = !has_article(folded)
        && !scene.is_somebody(at)
        && scene.noun(at).is_none()
        && scene.time(at).is_none();
    noun && plain && follows(scene, at + 1) && !scene.has_preposition(at + 1) && is_matter(scene, at + 1)
}

/// «محادثات جنيف», «قمة الناتو», «مجلس روسيا والناتو»: the name behind the noun belongs to it.
fn genitive(scene: &Scene<'_, '_>, phrase: &mut Phrase, at: usize, len: usize, id: KnownId) {
    let span = scene.reading.span(at, at + len - 1);
    match scene.kind(id) {
        Some(KnownKind::City | KnownKind::Capital) => phrase.place = phrase.place.or(Some((id, span))),
        Some(KnownKind::Country | KnownKind::Organisation | KnownKind::Office) => {
            phrase.bodies.extend(scene.body(id));
        }
        _ => {}
    }
    phrase.definite = true;
    phrase.last = at + len - 1;
}

/// «جلسة مباحثات», «اجتماع القمة»: two meeting nouns make one phrase, and the more telling one names the kind.
fn nested(scene: &Scene<'_, '_>, phrase: &mut Phrase, at: usize, noun: Noun) {
    let telling = |kind| match kind {
        MeetingKind::Session => 0,
        MeetingKind::Meeting => 1,
        MeetingKind::Conference => 2,
        MeetingKind::Talks => 3,
        MeetingKind::Call => 4,
        MeetingKind::Summit => 5,
        MeetingKind::Press => 6,
    };
    if telling(noun.kind) > telling(phrase.kind) {
        phrase.kind = noun.kind;
    }
    phrase.definite |= scene.reading.word(at).clitics.article;
    phrase.sure |= noun.sure;
    phrase.last = at + noun.len - 1;
}
