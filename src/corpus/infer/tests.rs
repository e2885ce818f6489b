use crate::corpus::Corpus;

/// What is inferred of each article: the day, or how many days are left, or nothing.
fn inferred(texts: &[&str]) -> Vec<String> {
    let mut corpus = Corpus::default();
    for (file, text) in texts.iter().enumerate() {
        corpus.replace(&format!("{file}.txt"), (*text).into());
    }
    let found = corpus.files().into_iter().map(|file| {
        let article = corpus.article(file).expect("the file is there");
        match (&article.published, &article.inference) {
            (Some(dct), _) => dct.date.to_string(),
            (None, Some(inference)) => format!("one of {}", inference.days.len()),
            (None, None) => "unknown".to_owned(),
        }
    });
    found.collect()
}

fn check(text: &str, expect: &str) {
    assert_eq!(inferred(&[text]), [expect], "{text}");
}

#[test]
fn a_day_deictic_with_a_whole_date_settles_it() {
    check("وصل الوفد إلى عدن أمس الأحد 3 مارس 2024.", "2024-03-04");
    check("يفتتح المعرض غدا الثلاثاء 5 مارس 2024.", "2024-03-04");
    check("The council met yesterday, Sunday, March 3, 2024.", "2024-03-04");
    check("وصل الوفد إلى عدن في 3 مارس 2024.", "unknown");
    check("The council met on March 3, 2024.", "unknown");
}

#[test]
fn hijri_dates_settle_it_with_their_twin_or_their_weekday() {
    check("وصل الوفد أمس الأحد 22 شعبان 1445هـ الموافق 3 مارس 2024م إلى عدن.", "2024-03-04");
    check("وصل الوفد أمس الأحد 22 شعبان 1445هـ إلى عدن.", "2024-03-04");
    check("وصل الوفد أمس 22 شعبان 1445هـ إلى عدن.", "one of 3");
}

#[test]
fn months_counted_from_publication_leave_what_is_known_on_all_their_days() {
    check("وصل الوفد أمس الأحد، ويعود في 10 أبريل المقبل 2024، بعد جولة في مارس الجاري.", "one of 4");
    check("اجتمع المجلس أمس الأحد في مارس الجاري.", "unknown");
    let mut corpus = Corpus::default();
    let text = "وصل الوفد أمس الأحد، ويعود في 10 أبريل المقبل 2024، بعد جولة بدأت في الثاني من مارس الجاري.";
    let (file, _) = corpus.replace("a.txt", text.into());
    let values: Vec<_> =
        corpus.article(file).expect("it is there").times.iter().map(|time| &*time.timex.value).collect();
    assert_eq!(values, ["XXXX-XX-XX", "2024-04-10", "2024-03-02"]);
}

#[test]
fn a_day_of_this_month_is_that_which_the_text_dates_elsewhere() {
    check(
        "أكد المجلس أمس الثلاثاء أن الجلسة ستعقد في 13 الشهر الجاري. وكان قد دعا الأعضاء إلى جلسة في 13 مارس 2024.",
        "2024-03-06",
    );
    check("أكد المجلس أمس الثلاثاء أن الجلسة ستعقد في 13 الشهر الجاري.", "unknown");
}

#[test]
fn the_year_of_a_weekday_is_that_of_the_last_date_if_no_other_fits_for_long() {
    check("التقى الوزيران أمس الاثنين 4 مارس، بعد اتفاق وقعاه في يناير 2024.", "2024-03-05");
    check("The ministers met yesterday, Monday, March 4, after a deal signed in January 2024.", "2024-03-05");
    check("التقى الوزيران أمس 4 مارس، بعد اتفاق وقعاه في يناير 2024.", "unknown");
    check("التقى الوزيران أمس الاثنين 4 مارس، بعد اتفاق وقعاه في يناير 2009.", "unknown");
    check("التقى الوزيران أمس الاثنين 4 مارس.", "unknown");
}

#[test]
fn clues_that_contradict_each_other_settle_nothing() {
    check("وصل الوفد أمس الأحد 3 مارس 2024، وغادر اليوم الثلاثاء.", "unknown");
}

#[test]
fn what_is_quoted_or_repeated_from_another_day_is_no_clue() {
    check("قال الوزير: «وصلنا اليوم الأحد 3 مارس 2024».", "unknown");
    check("كتبت الصحيفة في 5 مايو 2019 أن الوفد وصل اليوم الأحد 5 مايو 2019.", "unknown");
    check("وصل الوفد اليوم الأحد 3 مارس 2024. وقال: «التقينا أمس الجمعة».", "2024-03-03");
}

/// A dated article about a call, and others that lean on it.
const CALL: &str = "نشر: 2024-03-08\n\nأجرى وزير المياه سامي البرغوثي اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف أمس الخميس استمر 40 دقيقة.";

#[test]
fn a_meeting_that_others_date_tells_the_day() {
    let today = "أجرى وزير المياه سامي البرغوثي اليوم الخميس اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.";
    assert_eq!(inferred(&[CALL, today]), ["2024-03-08", "2024-03-07"]);
    let english = "Water Minister Sami Barghouti held a phone call with his Bulgarian counterpart Stoyan Maritsov yesterday, Thursday.";
    assert_eq!(inferred(&[english, CALL]), ["2024-03-08", "2024-03-08"]);
    // They call each other on other days as well.
    let another =
        "أجرى وزير المياه سامي البرغوثي اليوم الثلاثاء اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.";
    assert_eq!(inferred(&[CALL, another]), ["2024-03-08", "unknown"]);
    let some_day = "أجرى وزير المياه سامي البرغوثي اليوم اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.";
    assert_eq!(inferred(&[CALL, some_day]), ["2024-03-08", "unknown"]);
    let as_long =
        "أجرى وزير المياه سامي البرغوثي اليوم اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف استمر 40 دقيقة.";
    assert_eq!(inferred(&[CALL, as_long]), ["2024-03-08", "2024-03-07"]);
}

#[test]
fn a_weekday_alone_leaves_the_days_on_which_it_is_news() {
    let weekday = "أجرى وزير المياه سامي البرغوثي الخميس اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.";
    assert_eq!(inferred(&[CALL, weekday]), ["2024-03-08", "one of 3"]);
}

#[test]
fn one_inferred_date_leads_to_the_next_in_whatever_order() {
    let dated = "نشر: 2024-03-04\n\nتعقد قمة صوفيا بين الأردن وبلغاريا يوم الأحد 10 مارس 2024.";
    let first = "عقدت قمة صوفيا بين الأردن وبلغاريا أمس الأحد. وأجرى وزير المياه سامي البرغوثي اليوم الاثنين اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.";
    let second = "أجرى وزير المياه سامي البرغوثي أمس الاثنين اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.";
    assert_eq!(inferred(&[dated, first, second]), ["2024-03-04", "2024-03-11", "2024-03-12"]);
    assert_eq!(inferred(&[second, first, dated]), ["2024-03-12", "2024-03-11", "2024-03-04"]);
    assert_eq!(inferred(&[first, second]), ["unknown", "unknown"]);
}

#[test]
fn of_few_days_that_is_likelier_on_which_the_next_month_is_spoken_of() {
    let dated = "نشر: 2024-02-01\n\nأجرى وزير المياه سامي البرغوثي اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف أمس الأربعاء.";
    let text = |more: &str| {
        format!(
            "أجرى وزير المياه سامي البرغوثي الأربعاء اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف. وتعقد القمة في 20 فبراير 2024{more}."
        )
    };
    assert_eq!(inferred(&[dated, &text("، وتبدأ جولة الشهر المقبل")]), ["2024-02-01", "2024-01-31"]);
    assert_eq!(inferred(&[dated, &text("")]), ["2024-02-01", "one of 3"]);
}

#[test]
fn what_leans_on_an_article_changes_with_it() {
    let today = "أجرى وزير المياه سامي البرغوثي اليوم الخميس اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف.";
    let mut corpus = Corpus::default();
    let (call, _) = corpus.replace("call.txt", CALL.into());
    let (undated, _) = corpus.replace("undated.txt", today.into());
    let day = |corpus: &Corpus| corpus.article(undated)?.published.map(|dct| dct.date.to_string());
    assert_eq!(day(&corpus).as_deref(), Some("2024-03-07"));
    let (_, affected) = corpus.replace("call.txt", CALL.replace("03-08", "03-15").as_str().into());
    assert!(affected.files.contains(&undated));
    assert_eq!(day(&corpus).as_deref(), Some("2024-03-14"));
    let affected = corpus.remove(call);
    assert!(affected.files.contains(&undated));
    assert_eq!(day(&corpus), None);
}

#[test]
fn a_year_counted_from_publication_may_be_stated() {
    check("وصل الوفد أمس الأحد 3 مارس، وتبدأ الجولة أواخر العام المقبل 2025.", "2024-03-04");
    check("وصل الوفد أمس الأحد 3 مارس، وتبدأ الجولة أواخر العام المقبل.", "unknown");
    check("They met yesterday, Sunday, March 3. This year, 2024, is the warmest.", "2024-03-04");
}

#[test]
fn old_news_is_not_taken_for_fresh() {
    let dated = "نشر: 2024-02-02\n\nأجرى وزير المياه سامي البرغوثي اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف أمس الخميس.";
    let text = "أجرى وزير المياه سامي البرغوثي الخميس اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف، بعد جولة في يناير الماضي.";
    assert_eq!(inferred(&[dated, text]), ["2024-02-02", "one of 3"]);
    let dated = "نشر: 2024-01-31\n\nأجرى وزير المياه سامي البرغوثي اتصالا هاتفيا مع نظيره البلغاري ستويان ماريتسوف أمس الثلاثاء.";
    let text = text.replace("الخميس", "الثلاثاء");
    assert_eq!(inferred(&[dated, &text]), ["2024-01-31", "one of 1"]);
}

#[test]
fn the_furniture_and_a_date_that_was_passed_over_tell_no_year() {
    let masthead = "الجمعة 22 نوفمبر 2024 الموافق 20 جمادى الأولى 1446\nعنوان الخبر\n";
    check(&format!("{masthead}التقى الوزيران أمس الاثنين 4 مارس في صوفيا."), "unknown");
    check(&format!("{masthead}التقى الوزيران أمس الاثنين 4 مارس 2024 في صوفيا."), "2024-03-05");
    check("التقى الوزيران أمس الاثنين 4 مارس في صوفيا.\nاقرأ أيضا: لقاء في يناير 2024", "unknown");
}
