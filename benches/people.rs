//! How fast people are found and told apart in one article, once it is read: characters a second on one core.
//!
//! `cargo bench --bench people` measures the invented copy of this repository; `DATELINE_BENCH_TEXT` names a file or a
//! folder with other copy.

#![allow(missing_docs)]

mod copy;

use criterion::Throughput;
use dateline::{lang, people};
use std::hint::black_box;

fn main() {
    let mut criterion = copy::criterion();
    let texts = copy::articles();
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
