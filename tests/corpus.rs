//! A corpus that was edited equals one that was built from nothing, whatever the edits and their order.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use dateline::corpus::{Corpus, Digest, FileId, MeetingId};
use dateline::rules;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Articles about the same people and meetings, so that an edit of one can change what the others mean.
///
/// Those that state no publication date lean on the others and on each other.
const TEXTS: [&str; 20] = [
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
    "نشر: 2024-03-06\n\nثلاث جولات من المحادثات بين الأردن وبلغاريا تبدأ قريبا. تبدأ في صوفيا يوم 10 مارس 2024 محادثات بين الأردن وبلغاريا، ثم تعقد في عمّان يوم 14 مارس 2024 محادثات بين الأردن وبلغاريا. وقال الوزير إن جولة صوفيا هي الأهم.",
    "Published: 2024-03-12\n\nJordan and Bulgaria plan three rounds of talks: talks between Jordan and Bulgaria in Sofia on 11 March 2024, and a meeting of Jordan and Bulgaria in Amman on 14 March 2024. The three rounds are about water.",
    "The first round of talks between Jordan and Bulgaria was held in Sofia on Sunday. The second round of talks will be held in Amman on 14 March. The talks are about water.",
    "Published: 2024-03-05\n\nWater Minister Sami Barghouti spoke by phone with his Bulgarian counterpart Stoyan Maritsov on Sunday. The call lasted 50 minutes.",
    "The call between Water Minister Sami Barghouti and his Bulgarian counterpart Stoyan Maritsov on Sunday lasted 40 minutes. The two will meet in Sofia on 10 March.",
    "",
    "كلام لا يقول شيئا عن أحد.",
];

/// Everything that a corpus says, by path.
fn all(corpus: &Corpus) -> BTreeMap<String, String> {
    let name = |file| corpus.path(file).to_owned();
    let mut out = BTreeMap::new();
    for file in corpus.files() {
        let article = corpus.article(file).expect("the file is there");
        let members = |members: &[(FileId, u32)]| {
            members.iter().map(|(file, index)| (corpus.path(*file).to_owned(), *index)).collect::<Vec<_>>()
        };
        let person = |at| {
            let id = corpus.person_of(file, at)?;
            let person = corpus.person(id)?;
            let names = (corpus.person_slug(id), person.names.clone(), person.varied, person.mentions);
            Some((names, members(&person.members)))
        };
        let slug = |id| Some(corpus.meeting_slug(id));
        // The order of the parts is that of the meetings in the corpus, which the paths give.
        let slugs = |ids: &[MeetingId]| ids.iter().filter_map(|id| slug(*id)).collect::<Vec<_>>();
        let meeting = |at| {
            let id = corpus.meeting_of(file, at)?;
            let meeting = corpus.meeting(id)?;
            let links = (meeting.whole.and_then(slug), slugs(&meeting.parts));
            Some((slug(id), meeting.name.clone(), links, members(&meeting.members)))
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

/// What happens to a file.
#[derive(Clone, Debug)]
enum Edit {
    /// It gets this text, new or in place of another.
    Write(usize),
    /// It goes.
    Remove,
    /// It has another name from now on, and may take the place of who had it.
    Rename(usize),
    /// It comes with others in one go.
    Together(Vec<(usize, usize)>),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..TEXTS.len()).prop_map(Edit::Write),
        2 => Just(Edit::Remove),
        2 => (0..7usize).prop_map(Edit::Rename),
        1 => prop::collection::vec((0..5usize, 0..TEXTS.len()), 1..4).prop_map(Edit::Together),
    ]
}

/// Does it to a corpus and to a plain list of texts.
fn apply(corpus: &mut Corpus, texts: &mut BTreeMap<String, &'static str>, path: &str, edit: Edit) {
    match edit {
        Edit::Write(text) => {
            corpus.replace(path, TEXTS[text].into());
            texts.insert(path.to_owned(), TEXTS[text]);
        }
        Edit::Remove => {
            corpus.file(path).map(|file| corpus.remove(file));
            texts.remove(path);
        }
        Edit::Rename(name) => {
            let name = format!("{name}.txt");
            if let Some(text) = texts.remove(path) {
                corpus.file(path).map(|file| corpus.remove(file));
                corpus.replace(&name, text.into());
                texts.insert(name, text);
            }
        }
        Edit::Together(files) => {
            let files = files.into_iter().map(|(file, text)| (format!("{file}.txt"), TEXTS[text]));
            let files: BTreeMap<String, &'static str> = files.collect();
            let read = files.iter().map(|(path, text)| {
                let article = dateline::article::analyse(text, &corpus.hints(path));
                (path.as_str().into(), Digest::new((*text).into(), article))
            });
            let read: Vec<_> = read.collect();
            corpus.extend(read);
            texts.extend(files);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_in_any_order_equal_a_rebuild(edits in prop::collection::vec((0..5usize, edit()), 1..14)) {
        let mut edited = Corpus::default();
        let mut texts: BTreeMap<String, &str> = BTreeMap::new();
        for (file, edit) in edits {
            apply(&mut edited, &mut texts, &format!("{file}.txt"), edit);
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

#[test]
fn those_whom_one_article_held_together_part_when_it_says_something_else() {
    let mut edited = Corpus::default();
    let mut texts: BTreeMap<String, &str> = BTreeMap::new();
    for (file, text) in [("3.txt", 3), ("2.txt", 16), ("0.txt", 4), ("2.txt", 0)] {
        apply(&mut edited, &mut texts, file, Edit::Write(text));
    }
    let mut rebuilt = Corpus::default();
    texts.iter().for_each(|(path, text)| drop(rebuilt.replace(path, (*text).into())));
    assert_eq!(all(&edited), all(&rebuilt));
}
