//! Finding the names and roles of a text: the strong evidence first, then what it confirms elsewhere.

use super::class::Class;
use super::confirm::Confirm;
use super::english;
use super::name::{self, Candidate};
use super::role::RolePhrase;
use super::scan::Scan;
use super::words::Words;
use super::{LoneWord, surname_key};
use crate::lang::{Sense, clitics};
use crate::text::Span;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// A name found, as words.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The first token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// Where the name stands, without what is glued to its front.
    pub(super) span: Span,
    /// The parts of the name, folded: «عبد المجيد» is one part, «آل ثاني» another.
    pub(super) parts: Vec<Box<str>>,
    /// Which part of whom it is a typing error for.
    pub(super) mistyped: Option<Box<str>>,
}

/// What is found in a text.
#[derive(Default)]
pub(super) struct Finds {
    /// The names, in order of text.
    pub(super) names: Vec<Found>,
    /// The role phrases, in order of text, each with the index of the name beside it.
    pub(super) roles: Vec<(RolePhrase, Vec<usize>)>,
    /// The words that would be names if somebody had them for a surname.
    pub(super) lone: Vec<LoneWord>,
}

/// Finds names and roles.
pub(super) fn find(words: &Words) -> Finds {
    let mut scan = Scan::new(words);
    scan.run();
    let Scan { candidates, roles, beside, .. } = scan;
    let (accepted, lone) = Confirm::new(words, candidates).run();
    Finds { lone, ..finish(words, accepted, roles, beside) }
}

fn finish(words: &Words, names: Vec<Found>, roles: Vec<RolePhrase>, beside: Vec<(usize, usize)>) -> Finds {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); roles.len()];
    let by_first: FxHashMap<usize, usize> =
        names.iter().enumerate().map(|(n, name)| (name.first, n)).collect();
    let by_end: FxHashMap<usize, usize> = names.iter().enumerate().map(|(n, name)| (name.end, n)).collect();
    let heads: FxHashMap<usize, &RolePhrase> = roles.iter().map(|role| (role.first, role)).collect();
    for (role, holders) in roles.iter().zip(&mut holders) {
        if role.plural {
            continue;
        }
        let at = match words.class(role.last) {
            Class::Latin => Some(role.last + 1 + usize::from(words.reading.is_mark(role.last + 1, ','))),
            _ => name::behind_role(words, role).map(|(at, _)| at),
        };
        // «وزير الخارجية الأمير فلان»: two phrases in front of one name.
        let next =
            at.and_then(|at| heads.get(&at)).filter(|next| !next.counterpart && !next.dual && !role.dual);
        let at = match next {
            Some(next) if at == Some(role.last + 1) && !words.has_prefix(next.first) => {
                name::behind_role(words, next).map(|(at, _)| at)
            }
            _ => at,
        };
        let Some(&index) = at.and_then(|at| by_first.get(&at)) else { continue };
        let Some(name) = names.get(index) else { continue };
        let comma = at > Some(role.last + 1) && words.reading.is_mark(role.last + 1, '\u{60C}');
        let glued = words.reading.token(name.first).is_some_and(|token| token.span.start != name.span.start);
        if comma && name.parts.len() == 1 || glued {
            continue;
        }
        holders.push(index);
        // «الرئيسين X وY»
        if role.dual && !role.elliptic && role.countries.is_empty() {
            holders.extend(by_first.get(&name.end));
        }
    }
    for (role, end) in beside {
        if let (Some(holders), Some(&name)) = (holders.get_mut(role), by_end.get(&end))
            && holders.is_empty()
        {
            holders.push(name);
        }
    }
    Finds { names, roles: roles.into_iter().zip(holders).collect(), lone: Vec::new() }
}

/// The readings of the token `at` as a surname that is known elsewhere, if it stands where one can.
pub(super) fn lone(words: &Words, at: usize, out: &mut Vec<LoneWord>) {
    let class = words.class(at);
    let around = || name::context(words, at, at + 1);
    let behind_verb = || at > 0 && words.follows(at) && words.is_verb(at - 1);
    let fits = match class {
        Class::Native | Class::Foreign => around() >= 0,
        Class::Given | Class::GivenWeak => around() > 0 || behind_verb(),
        Class::Definite => around() > 0 || behind_verb(),
        Class::Adjective => around() > 0 && super::role::demonym(words, at).is_none(),
        Class::GivenWord => {
            !words.is_function_folded(at) && super::role::office(words, at).is_none() && around() > 1
        }
        Class::Latin => english::is_lone(words, at),
        _ => false,
    };
    if !fits {
        return;
    }
    let (reading, folded) = (words.reading, words.reading.folded(at));
    let Some(token) = reading.token(at).filter(|_| folded.chars().nth(2).is_some()) else { return };
    let glued = words.prefix_letters(at);
    if glued > 0 {
        let span = Span::new(words.start(at), token.span.end);
        return out.push(LoneWord { span, word: surname_key(stem(words, at, 0)) });
    }
    if !name::is_behind_thing(words, at) {
        out.push(LoneWord { span: token.span, word: surname_key(folded) });
    }
    if matches!(class, Class::Native | Class::Foreign) {
        clitics::strip(folded, &mut |stem, clitics, letters| {
            let bare = !clitics.article || clitics::has_article(stem);
            if letters > 0 && bare && stem.chars().nth(2).is_some() {
                let span = Span::new(reading.behind_letters(at, letters), token.span.end);
                out.push(LoneWord { span, word: surname_key(stem) });
            }
        });
    }
}

/// A token's folded form without the letters glued to its front.
pub(super) fn stem<'w>(words: &'w Words, at: usize, letters: usize) -> &'w str {
    let folded = words.reading.folded(at);
    let glued = if letters > 0 { letters } else { words.prefix_letters(at) };
    let start = folded.char_indices().nth(glued).map_or(0, |(start, _)| start);
    folded.get(start..).unwrap_or(folded)
}

/// Ranges of tokens, the end of each one past its last.
pub(super) type PartTokens = SmallVec<[(usize, usize); 4]>;

/// The parts of a name as ranges of tokens: a head or a particle goes with the word behind it.
pub(super) fn part_tokens(words: &Words, name: &Candidate) -> PartTokens {
    if words.class(name.first) == Class::Latin {
        return english::part_tokens(words, name.first, name.end);
    }
    let mut parts = PartTokens::new();
    let mut from = name.first;
    for at in name.first..name.end {
        let class = words.class(at);
        let joins = matches!(class, Class::Particle | Class::Joint | Class::Mark)
            || words.class(at + 1) == Class::Suffix && at + 1 < name.end
            || class == Class::Head
                && at + 1 < name.end
                && (words.is_definite(at + 1) || !is_name_alone(words, at))
            || words.reading.is_mark(at + 1, '-') && at + 1 < name.end;
        if !joins || at + 1 == name.end {
            parts.push((from, at + 1));
            from = at + 1;
        }
    }
    parts
}

/// A name of so many tokens by itself.
pub(super) fn whole(end: usize) -> Candidate {
    Candidate { first: 0, end, letters: 0, context: 0, content: 0, role: None, main: 0 }
}

/// The parts of a name, folded: a head or a particle goes with the word behind it.
pub(super) fn parts(words: &Words, first: usize, end: usize, letters: usize) -> Vec<Box<str>> {
    let candidate = Candidate { first, letters, ..whole(end) };
    let tokens = part_tokens(words, &candidate);
    let parts = tokens.iter().enumerate().map(|(n, &(from, to))| {
        let mut part =
            String::from(if n == 0 { stem(words, from, letters) } else { words.reading.folded(from) });
        for at in from + 1..to {
            if words.class(at) != Class::Mark {
                part.push(' ');
                part.push_str(words.reading.folded(at));
            }
        }
        part.into()
    });
    parts.collect()
}

/// Whether the head of a name can be a name without what stands behind it: «علاء».
fn is_name_alone(words: &Words, at: usize) -> bool {
    words.reading.own(at).iter().any(|sense| matches!(sense, Sense::Given { .. }))
}
