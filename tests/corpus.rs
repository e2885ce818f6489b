//! A corpus that was edited equals one that was built from nothing, whatever the edits and their order.

#![allow(clippy::expect_used)]

use dateline::corpus::Corpus;
use dateline::rules;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Articles about the same people and meetings, so that an edit of one can change what the others mean.
///
/// Those that state no publication date lean on the others and on each other.
const TEXTS: [&str; 15] = [
    "نشر: 2024-03-05\n\nقال وزير المياه سامي البرغوثي إن قمة صوفيا بين الأردن وبلغاريا ستعقد يوم الأحد 10 مارس 2024.",
    "نشر: 2024-03-06\n\nتعقد قمة صوفيا بين الأردن وبلغاريا يوم الاثنين 11 مارس 2024، وفق ما قال سامي البرغوثي.",
    "التقى وزير المياه سامي البرغوثي أمس الأحد نظيره البلغاري ستويان ماريتسوف خلال قمة صوفيا بين الأردن وبلغاريا.",
    "وأضاف البرغوثي أن المحادثات مع ماريتسوف استمرت ساعة.",
    "نشر: 2024-03-04\n\nأجرى وزير المياه سامي البرغوتي اتصالا هاتفيا مع ستويان ماريتسوف استمر 40 دقيقة أمس الأحد.",
    "Published: 2024-03-11\n\nWater Minister Sami Barghouti met his Bulgarian counterpart Stoyan Maritsov in Sofia on Sunday, March 10.",
    "التقى سامي البرغوثي نظيره البلغاري ستويان ماريتسوف الأحد خلال قمة صوفيا بين الأردن وبلغاريا. وأجرى وزير المياه سامي البرغوثي اليوم الاثنين اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف استمر 40 دقيقة.",
    "أجرى وزير المياه سامي البرغوثي أمس الاثنين اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.",
    "أجرى وزير المياه سامي البرغوثي الاثنين اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف، بعد جولة في مارس الجاري.",
    "أجرى وزير المياه سامي البرغوثي الاثنين اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف، قبل جولة في مارس المقبل.",
    "الجمعة 22 نوفمبر 2024 الموافق 20 جمادى الأولى 1446\nلقاء في صوفيا\nعقدت قمة صوفيا بين الأردن وبلغاريا أمس الأحد 10 مارس 2024.",
    "تعقد قمة صوفيا بين الأردن وبلغاريا غدا الأحد في 10 مارس، ثم تبدأ جولة الشهر المقبل.",
    "أجرى وزير المياه سامي البرغوثي اليوم اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف استمر 40 دقيقة.",
    "",
    "كلام لا يقول شيئا عن أحد.",
];

/// Everything that a corpus says, by path.
fn all(corpus: &Corpus) -> BTreeMap<String, String> {
    let name = |file| corpus.path(file).to_owned();
    let mut out = BTreeMap::new();
    for file in corpus.files() {
        let article = corpus.article(file).expect("the file is there");
        let person = |at| {
            corpus
                .person_of(file, at)
                .and_then(|id| corpus.person(id))
                .map(|p| (p.slug.clone(), p.name.clone()))
        };
        let meeting = |at| {
            corpus
                .meeting_of(file, at)
                .and_then(|id| corpus.meeting(id))
                .map(|m| (m.slug.clone(), m.name.clone()))
        };
        let people: Vec<_> = (0..article.people.len() as u32).map(person).collect();
        let meetings: Vec<_> = (0..article.meetings.len() as u32).map(meeting).collect();
        // Ids of files depend on the order of their coming; what they name does not.
        let findings: Vec<_> = rules::check(corpus, file)
            .into_iter()
            .map(|finding| {
                let related: Vec<_> =
                    finding.related.iter().map(|r| (name(r.file), r.span, r.message.clone())).collect();
                (finding.span, finding.rule, finding.message, related)
            })
            .collect();
        out.insert(name(file), format!("{article:?}\n{people:?}\n{meetings:?}\n{findings:?}"));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_in_any_order_equal_a_rebuild(edits in prop::collection::vec((0..5usize, prop::option::weighted(0.8, 0..TEXTS.len())), 1..14)) {
        let mut edited = Corpus::default();
        let mut texts: BTreeMap<String, &str> = BTreeMap::new();
        for (file, text) in edits {
            let path = format!("{file}.txt");
            match text {
                Some(text) => {
                    edited.replace(&path, TEXTS[text].into());
                    texts.insert(path, TEXTS[text]);
                }
                None => {
                    if let Some(file) = edited.file(&path) {
                        edited.remove(file);
                    }
                    texts.remove(&path);
                }
            }
            let mut rebuilt = Corpus::default();
            for (path, text) in &texts {
                rebuilt.replace(path, (*text).into());
            }
            prop_assert_eq!(all(&edited), all(&rebuilt));
        }
    }

    #[test]
    fn what_an_edit_does_not_affect_stays_as_it_was(before in prop::collection::vec(0..TEXTS.len(), 5), file in 0..5usize, text in 0..TEXTS.len()) {
        let mut corpus = Corpus::default();
        for (file, text) in before.iter().enumerate() {
            corpus.replace(&format!("{file}.txt"), TEXTS[*text].into());
        }
        let was = all(&corpus);
        let (_, affected) = corpus.replace(&format!("{file}.txt"), TEXTS[text].into());
        let affected: Vec<String> = affected.files.iter().map(|file| corpus.path(*file).to_owned()).collect();
        let is = all(&corpus);
        for (path, said) in &was {
            // Findings can change only where the edit reaches; slugs are numbered over the whole corpus.
            let findings = |text: &String| text.lines().last().map(str::to_owned);
            if !affected.contains(path) {
                prop_assert_eq!(findings(said), findings(&is[path]), "{}", path);
            }
        }
    }
}
