//! How fast people are found and told apart in one article, once it is read: characters a second on one core.
//!
//! `cargo bench --bench people` measures the invented copy of this repository; `DATELINE_BENCH_TEXT` names a file or a
//! folder with other copy.

#![allow(clippy::expect_used, missing_docs)]

use criterion::{Criterion, Throughput};
use dateline::{lang, people};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .sample_size(20)
        .configure_from_args();
    let texts = texts();
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    let readings: Vec<_> = texts.iter().map(|text| lang::read(text)).collect();
    let mut group = criterion.benchmark_group("people");
    group.throughput(Throughput::Elements(characters as u64));
    group.bench_function("recognise and link", |run| {
        run.iter(|| {
            let found = readings.iter().map(|reading| people::recognise(black_box(reading), &[]));
            found.map(|people| people.names.len()).sum::<usize>()
        });
    });
    group.finish();
    criterion.final_summary();
}

/// The articles to measure, each by itself.
fn texts() -> Vec<String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    let folder = std::env::var_os("DATELINE_BENCH_TEXT").map_or(own, PathBuf::from);
    let files = ignore::Walk::new(folder).filter_map(|entry| Some(entry.ok()?.into_path()));
    let articles = files.filter(|path| path.extension().is_some_and(|kind| kind == "txt" || kind == "md"));
    let texts: Vec<String> = articles.filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    assert!(!texts.is_empty(), "there is nothing to measure");
    texts
}
