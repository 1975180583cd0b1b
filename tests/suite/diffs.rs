//! `smplan diff`: what is the same however it is written, that every kind of change is named, and what git is asked.

use crate::support::{plans, read, repository, scratch, smplan, text};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn diff(old: &Path, new: &Path, more: &[&str]) -> Output {
    let mut command = smplan();
    command.args(["diff".as_ref(), old.as_os_str(), new.as_os_str()]).args(more);
    command.args(["--as-of", "2026-04-15"]).output().unwrap()
}

/// All changes of two texts.
fn changes(old: &str, new: &str) -> Vec<Value> {
    let folder = scratch();
    let (before, after) = (folder.path().join("old.yaml"), folder.path().join("new.yaml"));
    std::fs::write(&before, old).unwrap();
    std::fs::write(&after, new).unwrap();
    let output = diff(&before, &after, &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_fits_schema(&document);
    let plans = document["plans"].as_array().unwrap();
    plans.iter().flat_map(|plan| plan["changes"].as_array().unwrap()).cloned().collect()
}

fn assert_fits_schema(document: &Value) {
    let schema = smplan().args(["schema", "diff"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_kind_of_change_is_named_in_its_group_at_its_level() {
    let plan = read(&repository("tests/diff/plan.yaml"));
    let kinds: Vec<Value> = serde_json::from_str(&read(&repository("tests/diff/kinds.json"))).unwrap();
    assert!(kinds.len() >= 60);
    let mut wrong = Vec::new();
    for kind in &kinds {
        let (from, to) = (kind["from"].as_str().unwrap(), kind["to"].as_str().unwrap());
        assert!(plan.contains(from), "{from}");
        let changed = changes(&plan, &plan.replacen(from, to, 1));
        let fields = ["section", "group", "level", "kind"];
        let is_it = |change: &&Value| fields.iter().all(|field| change[field] == kind[field]);
        let also = kind["also"].as_str();
        let is_also = also.is_none_or(|also| changed.iter().any(|change| change["kind"] == also));
        if !changed.iter().any(|change| is_it(&change)) || !is_also {
            let told: Vec<String> = changed
                .iter()
                .map(|one| format!("{} {} {} {}", one["section"], one["group"], one["level"], one["kind"]))
                .collect();
            wrong.push(format!("{from} -> {to}: {kind}\n    {}", told.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Puts one letter more behind a word, here and there in every plan.
#[test]
fn every_value_that_differs_is_named() {
    const EACH: usize = 31;
    for path in plans().into_iter().chain([repository("tests/diff/plan.yaml")]) {
        let plan = read(&path);
        let mut start = 0;
        let mut ends = Vec::new();
        for line in plan.split_inclusive('\n') {
            // A word ends a value where a comma, a bracket or the end of the line follows; names of fields have a colon.
            let letters: Vec<(usize, char)> = line.char_indices().collect();
            let is_end = |pair: &[(usize, char)]| {
                pair[0].1.is_ascii_alphabetic() && matches!(pair[1].1, ',' | '}' | ']' | '\n')
            };
            if !line.contains('#') {
                ends.extend(letters.windows(2).filter(|pair| is_end(pair)).map(|pair| start + pair[1].0));
            }
            start += line.len();
        }
        assert!(ends.len() > 2 * EACH, "{}", path.display());
        for end in ends.into_iter().step_by(EACH) {
            let mut changed = plan.clone();
            changed.insert(end, 'x');
            let line = plan.split_at(end).0.lines().last().unwrap_or_default();
            assert!(!changes(&plan, &changed).is_empty(), "{}: {line}", path.display());
        }
    }
}

#[test]
fn a_new_name_is_one_change_and_references_to_it_are_silent() {
    let plan = repository("tests/diff/plan.yaml");
    for (old, new) in [
        ("people.cyd", "sid"),
        ("roles.responder", "first-line"),
        ("channels.instagram", "pictures"),
        ("messages.sorry", "apology"),
        ("playbooks.complaint", "angry-customer"),
        ("escalations.shop", "store"),
        ("goals.answer-fast", "quick-answers"),
        ("strategy.call-first", "call"),
        ("campaigns.summer", "warm-months"),
    ] {
        let folder = scratch();
        let renamed = folder.path().join("plan.yaml");
        std::fs::copy(&plan, &renamed).unwrap();
        let output = smplan().args(["rename", old, new]).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{old}: {}", text(&output.stderr));
        let told = changes(&read(&plan), &read(&renamed));
        let kinds: Vec<&str> = told.iter().filter_map(|change| change["kind"].as_str()).collect();
        assert_eq!(kinds, ["renamed"], "{old}: {told:#?}");
    }
}

#[test]
fn how_a_plan_is_written_makes_no_difference() {
    for path in plans().into_iter().chain([repository("tests/diff/plan.yaml")]) {
        let plan = read(&path);
        let tree: yaml_serde::Value = yaml_serde::from_str(&plan).unwrap();
        let folder = scratch();
        let other = folder.path().join("other.yaml");
        let with_comments: String = plan.replace('\n', "  # a remark\n");
        let is_text = plan.contains(": |") || plan.contains(": >");
        for written in [
            yaml_serde::to_string(&reversed(&tree)).unwrap(),
            serde_json::to_string_pretty(&reversed(&tree)).unwrap(),
            plan.replace('\n', "\r\n"),
            if is_text { plan.clone() } else { with_comments },
        ] {
            std::fs::write(&other, written).unwrap();
            let output = diff(&path, &other, &["--fail-on", "wording"]);
            let said = text(&output.stdout);
            assert_eq!(said, "The plan means the same.\n", "{}", path.display());
            assert_eq!(output.status.code(), Some(0));
        }
    }
}

/// The same with the fields of each mapping the other way round.
fn reversed(value: &yaml_serde::Value) -> yaml_serde::Value {
    match value {
        yaml_serde::Value::Mapping(fields) => {
            let mut all: Vec<_> =
                fields.iter().map(|(name, value)| (name.clone(), reversed(value))).collect();
            all.reverse();
            yaml_serde::Value::Mapping(all.into_iter().collect())
        }
        yaml_serde::Value::Sequence(items) => {
            yaml_serde::Value::Sequence(items.iter().map(reversed).collect())
        }
        other => other.clone(),
    }
}

/// Removes the hours of each person of a plan in turn, and holds what `diff` says of promises against `drill` and `lint`.
#[test]
fn consequences_are_what_drill_and_lint_find() {
    let mut compared = 0;
    for path in plans().into_iter().chain([repository("tests/diff/plan.yaml")]) {
        let plan = read(&path);
        let hours = plan.match_indices("hours: \"").chain(plan.match_indices("on_call: \""));
        for (at, start) in hours.take(24) {
            let from = at + start.len();
            let to = from + plan.split_at(from).1.find('"').unwrap();
            let mut changed = plan.clone();
            changed.replace_range(from..to, "Mo 09:00-10:00");
            compared += compare_with_lint(&plan, &changed);
        }
    }
    assert!(compared > 5, "{compared}");
}

fn compare_with_lint(old: &str, new: &str) -> usize {
    let folder = scratch();
    let file = folder.path().join("plan.yaml");
    std::fs::write(&file, new).unwrap();
    let lint = smplan()
        .args(["lint", "--no-config", "--as-of", "2026-04-15", "--format", "json", "--select"])
        .args(["response-promise-unreachable,step-unreachable,follow-up-unreachable", "--fail-on", "error"])
        .arg(&file)
        .output()
        .unwrap();
    let found: Value = serde_json::from_slice(&lint.stdout).unwrap();
    let found = found["diagnostics"].as_array().unwrap();
    let mut compared = 0;
    for change in changes(old, new) {
        if change["kind"] != "promise" || change["became"] != "broken" {
            continue;
        }
        let there = &change["places"]["new"]["line"];
        let here: Vec<&Value> = found.iter().filter(|one| one["start"]["line"] == *there).collect();
        let Some(words) = change["uncovered"]["words"].as_str().filter(|_| !here.is_empty()) else {
            continue;
        };
        let is_said = here.iter().any(|one| one["message"].as_str().unwrap().contains(words));
        assert!(is_said, "{change:#}\n{here:#?}");
        let wait = change["worst_wait"]["new"]["minutes"].as_i64().unwrap();
        let waits = format!("waits {} (", smplan::response::length(wait));
        assert!(
            here.iter().any(|one| one["message"].as_str().unwrap().contains(&waits)),
            "{waits}: {here:#?}"
        );
        compared += 1;
    }
    compared
}

#[test]
fn nothing_of_a_hostile_plan_does_anything() {
    let plan = read(&repository("tests/diff/plan.yaml"));
    let hostile = "# x @dana #12 <b>bold</b> [a](https://example.com/x) ![i](https://example.com/i) `code` \u{1b}[31mred\u{202e} ::error::no www.example.com ~~s~~ **b** | a -- <!-- c --> &lt;";
    let quoted = serde_json::to_string(hostile).unwrap();
    let mut changed = plan.replace("text: Thank you for riding with us.", &format!("text: {quoted}"));
    changed = changed.replace("name: Bob Hale", &format!("name: {quoted}"));
    changed = changed.replace("strengths: [quick repairs]", &format!("strengths: [{quoted}]"));
    changed = changed.replace("name: A late bike", &format!("name: {quoted}"));
    let folder = scratch();
    let (before, after) = (folder.path().join("old.yaml"), folder.path().join("new.yaml"));
    std::fs::write(&before, &plan).unwrap();
    std::fs::write(&after, changed).unwrap();
    let said = text(&diff(&before, &after, &["-v"]).stdout);
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
    let sheet = text(&diff(&before, &after, &["--format", "markdown"]).stdout);
    assert!(!sheet.contains(['\u{1b}', '\u{202e}']), "{sheet}");
    for line in sheet.lines().skip(1) {
        let outside: String = line.split('`').step_by(2).collect();
        assert_eq!(line.matches('`').count() % 2, 0, "{line}");
        for sign in ["@dana", "#12", "<", "](", "https:", "www.", "\u{1b}"] {
            assert!(!outside.contains(sign), "{sign} in {line}");
        }
        let is_ours = line.is_empty() || line.starts_with("- ") || line.starts_with("  - ");
        assert!(is_ours || line.starts_with("**") || line.starts_with("### `"), "{line}");
    }
}

#[test]
fn private_values_and_secrets_are_not_said() {
    let plan = read(&repository("tests/diff/plan.yaml"));
    let changed = plan.replace("+1-312-555-0101", "+1-312-555-0177").replace("2026-08-07}]", "2026-08-10}]");
    let changed = changed.replace("joining: Ask the lead", "joining: \"password: hunter2-X9f!k\"");
    let folder = scratch();
    let (before, after) = (folder.path().join("old.yaml"), folder.path().join("new.yaml"));
    std::fs::write(&before, &plan).unwrap();
    std::fs::write(&after, changed).unwrap();
    for format in ["human", "markdown", "json"] {
        let said = text(&diff(&before, &after, &["--format", format]).stdout);
        for value in ["0177", "0101", "2026-08-10", "hunter2"] {
            assert!(!said.contains(value), "{value} in {said}");
        }
        let said = text(&diff(&before, &after, &["--private", "--format", format]).stdout);
        assert!(said.contains("0177") && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn a_side_that_cannot_be_read_is_reported() {
    let folder = scratch();
    let broken = folder.path().join("broken.yaml");
    std::fs::write(&broken, "smplan: 1\nplan: {id: a\n").unwrap();
    let output = diff(&repository("tests/diff/plan.yaml"), &broken, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("invalid-yaml"), "{}", text(&output.stderr));
    std::fs::write(&broken, [0xff, 0xfe, 0x00]).unwrap();
    assert_eq!(diff(&broken, &repository("tests/diff/plan.yaml"), &[]).status.code(), Some(2));
}

#[cfg(unix)]
mod git {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn git(folder: &Path, arguments: &[&str]) {
        let output = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", text(&output.stderr));
    }

    fn repository_with_a_plan() -> tempfile::TempDir {
        let folder = scratch();
        let plans = folder.path().join("plans");
        std::fs::create_dir(&plans).unwrap();
        std::fs::copy(repository("tests/diff/plan.yaml"), plans.join("harbour.yaml")).unwrap();
        git(folder.path(), &["init", "--quiet"]);
        git(folder.path(), &["add", "."]);
        git(folder.path(), &["commit", "--quiet", "-m", "one"]);
        folder
    }

    fn diff_in(folder: &Path, arguments: &[&str]) -> Output {
        let path = std::env::var_os("PATH").unwrap();
        let mut command = smplan();
        command.env("PATH", path).env("HOME", folder).current_dir(folder).arg("diff").args(arguments);
        command.args(["--as-of", "2026-04-15"]).output().unwrap()
    }

    fn change(folder: &Path) {
        let file = folder.join("plans/harbour.yaml");
        std::fs::write(&file, read(&file).replace("impact: 5", "impact: 4")).unwrap();
    }

    #[test]
    fn no_program_that_a_repository_names_is_run() {
        let folder = repository_with_a_plan();
        let top = folder.path();
        let ran = top.join("ran");
        let program = top.join("program");
        std::fs::write(&program, format!("#!/bin/sh\necho \"$@\" >> {}\ncat\n", ran.display())).unwrap();
        std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
        let hooks = top.join("hooks");
        std::fs::create_dir(&hooks).unwrap();
        for hook in ["post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"] {
            std::fs::copy(&program, hooks.join(hook)).unwrap();
        }
        let named = program.to_str().unwrap();
        let alias = format!("!{named}");
        for (key, value) in [
            ("core.fsmonitor", named),
            ("core.pager", named),
            ("core.editor", named),
            ("core.sshCommand", named),
            ("core.askPass", named),
            ("core.hooksPath", hooks.to_str().unwrap()),
            ("credential.helper", named),
            ("diff.external", named),
            ("diff.t.textconv", named),
            ("filter.f.smudge", named),
            ("filter.f.clean", named),
            ("filter.f.process", named),
            ("pager.ls-tree", "true"),
            ("alias.ls-tree", &alias),
            ("alias.cat-file", &alias),
        ] {
            git(top, &["config", key, value]);
        }
        std::fs::write(top.join(".gitattributes"), "*.yaml filter=f diff=t\n").unwrap();
        change(top);
        let _ = std::fs::remove_file(&ran);
        let two = ["main:plans/harbour.yaml", "plans/harbour.yaml"];
        for arguments in [&["--base", "main"][..], &two, &["main:", "."], &["main:plans", "plans"]] {
            let output = diff_in(top, arguments);
            assert!(text(&output.stdout).contains("`impact` 5 → 4"), "{}", text(&output.stderr));
        }
        assert!(!ran.exists(), "{}", read(&ran));
    }

    #[test]
    fn a_document_says_what_changed_since_a_revision() {
        let folder = repository_with_a_plan();
        let top = folder.path();
        let render = |arguments: &[&str]| {
            let path = std::env::var_os("PATH").unwrap();
            let mut command = smplan();
            command.env("PATH", path).env("HOME", top).current_dir(top).arg("render").args(arguments);
            command.output().unwrap()
        };
        let plan = "plans/harbour.yaml";
        let said = text(&render(&["--since", "HEAD", plan]).stdout);
        assert!(said.contains("Nothing in it means anything else than then."), "{said}");
        let file = top.join(plan);
        let words = read(&file).replace("impact: 5", "impact: 4").replace("Cyd Marsh", "Cyd <b>Marsh</b>");
        std::fs::write(&file, words).unwrap();
        let first = render(&["--since", "HEAD", plan]);
        assert_eq!(first.stdout, render(&["--since", "HEAD", plan]).stdout);
        let said = text(&first.stdout);
        assert!(said.contains("`impact` 5 → 4"), "{said}");
        assert!(said.contains("> [") && said.contains("## Changes since HEAD"), "{said}");
        let page = text(&render(&["--since", "HEAD", "--html", plan]).stdout);
        assert!(page.contains("<tr data-since id=\"person-cyd\">"), "{page}");
        assert!(page.contains("<a class=\"since\" href=\"#since-"), "{page}");
        assert!(!page.contains("<b>Marsh"), "{page}");
        std::fs::copy(&file, top.join("plans/new.yaml")).unwrap();
        let said = text(&render(&["--since", "HEAD", "plans/new.yaml"]).stdout);
        assert!(said.contains("The plan was not there then: all of it is new."), "{said}");
        for arguments in [&["--public"][..], &["--role", "cyd"], &["--ics"], &["--csv=contacts"]] {
            let output = render(&[&["--since", "HEAD", plan], arguments].concat());
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        }
    }

    #[test]
    fn plans_pair_by_id_and_those_that_are_gone_are_named() {
        let folder = repository_with_a_plan();
        let top = folder.path();
        std::fs::rename(top.join("plans/harbour.yaml"), top.join("plans/other.yaml")).unwrap();
        assert_eq!(text(&diff_in(top, &["--base", "HEAD"]).stdout), "The plan means the same.\n");
        std::fs::remove_file(top.join("plans/other.yaml")).unwrap();
        let said = text(&diff_in(top, &["--base", "HEAD", "plans"]).stdout);
        assert!(said.contains("warning") && said.contains("is gone"), "{said}");
    }

    #[test]
    fn what_git_cannot_do_is_said_with_what_to_do() {
        let folder = repository_with_a_plan();
        let top = folder.path();
        change(top);
        let refused = |folder: &Path, arguments: &[&str], words: &str| {
            let output = diff_in(folder, arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            let said = text(&output.stderr);
            assert!(said.contains(words), "{said}");
            assert_eq!(said.lines().filter(|line| line.starts_with("error: ")).count(), 1, "{said}");
        };
        refused(top, &["--base", "nowhere"], "there is no revision `nowhere`");
        refused(top, &["--base=--output=x"], "there is no revision `--output=x`");
        refused(top, &["HEAD:plans/none.yaml", "plans/harbour.yaml"], "there is no file or folder");
        refused(top, &["HEAD:../x.yaml", "plans/harbour.yaml"], "leads out of the repository");
        let outside = scratch();
        refused(outside.path(), &["--base", "main"], "in no repository of git");
        let nothing =
            smplan().args(["diff", "--base", "main"]).current_dir(top).env("PATH", "/nowhere").output();
        assert!(text(&nothing.unwrap().stderr).contains("git is not installed"));

        git(top, &["commit", "--quiet", "-am", "two"]);
        let from = format!("file://{}", top.display());
        let shallow = outside.path().join("shallow");
        git(outside.path(), &["clone", "--quiet", "--depth", "1", &from, shallow.to_str().unwrap()]);
        refused(&shallow, &["--base", "HEAD~1"], "`fetch-depth: 0`");

        git(top, &["config", "uploadpack.allowFilter", "true"]);
        let partial = outside.path().join("partial");
        let partial_name = partial.to_str().unwrap();
        git(
            outside.path(),
            &["clone", "--quiet", "--filter=blob:none", "--no-checkout", &from, partial_name],
        );
        let ran = outside.path().join("ran");
        git(&partial, &["config", "core.sshCommand", &format!("touch {}; false", ran.display())]);
        git(&partial, &["config", "remote.origin.url", "ssh://nobody@host.example/x"]);
        std::fs::copy(repository("tests/diff/plan.yaml"), partial.join("p.yaml")).unwrap();
        refused(&partial, &["HEAD:plans/harbour.yaml", "p.yaml"], "nothing is fetched");
        assert!(!ran.exists());
    }

    #[test]
    fn a_plan_has_the_tables_of_its_revision() {
        let folder = repository_with_a_plan();
        let top = folder.path();
        let plan = top.join("plans/harbour.yaml");
        let list = "measurements:\n  - {goal: answer-fast, date: 2026-02-28, value: 95}\n";
        std::fs::write(&plan, read(&plan).replace(list, "measurements: figures.csv\n")).unwrap();
        let table = top.join("plans/figures.csv");
        std::fs::write(&table, "goal,date,value\nanswer-fast,2026-02-28,95\n").unwrap();
        assert_eq!(text(&diff_in(top, &["--base", "HEAD"]).stdout), "The plan means the same.\n");
        git(top, &["add", "."]);
        git(top, &["commit", "--quiet", "-m", "two"]);
        std::fs::write(&table, "goal,date,value\nanswer-fast,2026-02-28,96\n").unwrap();
        let said = text(&diff_in(top, &["--base", "HEAD"]).stdout);
        assert!(said.contains("`value` 95 → 96 (`plans/figures.csv` line 2)"), "{said}");
    }

    #[test]
    fn a_plan_builds_on_files_of_its_revision() {
        let folder = scratch();
        let top = folder.path();
        std::fs::copy(repository("tests/diff/plan.yaml"), top.join("base.yaml")).unwrap();
        std::fs::write(top.join("quay.yaml"), "smplan: 1\nextends: base.yaml\nlocation: quay\n").unwrap();
        git(top, &["init", "--quiet"]);
        git(top, &["add", "."]);
        git(top, &["commit", "--quiet", "-m", "one"]);
        let base = top.join("base.yaml");
        std::fs::write(&base, read(&base).replace("impact: 5", "impact: 4")).unwrap();
        let said = text(&diff_in(top, &["HEAD:quay.yaml", "quay.yaml"]).stdout);
        assert!(said.contains("`impact` 5 → 4 (`base.yaml` line"), "{said}");
    }
}
