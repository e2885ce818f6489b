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
