use dateline::article::Article;
use dateline::corpus::meetings as cm;
use dateline::lang;
use dateline::meetings;
use dateline::people::*;
use dateline::text::Span;
use dateline::time::shape::*;
use dateline::time::*;
use serde_json::{Value, json};

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let verbose = std::env::args().nth(2).is_some();
    let mut arts = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let v: Value = serde_json::from_str(line).unwrap();
        let text = v["text"].as_str().unwrap().to_owned();
        let u = |v: &Value| v.as_u64().unwrap() as u32;
        let times: Vec<TimeMention> = v["times"]
            .as_array()
            .unwrap()
            .iter()
            .map(|t| {
                let kind = match t["type"].as_str().unwrap() {
                    "DATE" => TimexKind::Date,
                    "TIME" => TimexKind::Time,
                    "SET" => TimexKind::Set,
                    _ => TimexKind::Duration,
                };
                let value = t["value"].as_str().unwrap();
                let shape_kind = if value.ends_with("_REF") {
                    ShapeKind::Vague(Vague::Past)
                } else if kind == TimexKind::Duration {
                    let unit = if value.contains('T') {
                        if value.ends_with('H') { Unit::Hour } else { Unit::Minute }
                    } else {
                        match value.chars().last() {
                            Some('D') => Unit::Day,
                            Some('W') => Unit::Week,
                            Some('M') => Unit::Month,
                            _ => Unit::Year,
                        }
                    };
                    ShapeKind::Duration(Length { count: Some(1.0), unit, rest: None })
                } else {
                    ShapeKind::Point(Parts::default())
                };
                TimeMention {
                    shape: Shape {
                        span: Span::new(u(&t["start"]), u(&t["end"])),
                        kind: shape_kind,
                        modifier: None,
                        tense: Tense::Open,
                        sentence: 0,
                        quoted: false,
                    },
                    timex: Timex {
                        kind,
                        value: value.into(),
                        modifier: t["mod"]
                            .as_str()
                            .and_then(|m| Modifier::ALL.iter().find(|(_, n)| *n == m))
                            .map(|(m, _)| *m),
                    },
                    interval: t["iv"].as_array().map(|a| Interval {
                        first: a[0].as_str().unwrap().parse().unwrap(),
                        last: a[1].as_str().unwrap().parse().unwrap(),
                    }),
                    because: Because { anchor: Anchor::None, steps: vec![] },
                }
            })
            .collect();
        let names: Vec<NameMention> = v["names"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| NameMention {
                span: Span::new(u(&n["start"]), u(&n["end"])),
                person: u(&n["person"]),
                form: NameForm::Full,
            })
            .collect();
        let roles: Vec<RoleMention> = v["roles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| RoleMention {
                span: Span::new(u(&n["start"]), u(&n["end"])),
                people: n["people"].as_array().unwrap().iter().map(u).collect(),
            })
            .collect();
        let keys: Vec<String> =
            v["people"].as_array().unwrap().iter().map(|p| p.as_str().unwrap().to_owned()).collect();
        let people: Vec<Person> = keys
            .iter()
            .enumerate()
            .map(|(i, k)| Person {
                name: k.as_str().into(),
                key: vec![],
                mentions: names
                    .iter()
                    .enumerate()
                    .filter(|(_, n)| n.person == i as u32)
                    .map(|(j, _)| j as u32)
                    .collect(),
                roles: roles
                    .iter()
                    .enumerate()
                    .filter(|(_, n)| n.people.contains(&(i as u32)))
                    .map(|(j, _)| j as u32)
                    .collect(),
                introducing: None,
            })
            .collect();
        let reading = lang::read(&text);
        let found = meetings::recognise(&reading, &times, &names, &roles, &people);
        let article = Article {
            times,
            names,
            roles,
            people,
            meeting_mentions: found.mentions,
            meetings: found.meetings,
            ..Article::default()
        };
        arts.push((v["path"].as_str().unwrap().to_owned(), text, article, keys));
    }
    let cards: Vec<Vec<cm::MeetingCard>> = arts
        .iter()
        .map(|(_, _, a, keys)| {
            (0..a.meetings.len() as u32)
                .map(|i| cm::MeetingCard::of(a, i, |p| keys[p as usize].clone().into()))
                .collect()
        })
        .collect();
    let mut members: Vec<(cm::Member, &cm::MeetingCard)> = Vec::new();
    for (f, cs) in cards.iter().enumerate() {
        for (i, c) in cs.iter().enumerate() {
            members.push(((f as u32, i as u32), c));
        }
    }
    let labels = cm::cluster(&members);
    let label =
        |f: usize, i: u32| members.iter().position(|m| m.0 == (f as u32, i)).map(|p| labels[p]).unwrap();
    let cp = |text: &str, b: u32| text[..b as usize].chars().count();
    for (f, (path, text, a, keys)) in arts.iter().enumerate() {
        let ms: Vec<Value> = a.meeting_mentions.iter().map(|m| json!({"start": cp(text, m.span.start), "end": cp(text, m.span.end), "text": m.span.text(text), "entity": format!("m{}", label(f, m.meeting))})).collect();
        println!("{}", json!({"path": path, "times": [], "people": [], "meetings": ms}));
        if verbose {
            eprintln!("=== {path}");
            for (i, m) in a.meetings.iter().enumerate() {
                let parties: Vec<String> = m
                    .parties
                    .iter()
                    .map(|p| match p {
                        meetings::Party::Person(p) => keys[*p as usize].clone(),
                        meetings::Party::Body(b) => b.to_string(),
                    })
                    .collect();
                eprintln!(
                    " m{} {:?} {:?} «{}» {:?} states {:?} places {:?}",
                    label(f, i as u32),
                    m.kind,
                    m.modality,
                    m.name,
                    parties,
                    m.states,
                    m.places.iter().map(|p| p.span.text(text)).collect::<Vec<_>>()
                );
                for t in &m.times {
                    eprintln!(
                        "      {:?} «{}» {}",
                        t.relation,
                        a.times[t.time as usize].shape.span.text(text),
                        a.times[t.time as usize].timex.value
                    );
                }
                for x in &m.mentions {
                    let s = a.meeting_mentions[*x as usize].span;
                    let from = text[..s.start as usize].char_indices().rev().nth(30).map_or(0, |x| x.0);
                    let to = text[s.end as usize..]
                        .char_indices()
                        .nth(40)
                        .map_or(text.len(), |x| s.end as usize + x.0);
                    eprintln!(
                        "      - {}[{}]{}",
                        text[from..s.start as usize].replace('\n', "/"),
                        s.text(text),
                        text[s.end as usize..to].replace('\n', "/")
                    );
                }
            }
        }
    }
}
