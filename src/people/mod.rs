//! People of one article: names, roles, and which of them are the same person.
//!
//! Owns [`Person`], [`NameMention`] and [`RoleMention`]. May touch `text`, `lang` and `time`; knows nothing of
//! other articles. Start reading in [`recognise`]: `words` says what each word can be, `role`, `name` and `english`
//! read phrases, `find` weighs them, `coref` tells who is who. `docs/people.md` says what is known and how good it is.

mod class;
mod confirm;
mod coref;
mod dots;
mod endings;
mod english;
mod family;
mod find;
mod joined;
mod name;
mod repeated;
mod role;
mod role_arabic;
mod role_english;
mod run;
mod scan;
mod words;

pub(crate) use confirm::one_letter_off;
pub(crate) use coref::{is_short_for, same_part};

use crate::lang::{KnownId, Reading};
use crate::text::Span;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// How much of a name a mention gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum NameForm {
    /// Given name and surname, or the longest form that the article has.
    Full,
    /// The surname, or the one name by which the person goes.
    Surname,
    /// The given name alone.
    Given,
}

/// A span of text that names a person: the name without title, quotes or clitics.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NameMention {
    /// Where.
    pub span: Span,
    /// Index into the article's people.
    pub person: u32,
    /// How much of the name it gives.
    pub form: NameForm,
}

/// A role phrase of a specific person, beside the name or standing for one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RoleMention {
    /// Where.
    pub span: Span,
    /// Indexes into the article's people: «the two presidents» has two. Empty when nobody named is meant.
    pub people: Vec<u32>,
    /// The office by the keys of the language data, the outermost first: `deputy foreign-minister`. Empty where
    /// the phrase has only an origin («نظيره الروسي»).
    pub office: Box<str>,
    /// The countries and bodies that the phrase names.
    pub countries: Vec<KnownId>,
}

/// A person of one article.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Person {
    /// The fullest name as the article writes it.
    pub name: Box<str>,
    /// The parts of [`Person::name`], folded: what linking across articles compares. A particle and its word are
    /// one part: «آل ثاني».
    pub key: Vec<Box<str>>,
    /// Indexes into the article's name mentions, in order of text; never empty.
    pub mentions: Vec<u32>,
    /// Indexes into the article's role mentions that mean this person, in order of text.
    pub roles: Vec<u32>,
    /// The index of the introducing name mention (full name, best with a role), or `None` where the article
    /// never introduces the person.
    pub introducing: Option<u32>,
}

/// A word that stands where a name does, and that nothing in its article makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LoneWord {
    /// Where, without what is glued to its front.
    pub span: Span,
    /// What it is, as [`surname_key`] has it.
    pub word: u64,
}

/// The parts of a name by itself, folded, as [`Person::key`] has them.
pub fn parts_of(name: &str) -> Vec<Box<str>> {
    let reading = crate::lang::read(name);
    let words = words::Words::of(&reading, &[]);
    find::parts(&words, 0, reading.len(), 0)
}

/// Where the parts of a name by itself stand: a head or a particle goes with the word behind it.
pub fn part_spans(name: &str) -> Vec<Span> {
    let reading = crate::lang::read(name);
    let words = words::Words::of(&reading, &[]);
    let spans = find::part_tokens(&words, &find::whole(reading.len())).into_iter();
    let place = |at: usize| reading.token(at).map(|token| token.span);
    spans.filter_map(|(first, end)| Some(place(first)?.cover(place(end - 1)?))).collect()
}

/// A folded surname as a number: what lone words are compared by.
pub fn surname_key(folded: &str) -> u64 {
    let mut hasher = FxHasher::default();
    folded.hash(&mut hasher);
    hasher.finish()
}

/// The people of one article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct People {
    /// The mentions by name, in order of text.
    pub names: Vec<NameMention>,
    /// The role phrases, in order of text.
    pub roles: Vec<RoleMention>,
    /// The people.
    pub people: Vec<Person>,
    /// The words that would be names if somebody had them for a surname.
    pub lone: Vec<LoneWord>,
}

/// Finds the people of a text: «قال وزير الخارجية سامي الحداد», "Foreign Minister Sami Haddad said".
///
/// Front matter and addresses of the web are no copy: `skip` holds the spans, in order of text, in which nothing is
/// looked for.
pub fn recognise(reading: &Reading, skip: &[Span]) -> People {
    let words = words::Words::of(reading, skip);
    let finds = find::find(&words);
    coref::resolve(reading, finds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::read;

    /// The names of a text as `text=person`, people numbered in order of text; then its roles with whom they mean.
    fn said(text: &str) -> String {
        let people = recognise(&read(text), &[]);
        let names = people.names.iter().map(|name| format!("{}={}", name.span.text(text), name.person));
        let roles = people.roles.iter().map(|role| {
            let whom: Vec<String> = role.people.iter().map(u32::to_string).collect();
            format!("[{}]={}", role.span.text(text), whom.join("+"))
        });
        names.chain(roles).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(said(text), expect, "{text}");
    }

    #[test]
    fn a_role_introduces_and_the_surname_stands_for_the_name() {
        check(
            "كورهونن يصل اليوم. قال وزير الخارجية الفنلندي أنتي كورهونن إن اللقاء مفيد، وشكر لكورهونن حضوره.",
            "كورهونن=0 أنتي كورهونن=0 كورهونن=0 [وزير الخارجية الفنلندي]=0",
        );
        check(
            "Korhonen arrives. Finnish Foreign Minister Antti Korhonen said the talks were useful.",
            "Korhonen=0 Antti Korhonen=0 [Finnish Foreign Minister]=0",
        );
    }

    #[test]
    fn two_share_a_role() {
        check(
            "التقى الرئيسان النمساوي مارتن فالدهايم والفنلندي أنتي كورهونن أمس، واتفق الرئيسان على موعد.",
            "مارتن فالدهايم=0 أنتي كورهونن=1 [الرئيسان النمساوي]=0 [والفنلندي]=1 [الرئيسان]=1+0"
                .replace("[والفنلندي]", "[الفنلندي]")
                .as_str(),
        );
    }

    #[test]
    fn a_counterpart_is_the_one_of_that_country() {
        check(
            "أبلغ الرئيس النمساوي مارتن فالدهايم نظيره الفنلندي أنتي كورهونن موقفه. وشكر فالدهايم نظيره الفنلندي.",
            "مارتن فالدهايم=0 أنتي كورهونن=1 فالدهايم=0 [الرئيس النمساوي]=0 [نظيره الفنلندي]=1 [نظيره الفنلندي]=1",
        );
    }

    #[test]
    fn a_name_stands_inside_a_role() {
        check(
            "قال مستشار كورهونن للسياسة الخارجية «ماركو هالونن» إن الرئيس الفنلندي أنتي كورهونن سيسافر.",
            "كورهونن=0 ماركو هالونن=1 أنتي كورهونن=0 [مستشار كورهونن للسياسة الخارجية]=1 [الرئيس الفنلندي]=0",
        );
    }

    #[test]
    fn a_name_may_have_ordinary_words_and_particles() {
        check(
            "بحث سمو الشيخ صباح الأحمد مع الأمير تركي بن ناصر آل حمدان ملف المياه صباح الأحد.",
            "صباح الأحمد=0 تركي بن ناصر آل حمدان=1 [الأمير]=1",
        );
    }

    #[test]
    fn two_of_one_surname_are_kept_apart() {
        check(
            "اجتمع وزير المالية مارتن فالدهايم بوزير الدفاع كورت فالدهايم. وقال الوزير كورت فالدهايم ذلك.",
            "مارتن فالدهايم=0 كورت فالدهايم=1 كورت فالدهايم=1 [وزير المالية]=0 [وزير الدفاع]=1 [الوزير]=1",
        );
    }

    #[test]
    fn a_typing_error_is_still_the_person() {
        check(
            "قال الرئيس أنتي كورهونن إنه راض. وأعلن ذلك بعد مكالمة كورهونين وفالدهايم.",
            "أنتي كورهونن=0 كورهونين=0 [الرئيس]=0",
        );
    }

    #[test]
    fn bylines_and_titles_name_people() {
        check("القاهرة: محمد حسن الطوخي\nانتهت الجولة أمس.", "محمد حسن الطوخي=0");
        check("By Laura Kelling\nThe talks ended on Monday. Dr. Brandt agreed.", "Laura Kelling=0 Brandt=1");
    }

    #[test]
    fn places_bodies_and_ordinary_words_are_no_names() {
        check(
            "أعلنت وزارة الخارجية أن موقع «روسيا اليوم» نقل عن الأمانة العامة للأمم المتحدة تصريحات صباح أمس.",
            "",
        );
        check("وصل الوفد إلى جامعة الملك سعود في الرياض، وأكد البيت الأبيض حضور القمة العربية.", "");
        check("The White House and the Kremlin agreed to meet in New York on Monday, Reuters reported.", "");
    }

    #[test]
    fn a_surname_may_be_an_ordinary_word() {
        check("استقبل الرئيس اللبناني نبيل جسر، ثم غادر.", "نبيل جسر=0 [الرئيس اللبناني]=0");
        check("وصل الأمير سلمان صباح اليوم.", "سلمان=0 [الأمير]=0");
        check("أكد الشيخ سلمان ضرورة الحوار.", "سلمان=0");
    }

    #[test]
    fn an_adjective_of_origin_stands_for_a_player() {
        check(
            "تغلب الفنلندي ريستو كارنين على السويدي أولي بيرغمان في النهائي.",
            "ريستو كارنين=0 أولي بيرغمان=1",
        );
    }

    #[test]
    fn names_stand_in_lists() {
        check(
            "حضر الحفل محمد الحداد وليلى منصور، وريستو كارنين، ونزار عبد الباقي.",
            "محمد الحداد=0 ليلى منصور=1 ريستو كارنين=2 نزار عبد الباقي=3",
        );
    }

    #[test]
    fn whoever_is_received_is_no_part_of_the_host() {
        let names = |text: &str| {
            let people = recognise(&read(text), &[]);
            people.names.iter().map(|name| name.span.text(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("استقبل وزير الخارجية هاني فكري السفير الفنلندي أمس."), ["هاني فكري"]);
        assert_eq!(names("أبلغ الوزير هاني طلب السفير."), ["هاني"]);
    }

    #[test]
    fn a_kunya_may_hold_a_name_of_two_words() {
        check("قال أبو عبد الرحمن الفقيه إن الدرس انتهى.", "أبو عبد الرحمن الفقيه=0");
    }

    #[test]
    fn a_letter_may_stand_in_a_name() {
        check("كتب المقال جورج ل. هاريس أمس.", "جورج ل. هاريس=0");
    }

    #[test]
    fn what_happens_to_somebody_is_no_given_name() {
        check(
            "قال المدرب أنتي كورهونن إنه راض. وأعلن طلب كورهونن الاستقالة.",
            "أنتي كورهونن=0 كورهونن=0 [المدرب]=0",
        );
    }

    #[test]
    fn teams_and_things_are_no_people() {
        check("خسر الفريق الحفصي على ملعبه.", "");
        check(
            "يعمل نظام باركو جيدا. ويعتبر باركو حديثا، ويتيح باركو التصفح من النواة باركو ومشروع باركو.",
            "",
        );
    }

    #[test]
    fn a_family_name_of_the_list_is_somebody_alone() {
        check("وصل ميركل إلى المطار، وغادر الحريري أمس.", "ميركل=0 الحريري=1");
        check("وصف بأول مرة ما جرى، وعاد السكوت إلى القاعة.", "");
    }

    #[test]
    fn an_ordinary_word_is_a_family_name_behind_a_given_one() {
        check("وصل وليد بري أمس.", "وليد بري=0");
        check("وصل كريم بري أمس.", "كريم بري=0");
        check("يزور توفيق الحكيم لندن، ثم يعود توفيق الحكيم غدا.", "توفيق الحكيم=0 توفيق الحكيم=0");
    }

    #[test]
    fn what_sounds_foreign_belongs_to_the_given_name() {
        check("زار روبرتو سيلفا المدينة.", "روبرتو سيلفا=0");
        check("صار روبرتو مشهورا جدا، وقال روبرتو إنه راض.", "روبرتو=0 روبرتو=0");
    }

    #[test]
    fn an_office_behind_a_name_is_none_of_it() {
        check("قال سامي نصر الله الأمين العام للحزب إنه راض.", "سامي نصر الله=0 [الأمين العام للحزب]=0");
    }

    #[test]
    fn what_is_spelled_like_a_preposition_is_one_in_copy_without_dots() {
        check("ذهب الوفد الي المدينة، وشدد علي ضرورة الحوار، وعاد الي بلده.", "");
        check("ذهب الوفد الي المدينة، وعاد الي بلده. وصل علي حسين أمس.", "علي حسين=0");
    }

    #[test]
    fn clubs_and_firms_are_no_people() {
        check("فاز مانشستر سيتي على أرسنال، وأعلنت تويوتا أرباحها.", "");
    }

    #[test]
    fn who_speaks_stands_before_a_colon() {
        check("عماد: لا أعرف.\nفاطمة: ولا أنا.", "عماد=0 فاطمة=1");
    }

    #[test]
    fn a_son_is_part_of_a_name_or_none() {
        check("قال المبعوث سامي ولد الشيخ حسين إنه راض.", "سامي ولد الشيخ حسين=0 [المبعوث]=0");
        check("قال الوزير وليد حسين ابن عمها إنه راض.", "وليد حسين=0 [الوزير]=0");
    }

    #[test]
    fn what_is_done_is_no_surname() {
        check("قال وليد بن حسين يغادر غدا.", "وليد بن حسين=0");
    }

    #[test]
    fn a_part_of_the_day_is_no_surname() {
        check("قابل الوزير سامي مبارك صباح أمس الصحفيين.", "سامي مبارك=0 [الوزير]=0");
    }

    #[test]
    fn what_is_skipped_has_no_names() {
        let text = "author: Laura Kelling\nDr. Brandt agreed.";
        let people = recognise(&read(text), &[Span::new(0, 21)]);
        assert_eq!(people.names.len(), 1);
    }

    #[test]
    fn the_first_full_name_with_its_role_introduces() {
        let text = "أنتي كورهونن في فيينا\nوصل الرئيس الفنلندي أنتي كورهونن إلى العاصمة. وقال كورهونن ذلك.";
        let people = recognise(&read(text), &[]);
        assert_eq!(people.people[0].introducing, Some(1));
        assert_eq!(&*people.people[0].name, "أنتي كورهونن");
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "[ابتويلمنكرسيدعقفة \n\"«».،a-zA-Z0-9-]{0,120}") {
            let people = recognise(&read(&text), &[]);
            for name in &people.names {
                proptest::prop_assert!(!name.span.text(&text).is_empty());
                proptest::prop_assert!((name.person as usize) < people.people.len());
            }
        }
    }
}
