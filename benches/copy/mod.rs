//! What the benchmarks share: how they measure, and the articles that they measure on.

use criterion::Criterion;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Criterion as every benchmark here runs it.
pub fn criterion() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .sample_size(20)
        .configure_from_args()
}

/// The file or folder that `DATELINE_BENCH_TEXT` names.
pub fn named() -> Option<PathBuf> {
    std::env::var_os("DATELINE_BENCH_TEXT").map(PathBuf::from)
}

/// The articles of what [`named`] names, or of the example newsroom, in the order of their paths.
pub fn articles() -> Vec<String> {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    let mut files: Vec<PathBuf> = ignore::Walk::new(named().unwrap_or_else(own))
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.is_file() && path.extension().is_none_or(|extension| extension != "toml"))
        .collect();
    files.sort();
    let texts: Vec<String> = files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect();
    assert!(!texts.is_empty(), "there is nothing to measure");
    texts
}
