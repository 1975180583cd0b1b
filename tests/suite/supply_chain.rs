//! What is built in: where every package comes from, and under which licence. `deny.toml` says what may be.

use crate::support::{read, repository};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::{Command, Output};

fn metadata(more: &[&str]) -> Option<Output> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline"]).args(more);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().ok()
}

/// The system that this is built on.
fn host() -> String {
    let said = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let said = String::from_utf8(said).unwrap();
    said.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// All packages that are built in or help to build, as cargo tells them; those that only tests use are not among them.
fn packages() -> Vec<Value> {
    // Packages for other systems are there where somebody fetched them.
    let output = metadata(&[]).filter(|output| output.status.success());
    let output = output.or_else(|| metadata(&["--filter-platform", &host()])).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let mut wanted = vec![metadata["resolve"]["root"].as_str().unwrap()];
    let mut at = 0;
    while let Some(id) = wanted.get(at) {
        let node = nodes.iter().find(|node| node["id"] == *id).unwrap();
        for dependency in node["deps"].as_array().unwrap() {
            let is_for_tests = |kind: &Value| kind["kind"] == "dev";
            let package = dependency["pkg"].as_str().unwrap();
            let is_only_for_tests = dependency["dep_kinds"].as_array().unwrap().iter().all(is_for_tests);
            if !is_only_for_tests && !wanted.contains(&package) {
                wanted.push(package);
            }
        }
        at += 1;
    }
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages.filter(|package| wanted.contains(&package["id"].as_str().unwrap())).cloned().collect()
}

fn policy() -> toml::Table {
    read(&repository("deny.toml")).parse().unwrap()
}

fn listed<'p>(policy: &'p toml::Table, section: &str, key: &str) -> Vec<&'p str> {
    policy[section][key].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect()
}

#[test]
fn every_package_has_a_licence_that_is_allowed() {
    let policy = policy();
    let allowed = listed(&policy, "licenses", "allow");
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        // Some write `MIT/Apache-2.0`.
        let licence = package["license"].as_str().unwrap_or_default().replace('/', " OR ");
        let expression = spdx::Expression::parse(&licence).unwrap_or_else(|error| panic!("{name}: {error}"));
        let is_allowed = expression.evaluate(|needed| allowed.contains(&needed.to_string().as_str()));
        assert!(is_allowed, "{name} is under {licence}, which deny.toml does not allow");
    }
}

#[test]
fn every_package_comes_from_the_registry_and_none_is_known_to_be_bad() {
    let policy = policy();
    let sources = listed(&policy, "sources", "allow-registry");
    let denied = listed(&policy, "bans", "deny");
    let skipped = policy["bans"]["skip"].as_array().unwrap();
    let skipped: Vec<&str> = skipped.iter().filter_map(|skip| skip["crate"].as_str()).collect();
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages() {
        let (name, version) = (package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        match package["source"].as_str() {
            Some(source) => {
                let is_known = sources.iter().any(|known| source == format!("registry+{known}"));
                assert!(is_known, "{name} comes from {source}");
            }
            None => assert_eq!(name, "smplan"),
        }
        assert!(!denied.contains(&name), "{name} is on the list of deny.toml");
        let major = version.split('.').next().unwrap_or_default();
        if !skipped.contains(&format!("{name}@{major}").as_str()) {
            versions.entry(name.to_owned()).or_default().push(version.to_owned());
        }
    }
    versions.retain(|_, versions| versions.len() > 1);
    assert!(versions.is_empty(), "these are built in more than once: {versions:?}");
}

#[test]
fn nothing_in_the_program_speaks_to_a_network() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let speaks = [
            "hyper",
            "reqwest",
            "ureq",
            "curl",
            "tokio",
            "rustls",
            "native-tls",
            "openssl",
            "socket2",
            "isahc",
        ];
        assert!(!speaks.contains(&name), "{name} is there to speak to a network");
    }
}
