//! `--fix`: only what was meant to change changes, whatever the file looks like.

use crate::support::{files, read, repository, scratch, smplan, text};
use smplan::diagnostic::FixAvailability;
use std::collections::BTreeMap;
use std::path::Path;

/// The plans of this repository and the cases of all rules, by a name for messages.
fn corpus() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["plans", "examples", "tests/rules"] {
        for path in files(&repository(folder)) {
            let is_plan = path.extension().is_some_and(|end| end == "yaml");
            if is_plan && std::fs::metadata(&path).unwrap().len() < 300_000 {
                found.push((path.display().to_string(), read(&path)));
            }
        }
    }
    found
}

/// Every text after `--fix --unsafe-fixes`, in one run.
fn mended(texts: &[String]) -> Vec<String> {
    let folder = scratch();
    for (index, text) in texts.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{index:04}.yaml")), text).unwrap();
    }
    let run = |folder: &Path| {
        let paths: Vec<_> = (0..texts.len()).map(|index| format!("{index:04}.yaml")).collect();
        let output = smplan()
            .current_dir(folder)
            .args(["lint", "--fix", "--unsafe-fixes", "--as-of", "2026-04-15", "--format", "jsonl"])
            .args(paths)
            .output()
            .unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
        let said = text(&output.stderr);
        said.lines().any(|line| line.starts_with("Fixed"))
    };
    assert!(run(folder.path()), "something is mended");
    let read_all = || -> Vec<String> {
        (0..texts.len()).map(|index| read(&folder.path().join(format!("{index:04}.yaml")))).collect()
    };
    let once = read_all();
    assert!(!run(folder.path()), "a second run changes nothing");
    assert_eq!(once, read_all());
    once
}

/// How often each comment stands in a text, as the parser sees it.
fn comments(text: &str) -> BTreeMap<String, usize> {
    let parsed = smplan::syntax::parse(text, smplan::source::FileId(0), smplan::syntax::Limits::default());
    let mut counts = BTreeMap::new();
    for comment in parsed.tree.comments() {
        let words = text.get(comment.span.start as usize..comment.span.end as usize).unwrap_or_default();
        *counts.entry(words.trim_end().to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn mends_converge_and_are_the_same_with_other_line_ends_and_marks() {
    let corpus = corpus();
    let plain: Vec<String> =
        corpus.iter().map(|(_, text)| text.trim_start_matches('\u{feff}').replace("\r\n", "\n")).collect();
    let expected = mended(&plain);
    let returns = mended(&plain.iter().map(|text| text.replace('\n', "\r\n")).collect::<Vec<_>>());
    let marked = mended(&plain.iter().map(|text| format!("\u{feff}{text}")).collect::<Vec<_>>());
    let mut n_changed = 0;
    for (index, (name, _)) in corpus.iter().enumerate() {
        assert_eq!(returns[index], expected[index].replace('\n', "\r\n"), "{name} with carriage returns");
        assert_eq!(marked[index], format!("\u{feff}{}", expected[index]), "{name} with a byte order mark");
        n_changed += usize::from(expected[index] != plain[index]);
        // A comment goes only with an exception that is of no use, or into the quotes of its text.
        let (before, after) = (comments(&plain[index]), comments(&expected[index]));
        for (comment, count) in &before {
            let may_go = comment.to_lowercase().contains("smplan") || !comment.starts_with("# ");
            assert!(may_go || after.get(comment) == Some(count), "{name}: `{comment}` is gone");
        }
    }
    assert!(n_changed > 30, "{n_changed}");
}

#[test]
fn what_can_be_mended_is_what_the_rules_declare() {
    let folder = scratch();
    for (index, (_, text)) in corpus().iter().enumerate() {
        std::fs::write(folder.path().join(format!("{index}.txt")), text).unwrap();
    }
    let paths: Vec<_> = files(folder.path());
    let output =
        smplan().args(["lint", "--format", "jsonl", "--as-of", "2026-04-15"]).args(paths).output().unwrap();
    let mut found = std::collections::BTreeSet::new();
    for line in text(&output.stdout).lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        if !finding["fix"].is_null() {
            found.insert(finding["rule"].as_str().unwrap().to_owned());
        }
    }
    let declared: std::collections::BTreeSet<String> = smplan::rules::RULES
        .iter()
        .filter(|rule| rule.info.fix == FixAvailability::Sometimes)
        .map(|rule| rule.info.name.to_owned())
        .collect();
    assert_eq!(found, declared);
}

#[test]
fn a_patch_is_what_git_applies() {
    let folder = scratch();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(folder.path()).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null");
        command
    };
    assert!(git(&["init", "-q"]).status().unwrap().success());
    std::fs::create_dir(folder.path().join("pläne und mehr")).unwrap();
    let names = ["pläne und mehr/a.yaml", "no-newline.yaml", "returns.yaml", "quote\".yaml"];
    let plan = read(&repository("examples/with-mistakes/plan.yaml"));
    for name in names {
        let text = match name {
            "no-newline.yaml" => plan.trim_end().to_owned(),
            "returns.yaml" => plan.replace('\n', "\r\n"),
            _ => plan.clone(),
        };
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let lint = |more: &[&str]| {
        let mut command = smplan();
        command.current_dir(folder.path()).args(["lint", ".", "--unsafe-fixes", "--as-of", "2026-04-15"]);
        command.args(more).output().unwrap()
    };
    let patch = lint(&["--diff"]);
    assert_eq!(patch.status.code(), Some(1));
    std::fs::write(folder.path().join("change.patch"), &patch.stdout).unwrap();
    let before: Vec<String> = names.iter().map(|name| read(&folder.path().join(name))).collect();
    let applied = git(&["apply", "change.patch"]).output().unwrap();
    assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
    let by_git: Vec<String> = names.iter().map(|name| read(&folder.path().join(name))).collect();
    for (name, text) in names.iter().zip(&before) {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    lint(&["--fix"]);
    let by_fix: Vec<String> = names.iter().map(|name| read(&folder.path().join(name))).collect();
    assert_eq!(by_git, by_fix);
    assert_ne!(before, by_fix);
}
