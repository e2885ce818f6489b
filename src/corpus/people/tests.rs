use super::*;
use crate::lang::lexicon;
use crate::lang::lexicon::fold_for_lookup;

/// «جون سميث @president US»: the parts of a name, an office and a country.
fn card(text: &str) -> PersonCard {
    let (name, office) = text.split_once('@').unwrap_or((text, ""));
    let parts = name.split_whitespace().map(|part| fold_for_lookup(&part.replace('_', " ")).into()).collect();
    let mut words = office.split_whitespace();
    let offices =
        words.next().map(|office| (office.into(), words.next().and_then(|key| lexicon().known_by_key(key))));
    let naming = Naming { parts, offices: offices.into_iter().collect(), desk: None };
    PersonCard { naming: naming.into(), spelled: name.trim().into(), mentions: 1 }
}

fn check(cards: &[&str], expect: &[u32]) {
    let cards: Vec<PersonCard> = cards.iter().map(|text| card(text)).collect();
    let members: Vec<(Member, &Naming)> =
        cards.iter().enumerate().map(|(at, card)| ((at as u32, 0), &*card.naming)).collect();
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
        let keys_of = |at: usize| keys(&cards[at].naming);
        let others: Vec<usize> =
            (0..cards.len()).filter(|other| *other != at && expect[*other] == *group).collect();
        let shares = others.iter().any(|other| keys_of(*other).iter().any(|key| keys_of(at).contains(key)));
        assert!(others.is_empty() || shares, "{:?}", cards[at]);
        // They bear on each other as well, so that one is never looked at without the other.
        let bears = others.iter().any(|other| bear_on_each_other(&cards[*other].naming, &cards[at].naming));
        assert!(others.is_empty() || bears, "{:?}", cards[at]);
    }
}

#[test]
fn spellings_of_one_name_are_one_person() {
    check(&["غريغوري تشيرنوف", "جريجوري تشيرنوف", "Grigory Chernov"], &[0, 0, 0]);
}

#[test]
fn articles_and_heads_of_arabic_names_are_known_in_latin_letters() {
    let one = |arabic: &str, english: &str| {
        let text = format!(
            "//- a.txt\nقال وزير الخارجية {arabic} إن الأمر انتهى.\n//- b.txt\nForeign Minister {english} spoke."
        );
        let (corpus, ids) = crate::fixture::Fixture::parse(&text).corpus().unwrap();
        assert_eq!(corpus.person_of(ids[0], 0), corpus.person_of(ids[1], 0), "{arabic}, {english}");
        assert!(corpus.person_of(ids[0], 0).is_some());
    };
    one("عادل الحصراوي", "Adel al-Hasrawi");
    one("عبد الحميد القرقوري", "Abdul Hamid el-Karkouri");
    one("أبو محمد الدرعاوي", "Abu Mohammed al-Daraawi");
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
    assert_eq!(&*display_name(cards.iter()), "Lena Varga");
}
