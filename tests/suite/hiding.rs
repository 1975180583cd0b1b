//! Nothing in a repository hides a plan in silence, or leads out of it.

use crate::support::{repository, scratch, smplan, text};
use smplan::report::REPORTERS;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

/// A plan of which something is found.
const BAD: &str = "smplan: 1\nkind: policy\nplan: {id: a, title: A, owner: ana, colour: blue}\npeople: {ana: {name: Ana, email: ana@example.com}}\n";

fn lint(folder: &Path, arguments: &[&str]) -> Output {
    smplan().current_dir(folder).args(["lint", "--as-of", "2026-04-15"]).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git").current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
}

/// A repository with a good plan, and a bad one by another name, which the files beside them may hide.
fn repository_with(bad: &str, beside: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = scratch();
    git(folder.path(), &["init", "-q", "."]);
    let good = fs::read_to_string(repository("plans/bramble-rye.yaml")).unwrap();
    for (name, text) in [("good.yaml", &*good), (bad, BAD)].iter().chain(beside) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn what_git_knows_is_looked_at_and_the_rest_is_counted() {
    for (bad, beside, why) in [
        ("bad.yaml", &[(".gitignore", "bad.yaml\n")][..], "ignored by git"),
        ("bad.yaml", &[(".ignore", "*.yaml\n!good.yaml\n")], "ignored by git"),
        ("bad.yaml", &[(".git/info/exclude", "bad.yaml\n")], "ignored by git"),
        (".hidden/bad.yaml", &[], "hidden"),
        ("sub/.bad.yaml", &[], "hidden"),
        ("node_modules/x/bad.yaml", &[], "in `node_modules`"),
    ] {
        for version in ["2", "4"] {
            let folder = repository_with(bad, beside);
            let untracked = lint(folder.path(), &["."]);
            assert_eq!(untracked.status.code(), Some(0), "{bad}: {}", said(&untracked));
            let left_out = format!("1 file looks like a plan and was left out: `{bad}` ({why}).");
            assert!(said(&untracked).contains(&left_out), "{bad}: {}", said(&untracked));
            let everything = lint(folder.path(), &[".", "--no-config"]);
            assert_eq!(everything.status.code(), Some(1), "{bad}: {}", said(&everything));

            git(folder.path(), &["config", "index.version", version]);
            git(folder.path(), &["add", "-f", "."]);
            let tracked = lint(folder.path(), &["."]);
            assert_eq!(tracked.status.code(), Some(1), "{bad}: {}", said(&tracked));
            let found = said(&tracked);
            assert!(found.contains("`colour`") && !found.contains("was left out"), "{bad}: {found}");
            let excluded = lint(folder.path(), &[".", "--exclude", "bad.yaml", "--exclude", ".bad.yaml"]);
            assert_eq!(excluded.status.code(), Some(0), "{bad}: {}", said(&excluded));
        }
    }
}

#[test]
fn every_format_says_what_was_left_out_and_which_secrets_are_not_reported() {
    let secret = "# smplan: file-ignore[secret-in-plan] known\nx-a: \"pw: wolf7!brown\"\n";
    let folder = repository_with("bad.test.yaml", &[]);
    let plan = fs::read_to_string(folder.path().join("good.yaml")).unwrap();
    fs::write(folder.path().join("good.yaml"), plan + secret).unwrap();
    for reporter in REPORTERS {
        let output = lint(folder.path(), &[".", "--format", reporter.name]);
        assert_eq!(output.status.code(), Some(0), "{}: {}", reporter.name, said(&output));
        let said = said(&output).replace('`', "");
        for words in ["bad.test.yaml (called like a file of cases)", "1 password or key is not reported"] {
            assert!(said.contains(words), "{}: {said}", reporter.name);
        }
        assert!(!said.contains("wolf7"), "{}: {said}", reporter.name);
    }
}

#[test]
fn a_file_that_is_written_like_a_plan_is_named() {
    let folder = scratch();
    fs::copy(repository("plans/bramble-rye.yaml"), folder.path().join("good.yaml")).unwrap();
    fs::write(folder.path().join("auto.yaml"), BAD.replacen("smplan", "Smplan", 1)).unwrap();
    let output = lint(folder.path(), &["."]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let words = "`auto.yaml` (its first line is not `smplan: 1`)";
    assert!(said(&output).contains(words), "{}", said(&output));
    for header in ["smplan : 1", "? smplan\n: 1", "\"\\x73mplan\": 1"] {
        fs::write(folder.path().join("auto.yaml"), BAD.replacen("smplan: 1", header, 1)).unwrap();
        let output = lint(folder.path(), &["."]);
        assert_eq!(output.status.code(), Some(1), "{header}: {}", said(&output));
    }
}

#[test]
fn files_of_others_are_nobodys_business_whatever_their_encoding_and_size() {
    let folder = scratch();
    let at = |name: &str| folder.path().join(name);
    fs::copy(repository("plans/bramble-rye.yaml"), at("good.yaml")).unwrap();
    fs::write(at("latin.yaml"), b"name: caf\xe9\n").unwrap();
    let wide: Vec<u8> = "\u{feff}name: caf\u{e9}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(at("wide.yaml"), wide).unwrap();
    fs::write(at("large.yaml"), "name: words\n".repeat(1 << 20)).unwrap();
    fs::write(at("zero.yaml"), [0; 64]).unwrap();
    let output = lint(folder.path(), &["."]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    // A plan that nobody can read is one all the same.
    fs::write(at("latin.yaml"), b"smplan: 1\nplan: {title: caf\xe9}\n").unwrap();
    let output = lint(folder.path(), &["."]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("`latin.yaml` line 2"), "{}", said(&output));
}

#[test]
fn links_out_of_the_repository_are_said_and_not_followed() {
    let outside = scratch();
    fs::write(outside.path().join("bad.yaml"), BAD).unwrap();
    fs::write(outside.path().join("smplan.toml"), "ignore = [\"ALL\"]\n").unwrap();
    let folder = repository_with("inner/bad.yaml", &[("plans/readme.txt", "")]);
    let at = |name: &str| folder.path().join(name);
    symlink(outside.path().join("bad.yaml"), at("plans/out.yaml")).unwrap();
    symlink(outside.path(), at("plans/folder")).unwrap();
    let output = lint(folder.path(), &["plans", "good.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for name in ["plans/out.yaml", "plans/folder"] {
        let words = format!("`{name}` (a link out of the repository)");
        assert!(said(&output).contains(&words), "{}", said(&output));
    }
    // A link inside the repository is a way to a plan.
    symlink("../inner/bad.yaml", at("plans/in.yaml")).unwrap();
    let output = lint(folder.path(), &["plans"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("plans/in.yaml"), "{}", said(&output));

    symlink(outside.path().join("smplan.toml"), at("smplan.toml")).unwrap();
    let output = lint(folder.path(), &["."]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("a link out of the repository"), "{}", said(&output));
}

#[test]
fn what_settings_and_cases_name_is_inside_the_repository() {
    let outside = scratch();
    let top = scratch();
    let folder = top.path().join("repository");
    fs::create_dir_all(folder.join(".git")).unwrap();
    let at = |name: &str| folder.join(name);
    fs::write(at("plan.yaml"), BAD).unwrap();
    let baseline = top.path().join("baseline.json");
    let written = lint(&folder, &["plan.yaml", "--write-baseline", baseline.to_str().unwrap()]);
    assert_eq!(written.status.code(), Some(0), "{}", said(&written));
    let before = fs::read(&baseline).unwrap();
    fs::copy(&baseline, outside.path().join("baseline.json")).unwrap();
    symlink(outside.path().join("baseline.json"), at("link.json")).unwrap();
    fs::write(outside.path().join("fr.toml"), "").unwrap();
    symlink(outside.path().join("fr.toml"), at("link.toml")).unwrap();
    for settings in [
        "baseline = \"../baseline.json\"\n",
        "baseline = \"link.json\"\n",
        "extend = \"../x.toml\"\n",
        "extend = \"link.toml\"\n",
        "[render]\nlogo = \"../logo.png\"\n",
        "[render]\ntemplates = \"../own\"\n",
        "[render.words]\nfr = \"link.toml\"\n",
    ] {
        fs::write(at("smplan.toml"), settings).unwrap();
        for command in [
            &["lint", "plan.yaml"][..],
            &["lint", "plan.yaml", "--prune-baseline"],
            &["render", "plan.yaml", "--html"],
        ] {
            let is_of_render = settings.contains("render");
            if is_of_render != (command[0] == "render") {
                continue;
            }
            let output = smplan().current_dir(&folder).args(command).output().unwrap();
            let is_unread =
                command[0] == "render" || settings.contains("extend") || settings.contains("baseline");
            assert!(is_unread && output.status.code() == Some(2), "{settings}: {}", said(&output));
            assert!(said(&output).contains("outside the repository"), "{settings}: {}", said(&output));
        }
    }
    assert!(fs::read(&baseline).unwrap() == before);
    fs::remove_file(at("smplan.toml")).unwrap();
    fs::write(top.path().join("other.yaml"), BAD).unwrap();
    fs::write(at("x.test.yaml"), "plan: ../other.yaml\ntests: []\n").unwrap();
    let output = smplan().current_dir(&folder).args(["test", "."]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("outside the repository"), "{}", said(&output));
}

#[test]
fn an_index_of_git_that_cannot_be_read_is_said() {
    let folder = repository_with("bad.yaml", &[(".gitignore", "bad.yaml\n")]);
    git(folder.path(), &["add", "-f", "."]);
    let index = folder.path().join(".git/index");
    let whole = fs::read(&index).unwrap();
    for length in 0..whole.len() {
        fs::write(&index, &whole[..length]).unwrap();
        let output = lint(folder.path(), &[".", "-q"]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{length}: {}", said(&output));
        if length > 400 {
            break;
        }
    }
    fs::write(&index, "no index").unwrap();
    let output = lint(folder.path(), &["."]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("the ignore files alone decide"), "{}", said(&output));
}

#[test]
fn plans_with_one_id_are_told_of_and_a_baseline_holds_for_both() {
    let folder = scratch();
    let bad = fs::read_to_string(repository("examples/with-mistakes/plan.yaml")).unwrap();
    for name in ["2026.yaml", "2027.yaml"] {
        fs::write(folder.path().join(name), &bad).unwrap();
    }
    let lines = |arguments: &[&str]| {
        let output = lint(folder.path(), &[arguments, &["--format", "jsonl"]].concat());
        text(&output.stdout).lines().map(str::to_owned).collect::<Vec<String>>()
    };
    let both = lines(&["."]);
    assert_eq!(both.iter().filter(|line| line.contains("plan-id-taken")).count(), 2, "{both:#?}");
    // What a finding is known by does not depend on what else is in the run.
    let alone = [lines(&["2026.yaml"]), lines(&["2027.yaml"])].concat();
    assert!(alone.iter().all(|line| both.contains(line)));
    let fingerprint = |line: &String| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        value["fingerprint"].as_str().unwrap().to_owned()
    };
    let mut fingerprints: Vec<String> = both.iter().map(fingerprint).collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), both.len());

    let written = lint(folder.path(), &[".", "--write-baseline", "b.json"]);
    assert_eq!(written.status.code(), Some(0), "{}", said(&written));
    let output = lint(folder.path(), &[".", "--baseline", "b.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains(&format!("{} in the baseline", both.len())), "{}", said(&output));
}
