//! Every dependency has a licence that `deny.toml` allows. `cargo deny check` tells the same and more; this needs
//! nothing but cargo.

use super::{root, text};
use serde_json::Value;
use std::process::Command;

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let allowed = allowed();
    let mut broken = Vec::new();
    let packages = packages();
    assert!(packages.len() > 50, "cargo tells of {} packages only", packages.len());
    for (name, licence) in packages {
        if !fits(&licence, &allowed) {
            broken.push(format!("{name}: {licence}"));
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn an_expression_needs_what_it_joins() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    assert!(fits("MIT OR GPL-3.0-only", &allowed));
    assert!(fits("Apache-2.0/MIT", &allowed));
    assert!(fits("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
    assert!(!fits("MIT AND GPL-3.0-only", &allowed));
    assert!(!fits("", &allowed));
}

fn fits(licence: &str, allowed: &[String]) -> bool {
    let Ok(expression) = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX) else { return false };
    expression.evaluate(|requirement| {
        let id = requirement.license.id().map(|id| id.name.to_owned());
        let id = match (&requirement.addition, id) {
            (Some(addition), Some(id)) => Some(format!("{id} WITH {addition}")),
            (_, id) => id,
        };
        id.is_some_and(|id| allowed.contains(&id))
    })
}

fn allowed() -> Vec<String> {
    let deny: toml::Table = text(&root().join("deny.toml")).parse().expect("deny.toml is TOML");
    let list = deny["licenses"]["allow"].as_array().expect("deny.toml allows licences");
    list.iter().filter_map(|licence| licence.as_str().map(str::to_owned)).collect()
}

/// The packages from elsewhere with their licences.
fn packages() -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let named = packages.iter().filter(|package| !package["source"].is_null());
    named
        .map(|package| {
            let part = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
            (part("name"), part("license"))
        })
        .collect()
}
