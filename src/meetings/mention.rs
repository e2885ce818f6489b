//! The noun phrases that name meetings, before anything is known of who, where and when.

use super::scene::{Noun, Scene};
use super::{MeetingKind, mention_arabic, mention_english, mention_verb};
use crate::lang::{Classes, KnownId, KnownKind, MeetingClass as Class, Number, Sense, lexicon};
use crate::text::Span;

/// How far from a round the words may tell what it is a round of.
const REACH: usize = 20;

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
    /// The kind that its noun names, before the telephone made a call of it.
    pub written: MeetingKind,
    pub number: Number,
    /// Whether the noun is an event by itself.
    pub sure: bool,
    /// A round or session: a part of something longer.
    pub part: bool,
    /// «ثلاث جولات», "the three rounds": a whole that has parts.
    pub whole: bool,
    /// «الجولة السابعة» without a noun behind it: a round of talks only where the article speaks of talks.
    pub bare_round: bool,
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
    /// "their": of two or more who were named.
    pub of_them: bool,
    /// What the phrase itself names the meeting by, a body or a matter: the folded words.
    pub named: Vec<Box<str>>,
    /// Adjectives that tell its kind, folded, in the order of the text.
    pub kinds: Vec<Box<str>>,
}

impl Phrase {
    /// A round of talks and not a session of a body.
    pub fn is_round(&self) -> bool {
        self.part && self.kind == MeetingKind::Talks
    }

    /// A phrase of one word that tells nothing yet but its kind.
    pub fn new(scene: &Scene<'_, '_>, head: usize, kind: MeetingKind) -> Self {
        Self {
            head,
            first: head,
            last: head,
            span: scene.reading.span(head, head),
            kind,
            written: kind,
            number: Number::Singular,
            sure: false,
            part: false,
            whole: false,
            bare_round: false,
            definite: false,
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
            of_them: false,
            named: Vec::new(),
            kinds: Vec::new(),
        }
    }
}

/// What a phrase can begin with, and what stands in its way.
const BEGINNINGS: Classes = mention_verb::VERBS
    .or(Classes::MEETING)
    .or(Classes::KNOWN)
    .or(Classes::meeting(Class::Round))
    .or(Classes::meeting(Class::NoMeeting));

/// All phrases of a text, in order.
pub(super) fn phrases(scene: &Scene<'_, '_>) -> Vec<Phrase> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < scene.reading.len() {
        if !scene.reading.may(at, BEGINNINGS) {
            at += 1;
            continue;
        }
        let (phrase, next) = phrase_at(scene, at);
        out.extend(phrase);
        at = next.max(at + 1);
    }
    out
}

fn phrase_at(scene: &Scene<'_, '_>, at: usize) -> (Option<Phrase>, usize) {
    // "a call for Thursday" is one all the same.
    if let Some(len) = scene.len_of(at, Class::NoMeeting).filter(|len| scene.time(at + len).is_none()) {
        return (None, at + len);
    }
    // A name that holds a meeting word («مجلس المؤتمر») is a name.
    if scene.is_somebody(at) && scene.person(at).is_some() {
        return (None, at + 1);
    }
    if let Some((len, id)) = scene.known(at)
        && (len > 1 || scene.kind(id) == Some(KnownKind::Outlet))
    {
        return (by_name(scene, at, len, id), at + len);
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
    (mention_verb::verb(scene, at), at + 1)
}

/// "the Munich Security Conference": a body whose name is that of a meeting. Whether the article speaks of the event
/// is left to what it says of the day and the place.
fn by_name(scene: &Scene<'_, '_>, at: usize, len: usize, id: KnownId) -> Option<Phrase> {
    let lasting = |noun: &Noun| matches!(noun.kind, MeetingKind::Conference | MeetingKind::Summit);
    let (head, noun) = (at..at + len).find_map(|at| Some((at, scene.noun(at).filter(lasting)?)))?;
    let mut phrase = Phrase::new(scene, head, noun.kind);
    (phrase.first, phrase.last) = (at, at + len - 1);
    (phrase.number, phrase.definite) = (noun.number, true);
    phrase.named.push(lexicon().known(id)?.key.into());
    phrase.span = scene.reading.span(phrase.first, phrase.last);
    (scene.kind(id) == Some(KnownKind::Organisation)).then_some(phrase)
}

/// «جولة جديدة من المفاوضات», «جولة جنيف», «الجولة», "a round of talks".
fn round(scene: &Scene<'_, '_>, at: usize) -> Option<Phrase> {
    let mut next = at + 1;
    let mut marks = Marks::default();
    let whole = scene.is(at, Class::Rounds);
    // "the fifth round of the season" is none of talks.
    let mut of_something = false;
    while next < at + 4 && follows(scene, next) {
        if let Some(noun) = scene.noun(next).filter(|noun| noun.kind != MeetingKind::Press) {
            let mut phrase = noun_phrase(scene, at, next, noun)?;
            (phrase.part, phrase.whole) = (!whole, whole);
            let article = scene.reading.word(at).clitics.article || marks.ordinal.is_some();
            // In English the determiner in front was seen already; in Arabic that of the noun is not the round's.
            phrase.definite = article || scene.is_latin(at) && phrase.definite;
            phrase.number = Number::Singular;
            phrase.is_new |= marks.is_new;
            phrase.ordinal = phrase.ordinal.or(marks.ordinal);
            phrase.sure |= noun.kind == MeetingKind::Talks;
            return Some(phrase);
        }
        of_something |= scene.is(next, Class::From);
        if !(marks.take(scene, next) || scene.is(next, Class::Of) || scene.is(next, Class::Classifying)) {
            break;
        }
        next += 1;
    }
    let talks =
        Noun { kind: MeetingKind::Talks, number: Number::Singular, sure: false, owned: false, len: 1 };
    let told_of_a_match = of_a_match(scene, at);
    let mut phrase = noun_phrase(scene, at, at, talks).filter(|_| !told_of_a_match)?;
    (phrase.part, phrase.whole, phrase.bare_round) = (!whole, whole, true);
    let told = phrase.definite || phrase.ordinal.is_some() || phrase.place.is_some();
    (told && !of_something).then_some(phrase)
}

/// Whether the sentence tells of a game or a vote, which have rounds as well.
fn of_a_match(scene: &Scene<'_, '_>, at: usize) -> bool {
    let sentence = scene.sentence(at);
    let near = at.saturating_sub(REACH)..scene.reading.len().min(at + REACH);
    near.into_iter().any(|at| scene.sentence(at) == sentence && scene.is(at, Class::Match))
}

/// The phrase around a noun; `first` is where it begins at the latest, before the noun where a round has it.
fn noun_phrase(scene: &Scene<'_, '_>, first: usize, at: usize, noun: Noun) -> Option<Phrase> {
    let reading = scene.reading;
    let mut phrase = Phrase::new(scene, at, noun.kind);
    (phrase.first, phrase.last) = (first, at + noun.len - 1);
    (phrase.number, phrase.sure) = (noun.number, noun.sure);
    phrase.part = noun.kind == MeetingKind::Session;
    phrase.definite = reading.word(at).clitics.article || noun.owned;
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
        mention_arabic::to_the_right(scene, &mut phrase);
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
        let ordinal = scene.reading.find_of(Classes::ORDINAL, at, |sense| match sense {
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
