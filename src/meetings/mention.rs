//! The noun phrases that name meetings, before anything is known of who, where and when.

use super::scene::{Noun, Scene};
use super::{MeetingKind, mention_english};
use crate::lang::{
    KnownId, KnownKind, MeetingClass as Class, Number, Sense, VerbClass, WordClass, has_article, morphology,
};
use crate::text::{Span, TokenKind};

/// A noun phrase that names a meeting, or a verb of meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Phrase {
    /// The token of the noun or verb.
    pub head: usize,
    /// The first token of the phrase.
    pub first: usize,
    /// The last token of the phrase.
    pub last: usize,
    /// Where it stands.
    pub span: Span,
    pub kind: MeetingKind,
    pub number: Number,
    /// Whether the noun is an event by itself.
    pub sure: bool,
    /// A round or session: a part of something longer.
    pub part: bool,
    /// With an article, a pronoun, or the name of a place or body behind it.
    pub definite: bool,
    /// «هذه»: points back.
    pub points_back: bool,
    /// «جديدة», «آخر».
    pub is_new: bool,
    /// «سابقة».
    pub is_earlier: bool,
    /// «الثالث».
    pub ordinal: Option<u8>,
    pub by_phone: bool,
    pub planned: bool,
    /// The countries and bodies named within the phrase.
    pub bodies: Vec<KnownId>,
    /// The place named within the phrase.
    pub place: Option<(KnownId, Span)>,
    /// A verb of meeting, not a noun.
    pub verbal: bool,
    /// A person's name or role stands directly behind the noun: «مكالمة الرئيسين».
    pub of_somebody: bool,
    /// What the phrase itself names the meeting by, a body or a matter: the folded words.
    pub named: Vec<Box<str>>,
    /// Adjectives that tell its kind, folded, in the order of the text.
    pub kinds: Vec<Box<str>>,
}

/// All phrases of a text, in order.
pub(super) fn phrases(scene: &Scene<'_, '_>) -> Vec<Phrase> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < scene.reading.len() {
        let (phrase, next) = phrase_at(scene, at);
        out.extend(phrase);
        at = next.max(at + 1);
    }
    out
}

fn phrase_at(scene: &Scene<'_, '_>, at: usize) -> (Option<Phrase>, usize) {
    if let Some(len) = scene.len_of(at, Class::NoMeeting) {
        return (None, at + len);
    }
    // A name that holds a meeting word («مجلس المؤتمر») is a name.
    if scene.is_somebody(at) && scene.person(at).is_some() {
        return (None, at + 1);
    }
    if let Some((len, id)) = scene.known(at)
        && (len > 1 || scene.kind(id) == Some(KnownKind::Outlet))
    {
        return (None, at + len);
    }
    if scene.is(at, Class::Round) {
        if let Some(phrase) = round(scene, at) {
            let next = phrase.last + 1;
            return (Some(phrase), next);
        }
        return (None, at + 1);
    }
    if let Some(noun) = scene.noun(at) {
        let phrase = noun_phrase(scene, at, at, noun);
        let next = phrase.as_ref().map_or(at + noun.len, |phrase| phrase.last + 1);
        return (phrase, next);
    }
    if scene.is_verb(at, VerbClass::Meeting) || scene.is(at, Class::PhoneVerb) {
        return (Some(verb(scene, at)), at + 1);
    }
    (None, at + 1)
}

/// «جولة جديدة من المفاوضات», «جولة جنيف», «الجولة», "a round of talks".
fn round(scene: &Scene<'_, '_>, at: usize) -> Option<Phrase> {
    let mut next = at + 1;
    let mut marks = Marks::default();
    while next < at + 4 && follows(scene, next) {
        if let Some(noun) = scene.noun(next).filter(|noun| noun.kind != MeetingKind::Press) {
            let mut phrase = noun_phrase(scene, at, next, noun)?;
            phrase.part = true;
            phrase.definite = scene.reading.word(at).clitics.article || marks.ordinal.is_some();
            phrase.number = Number::Singular;
            phrase.is_new |= marks.is_new;
            phrase.ordinal = phrase.ordinal.or(marks.ordinal);
            phrase.sure |= noun.kind == MeetingKind::Talks;
            return Some(phrase);
        }
        if !(marks.take(scene, next) || scene.is(next, Class::Of) || scene.is(next, Class::Classifying)) {
            break;
        }
        next += 1;
    }
    let talks =
        Noun { kind: MeetingKind::Talks, number: Number::Singular, sure: false, owned: false, len: 1 };
    let mut phrase = noun_phrase(scene, at, at, talks)?;
    phrase.part = true;
    (phrase.definite || phrase.ordinal.is_some() || phrase.place.is_some()).then_some(phrase)
}

/// The phrase around a noun; `first` is where it begins at the latest, before the noun where a round has it.
fn noun_phrase(scene: &Scene<'_, '_>, first: usize, at: usize, noun: Noun) -> Option<Phrase> {
    let reading = scene.reading;
    let mut phrase = Phrase {
        head: at,
        first,
        last: at + noun.len - 1,
        span: Span::default(),
        kind: noun.kind,
        number: noun.number,
        sure: noun.sure,
        part: noun.kind == MeetingKind::Session,
        definite: reading.word(at).clitics.article || noun.owned,
        points_back: false,
        is_new: false,
        is_earlier: false,
        ordinal: None,
        by_phone: false,
        planned: false,
        bodies: Vec::new(),
        place: None,
        verbal: false,
        of_somebody: false,
        named: Vec::new(),
        kinds: Vec::new(),
    };
    if scene.is_latin(at) {
        mention_english::to_the_left(scene, &mut phrase);
        if !phrase.sure && !mention_english::is_noun(scene, &phrase) {
            return None;
        }
    } else {
        // A preposition glued to the noun with «ال» keeps the article.
        phrase.ordinal = ordinal_before(scene, first);
        let before = first - usize::from(phrase.ordinal.is_some());
        phrase.points_back = before > 0 && follows(scene, first) && scene.is(before - 1, Class::ThisOne);
        phrase.definite |= phrase.points_back;
        to_the_right(scene, &mut phrase);
    }
    if phrase.by_phone && matches!(phrase.kind, MeetingKind::Talks | MeetingKind::Session) {
        (phrase.kind, phrase.number) = (MeetingKind::Call, Number::Singular);
    }
    phrase.span = reading.span(phrase.first, phrase.last);
    Some(phrase)
}

/// Whether nothing but a space stands between a token and the one before it, on one line.
pub(super) fn follows(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.reading.follows_on_line(at)
}

/// What adjectives say beside the kind.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    pub is_new: bool,
    pub is_earlier: bool,
    pub ordinal: Option<u8>,
    pub planned: bool,
}

impl Marks {
    /// Takes one adjective; `false` where it is none of these.
    pub fn take(&mut self, scene: &Scene<'_, '_>, at: usize) -> bool {
        let ordinal = scene.reading.find(at, |sense| match sense {
            Sense::Ordinal(number) => Some(number),
            _ => None,
        });
        if scene.time(at).is_some() {
            return false;
        }
        self.ordinal = self.ordinal.or(ordinal.map(|(_, number)| number));
        self.is_new |= scene.is(at, Class::NewOne);
        self.is_earlier |= scene.is(at, Class::EarlierOne);
        self.planned |= scene.is(at, Class::Planned);
        ordinal.is_some()
            || scene.is(at, Class::NewOne)
            || scene.is(at, Class::EarlierOne)
            || scene.is(at, Class::LatestOne)
            || scene.is(at, Class::Judging)
            || scene.is(at, Class::Planned)
    }
}

/// «أول لقاء», «ثالث لقاء»: the ordinal in front of the noun.
fn ordinal_before(scene: &Scene<'_, '_>, first: usize) -> Option<u8> {
    let before = first.checked_sub(1)?;
    if !follows(scene, first) || scene.time(before).is_some() {
        return None;
    }
    scene
        .reading
        .find(before, |sense| match sense {
            Sense::Ordinal(number) => Some(number),
            _ => None,
        })
        .map(|(_, number)| number)
}

/// Arabic: adjectives and the tight genitive stand behind the noun.
fn to_the_right(scene: &Scene<'_, '_>, phrase: &mut Phrase) {
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
            phrase.named.push(scene.reading.folded(at).into());
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

fn verb(scene: &Scene<'_, '_>, at: usize) -> Phrase {
    let by_phone = scene.len_of(at, Class::PhoneVerb);
    let last = at + by_phone.unwrap_or(1) - 1;
    Phrase {
        head: at,
        first: at,
        last,
        span: scene.reading.span(at, last),
        kind: if by_phone.is_some() { MeetingKind::Call } else { MeetingKind::Meeting },
        number: Number::Singular,
        sure: true,
        part: false,
        definite: false,
        points_back: false,
        is_new: false,
        is_earlier: false,
        ordinal: None,
        by_phone: by_phone.is_some(),
        planned: false,
        bodies: Vec::new(),
        place: None,
        verbal: true,
        of_somebody: false,
        named: Vec::new(),
        kinds: Vec::new(),
    }
}
