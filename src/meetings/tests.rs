//! What is found, and what is not, in invented copy of both languages.

use super::{Modality, Party, TimeRelation};
use crate::article::{Article, Hints, analyse};

fn read(text: &str) -> Article {
    let published = Some(jiff::civil::date(2024, 3, 7));
    analyse(text, &Hints { published, ..Hints::default() })
}

/// The mentions in order of text, each with the number of its meeting: `1 «المكالمة»`.
fn mentions(text: &str) -> Vec<String> {
    let article = read(text);
    let said = article.meeting_mentions.iter();
    said.map(|mention| format!("{} «{}»", mention.meeting + 1, mention.span.text(text))).collect()
}

/// What the first meeting's times say: `Date «أمس»`.
fn times(text: &str) -> Vec<String> {
    let article = read(text);
    let Some(meeting) = article.meetings.first() else { return Vec::new() };
    let times = meeting.times.iter().map(|link| {
        format!("{:?} «{}»", link.relation, article.times[link.time as usize].shape.span.text(text))
    });
    times.collect()
}

fn bodies(text: &str) -> Vec<String> {
    let article = read(text);
    let parties = article.meetings.first().map(|meeting| meeting.parties.clone()).unwrap_or_default();
    let body = |party| match party {
        Party::Body(key) => Some(key.to_string()),
        Party::Person(_) => None,
    };
    parties.into_iter().filter_map(body).collect()
}

#[test]
fn one_call_goes_by_several_nouns() {
    assert_eq!(
        mentions(
            "أجرى الوزير سامي الحداد والوزيرة رنا قاسم مكالمة هاتفية. واستمرت المحادثة ساعة، وتناول الاتصال ملف المياه."
        ),
        ["1 «مكالمة هاتفية»", "1 «المحادثة»", "1 «الاتصال»"]
    );
    assert_eq!(
        mentions(
            "The ministers held a 40-minute phone call on Monday. The call was frank, and after the conversation both spoke to reporters."
        ),
        ["1 «phone call»", "1 «call»", "1 «conversation»"]
    );
}

#[test]
fn clitics_and_judging_adjectives_stay_outside() {
    assert_eq!(mentions("ورحبت الوزارة بالمحادثات الأمنية المهمة في عمّان."), ["1 «المحادثات الأمنية»"]);
    assert_eq!(mentions("The crucial security talks in Amman ended on Monday."), ["1 «security talks»"]);
}

#[test]
fn two_meetings_of_one_sentence_stay_apart() {
    assert_eq!(
        mentions(
            "تعقد في تونس محادثات بين ليبيا والجزائر في 12 مارس، ثم في 13 مارس اجتماع في إطار جامعة الدول العربية."
        ),
        ["1 «محادثات»", "2 «اجتماع»"]
    );
}

#[test]
fn an_earlier_or_another_one_is_another_one() {
    assert_eq!(
        mentions("بدأت محادثات فيينا يوم الاثنين. وكانت محادثات سابقة في جنيف في فبراير قد فشلت."),
        ["1 «محادثات فيينا»", "2 «محادثات»"]
    );
    assert_eq!(
        mentions("عقد الوزيران أول لقاء في الرباط أمس، ثم يعقدان اللقاء الثاني في تونس غدا."),
        ["1 «لقاء»", "2 «اللقاء»"]
    );
}

#[test]
fn what_is_no_event_is_no_meeting() {
    for text in [
        "لا حوار مع من يحمل السلاح.",
        "دعا الوزير إلى تحسين خدمات الاتصالات في البلاد.",
        "The minister calls for calm.",
        "He made a call for calm.",
        "It was not a good idea to meeting his friends.",
        "اكتظت قاعة الاجتماعات بالحاضرين.",
    ] {
        assert_eq!(mentions(text), [""; 0], "{text}");
    }
}

#[test]
fn the_time_of_a_statement_is_not_the_meeting_s() {
    assert_eq!(
        times("أعلن المتحدث الأربعاء أن الوزير سيجري اتصالا هاتفيا الخميس مع نظيره المغربي."),
        ["Date «الخميس»"]
    );
    assert_eq!(
        times(
            "The ministry said on Wednesday that talks between Jordan and Iraq will be held in Geneva on 12 March."
        ),
        ["Date «12 March»"]
    );
}

#[test]
fn lengths_and_ends_are_told_apart() {
    assert_eq!(
        times("واستغرقت المكالمة يوم الأربعاء بين الوزيرين 50 دقيقة."),
        ["Date «يوم الأربعاء»", "Duration «50 دقيقة»"]
    );
    assert_eq!(
        times("The summit in Nairobi lasted two hours and ended at 5 p.m."),
        ["Duration «two hours»", "End «5 p.m.»"]
    );
    assert_eq!(times("انتهت القمة في نيروبي بعد ثلاث ساعات من المحادثات."), ["Duration «ثلاث ساعات»"]);
}

#[test]
fn a_day_counted_from_a_meeting_is_not_its_length() {
    assert_eq!(times("جاءت الزيارة بعد يومين من القمة العربية في تونس."), [""; 0]);
}

#[test]
fn a_moved_meeting_has_its_old_day() {
    let text = "تستضيف تونس القمة العربية في 20 مارس. وكان من المقرر عقد القمة في 9 مارس لكن تم تأجيلها.";
    let article = read(text);
    let relations: Vec<TimeRelation> = article.meetings[0].times.iter().map(|link| link.relation).collect();
    assert_eq!(relations, [TimeRelation::Date, TimeRelation::Old]);
}

#[test]
fn parties_are_countries_by_name_adjective_and_capital() {
    assert_eq!(bodies("تعقد محادثات بين بغداد والرياض في 12 مارس."), ["IQ", "SA"]);
    assert_eq!(bodies("انتهت المحادثات العراقية الأردنية أمس."), ["IQ", "JO"]);
    assert_eq!(bodies("Iraq-Jordan security talks ended on Monday."), ["IQ", "JO"]);
}

#[test]
fn what_a_quarrel_is_between_are_no_parties() {
    assert_eq!(bodies("تناولت القمة في نيروبي سبل تهدئة التوترات بين مصر وإثيوبيا."), [""; 0]);
}

#[test]
fn places_stand_in_names_behind_prepositions_and_as_hosts() {
    for text in [
        "انتهت محادثات جنيف أمس بين العراق والأردن.",
        "انتهت محادثات بين العراق والأردن أمس بجنيف.",
        "استضافت جنيف أمس محادثات بين العراق والأردن.",
        "Talks between Iraq and Jordan ended in Geneva on Monday.",
        "The Geneva talks between Iraq and Jordan ended on Monday.",
    ] {
        let article = read(text);
        let place = article.meetings.first().and_then(|meeting| meeting.places.first());
        let key = place.and_then(|place| crate::lang::lexicon().known(place.place)).map(|known| known.key);
        assert_eq!(key, Some("geneva"), "{text}");
    }
}

#[test]
fn what_is_to_come_is_planned() {
    let of = |text: &str| read(text).meetings.first().map(|meeting| meeting.modality);
    assert_eq!(of("تعقد المحادثات المرتقبة بين العراق والأردن في جنيف."), Some(Modality::Planned));
    assert_eq!(
        of("Talks between Iraq and Jordan will be held in Geneva on 12 March."),
        Some(Modality::Planned)
    );
    assert_eq!(of("انتهت محادثات بين العراق والأردن في جنيف أمس."), Some(Modality::Held));
}

/// The meetings as `1 «name»` with `<- 2` behind a part of the second.
fn family(text: &str) -> Vec<String> {
    let article = read(text);
    let said = (1..).zip(&article.meetings).map(|(number, meeting)| {
        let of = meeting.part_of.map(|whole| format!(" <- {}", whole + 1)).unwrap_or_default();
        format!("{number} «{}»{of}", meeting.name)
    });
    said.collect()
}

#[test]
fn rounds_that_are_told_one_by_one_are_parts_of_a_whole() {
    assert_eq!(
        family(
            "The week brings three rounds of talks: bilateral talks in Geneva on 10 March, a NATO meeting in Brussels on 12 March and an OSCE session in Vienna on 13 March."
        ),
        ["1 «rounds of talks»", "2 «bilateral talks» <- 1", "3 «NATO meeting» <- 1", "4 «OSCE session» <- 1"]
    );
    assert_eq!(
        family(
            "تعقد ثلاث جولات من المحادثات بين العراق والأردن. تبدأ في جنيف يوم 10 مارس محادثات بين العراق والأردن، ثم يعقد في فيينا يوم 12 مارس اجتماع للجانبين. وتتناول الجولات الثلاث ملف المياه."
        ),
        ["1 «جولات من المحادثات»", "2 «محادثات» <- 1", "3 «اجتماع» <- 1"]
    );
}

#[test]
fn numbered_rounds_leave_the_bare_noun_to_their_whole() {
    let english = "The first round of talks was held in Amman on 2 March. The second round of talks will be held in Cairo on 12 March. The talks are about water.";
    assert_eq!(mentions(english), ["1 «round of talks»", "2 «round of talks»", "3 «talks»"]);
    assert_eq!(family(english), ["1 «round of talks» <- 3", "2 «round of talks» <- 3", "3 «talks»"]);
    let arabic = "عقدت الجولة الأولى من المفاوضات في عمّان في 2 مارس. وتعقد الجولة الثانية من المفاوضات في القاهرة في 12 مارس. وتتناول المفاوضات ملف المياه.";
    assert_eq!(
        mentions(arabic),
        ["1 «الجولة الأولى من المفاوضات»", "2 «الجولة الثانية من المفاوضات»", "3 «المفاوضات»"]
    );
}

#[test]
fn one_round_is_the_talks_themselves() {
    assert_eq!(
        mentions(
            "A new round of talks opened in Cairo on Monday. The talks are about water, and the round ends today."
        ),
        ["1 «round of talks»", "1 «talks»", "1 «round»"]
    );
    assert_eq!(
        mentions("بدأت جولة جديدة من المفاوضات في القاهرة أمس. وتنتهي الجولة غدا."),
        ["1 «جولة جديدة من المفاوضات»", "1 «الجولة»"]
    );
}

#[test]
fn a_round_of_a_match_is_none_of_talks() {
    assert_eq!(
        mentions("They won the fifth round of the season on Monday, before talks in Cairo on Sunday."),
        ["1 «talks»"]
    );
    assert_eq!(mentions("فاز الفريق أمس ضمن الجولة التاسعة. وبدأت محادثات في القاهرة أمس."), ["1 «محادثات»"]);
}

#[test]
fn a_noun_names_what_a_verb_told() {
    for text in [
        "President Anton Kovac spoke with President Milos Petrov by phone on Monday. The call lasted an hour.",
        "President Anton Kovac called President Milos Petrov on Monday. The call lasted an hour.",
        "بحث الرئيس العراقي أنطون كوفاتش هاتفيا مع نظيره المصري ميلوش بيتروف أمس ملف المياه. واستمرت المكالمة 50 دقيقة.",
        "President Anton Kovac met with President Milos Petrov in Cairo on Monday. The meeting lasted an hour.",
        "التقى الرئيس العراقي أنطون كوفاتش نظيره المصري ميلوش بيتروف في القاهرة أمس. واستمر اللقاء 50 دقيقة.",
    ] {
        let article = read(text);
        assert_eq!(article.meetings.len(), 1, "{text}");
        assert_eq!(article.meetings[0].parties.len(), 2, "{text}");
        assert_eq!(article.meetings[0].times.len(), 2, "{text}");
    }
    assert_eq!(mentions("President Anton Kovac called President Milos Petrov a liar on Monday."), [""; 0]);
}

#[test]
fn on_the_sidelines_another_meeting_is_held() {
    let english = "President Anton Kovac met President Milos Petrov on Monday on the sidelines of the water summit in Cairo.";
    assert_eq!(times(english), [""; 0]);
    let arabic =
        "التقى الرئيس العراقي أنطون كوفاتش نظيره المصري ميلوش بيتروف أمس على هامش قمة المياه في القاهرة.";
    assert_eq!(times(arabic), [""; 0]);
}

#[test]
fn a_last_day_and_a_deadline_are_no_day_of_it() {
    assert_eq!(
        times("The summit in Nairobi opens on 12 March and ends on 14 March."),
        ["Start «12 March»", "LastDay «14 March»"]
    );
    assert_eq!(
        times("Talks between Iraq and Jordan in Geneva will last until 14 March."),
        ["LastDay «14 March»"]
    );
    assert_eq!(times("تستمر المحادثات بين العراق والأردن في جنيف حتى 14 مارس."), ["LastDay «14 مارس»"]);
    assert_eq!(times("دعت المحادثات بين العراق والأردن في جنيف إلى اتفاق حتى 14 مارس."), [""; 0]);
}

#[test]
fn what_is_moved_from_one_day_to_another_says_both() {
    let moved = |text: &str| {
        let article = read(text);
        (article.meetings[0].modality, times(text))
    };
    assert_eq!(
        moved("The League postponed a water summit in Cairo from March 10 to March 17."),
        (Modality::Postponed, vec!["Old «March 10»".to_owned(), "Date «March 17»".to_owned()])
    );
    assert_eq!(
        moved("أعلنت الجامعة تأجيل قمة المياه في القاهرة من 22 مارس إلى 5 أبريل."),
        (Modality::Postponed, vec!["Old «22 مارس»".to_owned(), "Date «5 أبريل»".to_owned()])
    );
    assert_eq!(
        times(
            "The water summit in Cairo, which had been scheduled for March 10, will now be held on March 17."
        ),
        ["Old «March 10»", "Date «March 17»"]
    );
}

#[test]
fn a_day_to_come_makes_it_planned() {
    let of = |text: &str| read(text).meetings.first().map(|meeting| meeting.modality);
    assert_eq!(of("يعقد مجلس الأمن غدا الجمعة جلسة طارئة."), Some(Modality::Planned));
    assert_eq!(of("The G7 summit opens on 12 March in Rome."), Some(Modality::Planned));
}

#[test]
fn an_english_call_goes_by_its_bare_noun() {
    assert_eq!(
        mentions(
            "President Anton Kovac held a call on Monday with President Milos Petrov. Their call was frank. The leaders' call lasted an hour, and that call was the second."
        ),
        ["1 «call»", "1 «call»", "1 «call»", "1 «call»"]
    );
    let opened = read("In a call on Monday, President Anton Kovac urged President Milos Petrov to wait.");
    assert_eq!(opened.meetings[0].parties.len(), 2);
}

#[test]
fn a_conference_by_its_name_is_one_where_a_day_is_told() {
    assert_eq!(
        mentions("The Munich Security Conference opens on 15 March. The conference ends on 17 March."),
        ["1 «Munich Security Conference»", "1 «conference»"]
    );
    assert_eq!(
        mentions("يفتتح مؤتمر ميونيخ للأمن في 15 مارس. ويستمر المؤتمر ثلاثة أيام."),
        ["1 «مؤتمر ميونيخ للأمن»", "1 «المؤتمر»"]
    );
    assert_eq!(mentions("He works for the Munich Security Conference."), [""; 0]);
}

#[test]
fn a_body_names_a_meeting_in_any_spelling() {
    assert_eq!(
        mentions("The EU summit opens in Brussels on 12 March. The European Union summit ends on 14 March."),
        ["1 «EU summit»", "1 «European Union summit»"]
    );
}

#[test]
fn what_is_called_for_is_no_event() {
    assert_eq!(mentions("The council has called for a meeting between Iraq and Jordan."), [""; 0]);
    assert_eq!(mentions("دعا المجلس إلى عقد اجتماع بين العراق والأردن."), [""; 0]);
}

#[test]
fn an_english_verb_behind_the_noun_moves_or_denies_it() {
    let of = |text: &str| read(text).meetings.first().map(|meeting| meeting.modality);
    assert_eq!(
        of("Talks between Iraq and Jordan are planned in Geneva. The talks were postponed until 14 March."),
        Some(Modality::Postponed)
    );
    assert_eq!(
        of("Talks between Iraq and Jordan are planned in Geneva. The talks have been cancelled."),
        Some(Modality::Denied)
    );
}

#[test]
fn a_number_behind_the_verb_counts_the_meeting() {
    let ordinal = |text: &str| read(text).meetings.first().and_then(|meeting| meeting.ordinal);
    assert_eq!(ordinal("استمرت المكالمة بين الوزيرين ساعة، والمكالمة هي الثانية خلال أسبوع."), Some(2));
    assert_eq!(ordinal("The phone call between the ministers was the second in a week."), Some(2));
    assert_eq!(ordinal("The phone call between the ministers was the first since May."), None);
}
