//! How fast copy is read, beside a bare Aho–Corasick scan of the same text for every form of the lexicon.
//!
//! `cargo bench` measures the invented copy of this repository, each language by itself; `DATELINE_BENCH_TEXT` names a
//! file or a folder with other copy. Behind Criterion's figures stands one line a language, which holds the steps from
//! the text to the values of its dates against the scan, taken in turns in one run.

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use aho_corasick::AhoCorasick;
use criterion::{Criterion, Throughput};
use dateline::lang::{self, Language};
use dateline::text::tokenise;
use dateline::time::{Dct, DctSource, TimeMention, anchor, recognise};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How much of each language is read, article by article.
const SIZE: usize = 1 << 20;
/// How often the scan and the steps of reading take turns.
const TURNS: usize = 50;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .sample_size(20)
        .configure_from_args();
    let copy = copy();
    let scan = scan();
    for (language, articles) in &copy {
        measure(&mut criterion, *language, articles, &scan);
    }
    criterion.final_summary();
    for (language, articles) in &copy {
        compare(*language, articles, &scan);
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

fn measure(criterion: &mut Criterion, language: Language, articles: &[String], scan: &AhoCorasick) {
    let mut group = criterion.benchmark_group(language.code());
    group.throughput(Throughput::Bytes(bytes(articles)));
    for (name, work) in WORK {
        group.bench_function(name, |run| run.iter(|| each(articles, work, scan)));
    }
    group.finish();
}

/// Says how fast each step with all before it is against the scan. All take turns, and the quickest turn of each counts:
/// other work of the machine disturbs it least.
fn compare(language: Language, articles: &[String], scan: &AhoCorasick) {
    let mut best = [f64::INFINITY; WORK.len()];
    for _ in 0..TURNS {
        for (best, (_, work)) in best.iter_mut().zip(WORK) {
            *best = best.min(seconds(|| each(articles, work, scan)));
        }
    }
    let speed = bytes(articles) as f64 / 1e6 / best[0];
    let mut line = format!("{}: {} {speed:.0} MB/s", language.code(), WORK[0].0);
    for (best_of, (name, _)) in best.iter().zip(WORK).skip(1) {
        line += &format!(", {name} {:.2} of it", best[0] / best_of);
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
    let published = Dct { date: jiff::civil::date(2024, 3, 7), source: DctSource::Settings, span: None };
    anchor::resolve(recognise::recognise(&lang::read(text)), Some(&published), None)
}

/// The scan that the whole is held against: all forms that the data write, in one automaton.
fn scan() -> AhoCorasick {
    AhoCorasick::new(lang::data::facts().iter().map(|fact| fact.form)).expect("the forms make an automaton")
}

/// The articles of each language, repeated to the same size.
fn copy() -> Vec<(Language, Vec<String>)> {
    let texts = match std::env::var_os("DATELINE_BENCH_TEXT") {
        Some(path) => texts_of(Path::new(&path)),
        None => own_texts(),
    };
    let of = |language| {
        let articles = texts.iter().filter(|text| language_of(text) == Some(language));
        let mut size = 0;
        let repeated = articles.cloned().cycle().take_while(|text| {
            size += text.len();
            size < SIZE
        });
        (language, repeated.collect::<Vec<_>>())
    };
    [of(Language::Arabic), of(Language::English)].into_iter().filter(|(_, of)| !of.is_empty()).collect()
}

fn language_of(text: &str) -> Option<Language> {
    let reading = lang::read(text);
    reading.language_of(0..reading.len())
}

/// The articles of the example newsroom, and the sentences of the languages' examples.
fn own_texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = texts_of(&root.join("examples/newsroom"));
    for language in ["ar", "en"] {
        let examples = root.join("src/lang").join(language).join("examples.txt");
        let examples = std::fs::read_to_string(examples).expect("each language has examples");
        let copy = examples.lines().filter_map(|line| line.split_once("=>")).map(|(copy, _)| copy.trim());
        texts.push(copy.collect::<Vec<_>>().join(".\n"));
    }
    texts
}

/// The texts of a file, or of all files below a folder, in the order of their paths.
fn texts_of(path: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = ignore::Walk::new(path)
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.is_file() && path.extension().is_none_or(|extension| extension != "toml"))
        .collect();
    files.sort();
    files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect()
}
