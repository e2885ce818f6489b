//! Who is who across articles: which cards of people are one person's.
//!
//! Everything here is a pure function of cards. People can only be one if they share a key; [`cluster`] parts one
//! component of such people, and gives the same whatever order they come in. A wrong merge costs more than a split:
//! different given names never merge, and a surname alone joins a full name only where no other could be meant.

use super::cluster::{grouped, ids};
use super::person_card::{KnownAs, PersonCard, keys, sounds};
use super::slug::Slugs;
use super::{FileId, PersonEntry};
use crate::lang::translit::{is_arabic, is_given, same_spelling};
use crate::people::is_short_for;
use rustc_hash::FxHashMap;

/// Which person of which file.
pub type Member = (u32, u32);

/// Stands for the newsroom file among the files that have people.
const DESK: FileId = FileId(u32::MAX);

/// The people whom the cards of all articles make, with what the newsroom file says of who is who.
pub fn entries<'c>(
    mut members: Vec<((FileId, u32), &'c PersonCard)>,
    desk: &'c [(KnownAs, PersonCard)],
) -> Vec<PersonEntry> {
    members.extend((0..).zip(desk).map(|(at, (_, card))| ((DESK, at), card)));
    let mut slugs = Slugs::default();
    let of = |group: Vec<(Member, &PersonCard)>| {
        let known = group.iter().find(|((file, _), _)| FileId(*file) == DESK);
        let known = known.and_then(|((_, at), _)| desk.get(*at as usize)).map(|(known_as, _)| known_as);
        let group: Vec<_> = group.into_iter().filter(|((file, _), _)| FileId(*file) != DESK).collect();
        if group.is_empty() {
            return None;
        }
        let name = known.map_or_else(|| display_name(&group), |known| known.name.clone());
        let (members, desk) = (ids(&group), known.map(|known| known.person));
        Some(PersonEntry { slug: slugs.of(&name), name, members, desk })
    };
    grouped(&members, keys, cluster).into_iter().filter_map(of).collect()
}

/// Which of the members are one person: the same number for one person, in the order of `members`.
pub fn cluster(members: &[(Member, &PersonCard)]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    // The fullest names first; whatever is left to choose, the member itself decides.
    order.sort_by_key(|&at| {
        members.get(at).map(|(member, card)| (std::cmp::Reverse(card.parts.len()), &card.parts, *member))
    });
    let mut groups = Groups { members, of: vec![u32::MAX; members.len()], all: Vec::new() };
    // The newsroom's own people come first, and each is one whatever the names.
    for &at in order.iter().filter(|&&at| members.get(at).is_some_and(|(_, card)| card.desk.is_some())) {
        groups.place_known(at);
    }
    for &at in &order {
        if groups.card(at).is_some_and(|card| card.is_full() && card.desk.is_none()) {
            groups.place_full(at);
        }
    }
    groups.across_scripts();
    let fulls = groups.all.len();
    for &at in &order {
        if groups.card(at).is_some_and(|card| !card.is_full() && card.desk.is_none()) {
            groups.place_single(at, fulls);
        }
    }
    groups.of
}

struct Groups<'m, 'c> {
    members: &'m [(Member, &'c PersonCard)],
    of: Vec<u32>,
    /// The members of each group; its head, the fullest, comes first.
    all: Vec<Vec<usize>>,
}

impl Groups<'_, '_> {
    fn card(&self, at: usize) -> Option<&PersonCard> {
        self.members.get(at).map(|(_, card)| *card)
    }

    fn cards(&self, group: usize) -> impl Iterator<Item = &PersonCard> {
        self.all.get(group).into_iter().flatten().filter_map(|at| self.card(*at))
    }

    fn join(&mut self, at: usize, group: Option<usize>) {
        let group = group.unwrap_or_else(|| {
            self.all.push(Vec::new());
            self.all.len() - 1
        });
        if let (Some(all), Some(of)) = (self.all.get_mut(group), self.of.get_mut(at)) {
            all.push(at);
            *of = group as u32;
        }
    }

    /// A name of the newsroom's own goes to whoever has it.
    fn place_known(&mut self, at: usize) {
        let person = self.card(at).and_then(|card| card.desk);
        let known = (0..self.all.len()).find(|group| self.desk_of(*group) == person);
        self.join(at, known);
    }

    /// Which of the newsroom's own people a group is.
    fn desk_of(&self, group: usize) -> Option<u32> {
        self.cards(group).find_map(|card| card.desk)
    }

    /// A full name goes to the one group whose head it can be short for; to one of the newsroom's own people by any of
    /// their names.
    fn place_full(&mut self, at: usize) {
        let Some(card) = self.card(at) else { return };
        let can_be = |head: &PersonCard| is_latin(head) == is_latin(card) && same_full(card, head);
        let known = |group: &usize| {
            let mut names = self.cards(*group).filter(|head| head.desk.is_some());
            names.any(|head| can_be(head) || is_latin(head) == is_latin(card) && same_full(head, card))
        };
        let desk = self.written_so(card).or_else(|| only((0..self.all.len()).filter(known)));
        if desk.is_some() {
            return self.join(at, desk);
        }
        let fits = |group: &usize| self.cards(*group).next().is_some_and(can_be);
        let options: Vec<usize> = (0..self.all.len()).filter(fits).collect();
        let exact = |group: &&usize| self.cards(**group).any(|other| other.parts == card.parts);
        let agreeing = |group: &&usize| self.cards(**group).any(|other| other.agrees(card));
        let group = match options.as_slice() {
            [] => None,
            [one] => Some(*one),
            // Of several, that which somewhere is written the same; else that which one office speaks for.
            several => several.iter().find(exact).or_else(|| only(several.iter().filter(agreeing))).copied(),
        };
        self.join(at, group);
    }

    /// The one of the newsroom's own people who has a name just so.
    fn written_so(&self, card: &PersonCard) -> Option<usize> {
        let has =
            |group: &usize| self.cards(*group).any(|head| head.desk.is_some() && head.parts == card.parts);
        only((0..self.all.len()).filter(has))
    }

    /// Groups in different scripts become one where each is the only one that the other can be.
    fn across_scripts(&mut self) {
        let count = self.all.len();
        let fits = |a: usize, b: usize| {
            let latin = |group: usize| self.cards(group).next().is_some_and(is_latin);
            let pairs = || self.cards(a).flat_map(|one| self.cards(b).map(move |other| (one, other)));
            (latin(a) != latin(b) || self.desk_of(a).is_some() != self.desk_of(b).is_some())
                && !(self.desk_of(a).is_some() && self.desk_of(b).is_some())
                && pairs().any(|(a, b)| is_latin(a) != is_latin(b) && (same_full(a, b) || same_full(b, a)))
                && !pairs().all(|(a, b)| a.contradicts(b))
        };
        let partner = |group: usize| only((0..count).filter(|other| fits(group, *other)));
        let pairs: Vec<(usize, usize)> = (0..count)
            .filter_map(|group| partner(group).map(|other| (group, other)))
            .filter(|(group, other)| group < other && partner(*other) == Some(*group))
            .collect();
        for (into, from) in pairs {
            let moved = self.all.get_mut(from).map(std::mem::take).unwrap_or_default();
            for at in moved {
                self.join(at, Some(into));
            }
        }
    }

    /// A single name goes to the one full name it can be the surname of, or to the same name alone.
    fn place_single(&mut self, at: usize, fulls: usize) {
        let Some(card) = self.card(at) else { return };
        let Some(part) = card.parts.first() else { return self.join(at, None) };
        let desk = self.written_so(card);
        if desk.is_some() {
            return self.join(at, desk);
        }
        let fits = |group: &usize| {
            self.cards(*group).any(|head| {
                let surname = head.parts.iter().skip(1).any(|other| same_part(part, other));
                let agrees = || self.cards(*group).any(|other| other.agrees(card));
                let given = head.parts.first().is_some_and(|first| first == part) && agrees();
                let contradicts = self.cards(*group).any(|other| other.countries().next().is_some())
                    && card.countries().next().is_some()
                    && !agrees();
                // What is a given name as well needs more than to be somebody's last one.
                (surname && !contradicts && (!is_given(part) || agrees())) || given
            })
        };
        let options: Vec<usize> = (0..fulls).filter(fits).collect();
        let agreeing = |group: &&usize| self.cards(**group).any(|other| other.agrees(card));
        let group = match options.as_slice() {
            [one] => Some(*one),
            several => only(several.iter().filter(agreeing)).copied(),
        };
        let alone = || {
            (fulls..self.all.len()).find(|group| {
                let same =
                    |other: &PersonCard| other.parts.first().is_some_and(|other| same_spelling(part, other));
                let apart = is_given(part) && !self.cards(*group).any(|other| other.agrees(card));
                self.cards(*group).next().is_some_and(same)
                    && !apart
                    && !self.cards(*group).any(|other| other.contradicts(card))
            })
        };
        let group = group.or_else(alone);
        self.join(at, group);
    }
}

fn is_latin(card: &PersonCard) -> bool {
    card.parts.first().is_some_and(|part| !is_arabic(part))
}

/// The one item, if there is just one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    if items.next().is_some() { None } else { first }
}

/// Whether two full names can be one person's.
fn same_full(short: &PersonCard, long: &PersonCard) -> bool {
    if !is_short_for(&short.parts, &long.parts) {
        return false;
    }
    // From script to script only consonants count, so there must be enough of them.
    is_latin(short) == is_latin(long) || {
        let sounds: usize =
            short.parts.iter().filter_map(|part| sounds(part).first().map(|sounds| sounds.len())).sum();
        sounds > 3 && !short.contradicts(long)
    }
}

fn same_part(a: &str, b: &str) -> bool {
    let main = |part: &str| part.rsplit(' ').next().map_or(0, str::len);
    let tail = |part: &str| part.get(part.len() - main(part)..).map(String::from).unwrap_or_default();
    same_spelling(a, b)
        || b.contains(' ') && same_spelling(a, &tail(b))
        || a.contains(' ') && same_spelling(&tail(a), b)
}

/// The name to show for a cluster: of the full names the commonest, of equally common ones the fullest.
pub fn display_name(members: &[(Member, &PersonCard)]) -> Box<str> {
    let full = members.iter().any(|(_, card)| card.is_full());
    let mut forms: FxHashMap<&[Box<str>], (usize, u32, &str)> = FxHashMap::default();
    let mut sorted: Vec<_> = members.iter().filter(|(_, card)| card.is_full() == full).collect();
    sorted.sort();
    for (_, card) in sorted {
        let form = forms.entry(&card.parts).or_insert((0, 0, &card.name));
        form.0 += 1;
        form.1 += card.mentions;
    }
    let best = forms.iter().max_by_key(|(parts, (articles, mentions, _))| {
        (*articles, parts.len(), *mentions, std::cmp::Reverse(*parts))
    });
    best.map_or("".into(), |(_, (_, _, name))| (*name).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::lexicon;
    use crate::lang::lexicon::fold_for_lookup;

    /// «جون سميث @president US»: the parts of a name, an office and a country.
    fn card(text: &str) -> PersonCard {
        let (name, office) = text.split_once('@').unwrap_or((text, ""));
        let parts =
            name.split_whitespace().map(|part| fold_for_lookup(&part.replace('_', " ")).into()).collect();
        let mut words = office.split_whitespace();
        let offices = words
            .next()
            .map(|office| (office.into(), words.next().and_then(|key| lexicon().known_by_key(key))));
        PersonCard {
            name: name.trim().into(),
            parts,
            offices: offices.into_iter().collect(),
            mentions: 1,
            desk: None,
        }
    }

    fn check(cards: &[&str], expect: &[u32]) {
        let cards: Vec<PersonCard> = cards.iter().map(|text| card(text)).collect();
        let members: Vec<(Member, &PersonCard)> =
            cards.iter().enumerate().map(|(at, card)| ((at as u32, 0), card)).collect();
        let canonical = |groups: &[u32]| -> Vec<u32> {
            let mut seen: Vec<u32> = Vec::new();
            groups
                .iter()
                .map(|group| {
                    seen.iter().position(|seen| seen == group).unwrap_or_else(|| {
                        seen.push(*group);
                        seen.len() - 1
                    }) as u32
                })
                .collect()
        };
        let groups = cluster(&members);
        assert_eq!(canonical(&groups), expect);
        // The order of the members changes nothing.
        let backwards: Vec<_> = members.iter().rev().copied().collect();
        let mut groups = cluster(&backwards);
        groups.reverse();
        assert_eq!(canonical(&groups), expect);
        // Whoever is one shares a key, at least through others of the same.
        for (at, group) in expect.iter().enumerate() {
            let keys_of = |at: usize| keys(&cards[at]);
            let others: Vec<usize> =
                (0..cards.len()).filter(|other| *other != at && expect[*other] == *group).collect();
            let shares =
                others.iter().any(|other| keys_of(*other).iter().any(|key| keys_of(at).contains(key)));
            assert!(others.is_empty() || shares, "{:?}", cards[at]);
        }
    }

    #[test]
    fn spellings_of_one_name_are_one_person() {
        check(&["غريغوري تشيرنوف", "جريجوري تشيرنوف", "Grigory Chernov"], &[0, 0, 0]);
    }

    #[test]
    fn the_newsroom_says_who_is_who() {
        let fixture = crate::fixture::Fixture::parse(
            "//- dateline.toml\n[[person]]\nname = \"Khaled Naseri\"\nalso-known-as = [\"أبو سالم\"]\n[[person]]\nname = \"Khalid Naseri\"\n//- a.txt\nMinister Khaled Naseri spoke.\n//- b.txt\nMinister Khalid Naseri spoke.\n//- c.txt\nقال الوزير أبو سالم إن الأمر انتهى.",
        );
        let (corpus, ids) = fixture.corpus().unwrap();
        let of = |at: usize| corpus.person_of(ids[at], 0).and_then(|id| corpus.person(id)).unwrap();
        assert_eq!(of(0), of(2));
        assert_ne!(of(0), of(1));
        assert_eq!((&*of(2).name, of(2).desk, of(1).desk), ("Khaled Naseri", Some(0), Some(1)));
    }

    #[test]
    fn different_given_names_never_merge() {
        check(&["سالم الحداد", "سليم الحداد"], &[0, 1]);
        // Where a name in the other script can be either, it is neither.
        check(&["سالم الحداد", "سليم الحداد", "Salim Haddad"], &[0, 1, 2]);
        check(&["Anna Keller", "Hanno Keller"], &[0, 1]);
    }

    #[test]
    fn a_surname_joins_the_only_full_name() {
        check(&["مارتن فالدهايم", "فالدهايم"], &[0, 0]);
        check(&["مارتن فالدهايم", "كورت فالدهايم", "فالدهايم"], &[0, 1, 2]);
    }

    #[test]
    fn an_office_decides_between_two() {
        check(
            &["مارتن فالدهايم @president AT", "كورت فالدهايم @minister DE", "فالدهايم @president AT"],
            &[0, 1, 0],
        );
    }

    #[test]
    fn a_given_name_needs_its_office() {
        check(&["تركي آل_حمدان @emir KW", "تركي @emir KW", "تركي"], &[0, 0, 1]);
    }

    #[test]
    fn a_short_form_joins_the_long_one() {
        check(&["ناصر بن_علي الكعبي", "ناصر الكعبي"], &[0, 0]);
    }

    #[test]
    fn the_commonest_full_name_is_shown() {
        let cards = [card("Lena Varga"), card("Lena Varga"), card("Lena Maria Varga"), card("Varga")];
        let members: Vec<(Member, &PersonCard)> =
            cards.iter().enumerate().map(|(at, card)| ((at as u32, 0), card)).collect();
        assert_eq!(&*display_name(&members), "Lena Varga");
    }
}
