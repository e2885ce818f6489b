//! How fast copy is read, beside a bare Aho–Corasick scan of the same text for every form of the lexicon.
//!
//! `cargo bench` measures the articles of the example newsroom, each language by itself, and the sentences of the
//! languages' examples, which hold little but dates and are the worst that copy can be; `DATELINE_BENCH_TEXT` names a
//! file or a folder with other copy. Behind Criterion's figures stands one line a measured text, which holds the steps from
//! the text to the values of its dates against the scan, taken in turns in one run.

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod copy;

use aho_corasick::AhoCorasick;
use criterion::{Criterion, Throughput};
use dateline::lang::{self, Language};
use dateline::text::tokenise;
use dateline::time::{Dct, DctSource, TimeMention, anchor, recognise};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// How much of each text is read at least, article by article.
const SIZE: usize = 1 << 20;
/// How often the scan and the steps of reading take turns.
const TURNS: usize = 50;

fn main() {
    let mut criterion = copy::criterion();
    let samples = samples();
    let scan = scan();
    for (name, articles) in &samples {
        measure(&mut criterion, name, articles, &scan);
    }
    criterion.final_summary();
    for (name, articles) in &samples {
        compare(name, articles, &scan);
    }
}

/// What is measured, each with all that stands before it but the first.
const WORK: [(&str, Work); 5] = [
    ("aho-corasick", |text, scan| scan.find_iter(text).count()),
    ("tokenise", |text, _| tokenise(text).list.len()),
    ("read", |text, _| lang::read(text).len()),
    ("recognise", |text, _| recognise::recognise(&lang::read(text)).len()),
    ("resolve", |text, _| whole(text).len()),
];

type Work = fn(&str, &AhoCorasick) -> usize;

fn measure(criterion: &mut Criterion, name: &str, articles: &[String], scan: &AhoCorasick) {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes(articles)));
    for (step, work) in WORK {
        group.bench_function(step, |run| run.iter(|| each(articles, work, scan)));
    }
    group.finish();
}

/// Says how fast each step with all before it is against the scan. All take turns, and the quickest turn of each counts:
/// other work of the machine disturbs it least.
fn compare(name: &str, articles: &[String], scan: &AhoCorasick) {
    let mut best = [f64::INFINITY; WORK.len()];
    for _ in 0..TURNS {
        for (best, (_, work)) in best.iter_mut().zip(WORK) {
            *best = best.min(seconds(|| each(articles, work, scan)));
        }
    }
    let speed = bytes(articles) as f64 / 1e6 / best[0];
    let mut line = format!("{name}: {} {speed:.0} MB/s", WORK[0].0);
    for (quickest, (step, _)) in best.iter().zip(WORK).skip(1) {
        line += &format!(", {step} {:.2} of it", best[0] / quickest);
    }
    println!("{line}");
}

/// Does the same to every article.
fn each(articles: &[String], work: Work, scan: &AhoCorasick) -> usize {
    articles.iter().map(|text| work(black_box(text), scan)).sum()
}

fn bytes(articles: &[String]) -> u64 {
    articles.iter().map(|text| text.len() as u64).sum()
}

fn seconds(work: impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

/// Everything from the text to the values of its dates.
fn whole(text: &str) -> Vec<TimeMention> {
    let published =
        Dct { date: jiff::civil::date(2024, 3, 7), source: DctSource::Settings, span: None, time: None };
    anchor::resolve(recognise::recognise(&lang::read(text)), Some(&published), None)
}

/// The scan that the whole is held against: all forms that the data write, in one automaton.
fn scan() -> AhoCorasick {
    AhoCorasick::new(lang::data::facts().iter().map(|fact| fact.form)).expect("the forms make an automaton")
}

/// The texts that are measured, each under a name and repeated to the same size.
fn samples() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = copy::articles();
    let mut samples = Vec::new();
    for language in [Language::Arabic, Language::English] {
        let articles = texts.iter().filter(|text| language_of(text) == Some(language)).cloned();
        samples.push((language.code().to_owned(), articles.collect::<Vec<_>>()));
        if copy::named().is_none() {
            let examples = root.join("src/lang").join(language.code()).join("examples.txt");
            samples.push((format!("{} dates", language.code()), vec![sentences(&examples)]));
        }
    }
    samples.retain(|(_, texts)| !texts.is_empty());
    for (_, texts) in &mut samples {
        let size = bytes(texts) as usize;
        let often = texts.len() * SIZE.div_ceil(size.max(1));
        *texts = texts.iter().cycle().take(often).cloned().collect();
    }
    samples
}

fn language_of(text: &str) -> Option<Language> {
    let reading = lang::read(text);
    reading.language_of(0..reading.len())
}

/// The sentences of a language's examples, without what they are expected to say.
fn sentences(examples: &Path) -> String {
    let examples = std::fs::read_to_string(examples).expect("each language has examples");
    let copy = examples.lines().filter_map(|line| line.split_once("=>")).map(|(copy, _)| copy.trim());
    copy.collect::<Vec<_>>().join(".\n")
}
