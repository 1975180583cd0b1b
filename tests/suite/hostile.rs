//! Files that nobody writes by accident: a finding or one error line, in bounded time, never a panic.

use crate::support::{repository, run, scratch, smplan, text};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Lints bytes as a file; gives back the exit code and all that was said.
fn lint(bytes: &[u8]) -> (Option<i32>, String) {
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, bytes).unwrap();
    let started = Instant::now();
    let output = run(&["lint", path.to_str().unwrap()]);
    assert!(started.elapsed() < Duration::from_secs(20), "too slow");
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(!said.contains("panicked") && !said.contains("mistake in smplan"), "{said}");
    (output.status.code(), said)
}

#[test]
fn a_file_that_is_no_plan_is_a_finding_with_its_place() {
    let cases: [(&[u8], &str); 9] = [
        (b"", "not-one-plan"),
        (b"# nothing but a comment\n", "not-one-plan"),
        (b"- a\n- b\n", "not-one-plan"),
        (b"just words", "not-one-plan"),
        (b"smplan: 1\nplan: {id: a}\n---\nsmplan: 1\n", "not-one-plan"),
        (b"name: CI\non: push\n", "not-one-plan"),
        (b"smplan: 99\n", "unsupported-version"),
        (b"smplan: 1\nplan: *nowhere\n", "invalid-yaml"),
        (b"smplan: 1\nplan: &a {values: [*a]}\n", "invalid-yaml"),
    ];
    for (bytes, rule) in cases {
        let (code, said) = lint(bytes);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(&format!("[{rule}]")) && said.contains("plan.yaml:"), "{said}");
    }
}

#[test]
fn text_that_is_not_utf_8_is_an_error_that_names_the_line() {
    for (bytes, line) in [(&b"smplan: 1\ntitle: \xff\xfe\n"[..], "line 2"), (b"\xff\xfes\0m\0", "UTF-16")] {
        let (code, said) = lint(bytes);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.starts_with("error: ") && said.contains(line), "{said}");
    }
}

#[test]
fn size_depth_and_repetition_are_bounded() {
    let deep = format!("smplan: 1\nplan: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let large = "# a comment that says nothing at all\n".repeat(50_000_000 / 37);
    let mut bomb = String::from("smplan: 1\nx-a: &a {name: A, binds: {}}\nx-b: &b {");
    for index in 0..3000 {
        bomb.extend(["l", &index.to_string(), ": *a, "]);
    }
    bomb.push_str("}\nlocations: *b\nregions: *b\n");
    for index in 0..200 {
        bomb.extend(["x-", &index.to_string(), ": *b\n"]);
    }
    for (bytes, rule) in [
        (deep.as_bytes(), Some("input-too-large")),
        (large.as_bytes(), Some("input-too-large")),
        (bomb.as_bytes(), None),
    ] {
        let (code, said) = lint(bytes);
        assert_eq!(code, Some(1), "{said}");
        assert!(rule.is_none_or(|rule| said.contains(&format!("[{rule}]"))), "{said}");
        assert!(said.len() < 1_000_000, "{} bytes were said", said.len());
    }
}

#[test]
fn what_is_not_shown_is_said() {
    let twice = format!("smplan: 1\n{}", "plan: {}\n".repeat(1000));
    let (_, said) = lint(twice.as_bytes());
    assert!(said.contains("only the first 100 names that are here twice are shown"), "{said}");
    let broken = format!("smplan: 1\n{}", "x-a: \"b\n".repeat(25_000));
    let (_, said) = lint(broken.as_bytes());
    assert!(said.contains("most of it was not checked"), "{said}");
}

/// Things that name one another must not be looked at pair by pair: thousands of each in a few seconds.
#[test]
fn many_stores_and_many_steps_are_not_multiplied() {
    let mut plan = String::from(
        "smplan: 1\npeople: {a: {name: A}, b: {name: B}}\nroles: {r: {held_by: location}}\nlocations:\n",
    );
    for index in 0..5_000 {
        let index = index.to_string();
        plan.extend([
            "  l",
            &index,
            ": {name: L, binds: {r: [a, b]}, channels: {c",
            &index,
            ": {platform: x, private_path: z}}}\n",
        ]);
    }
    plan.push_str("escalations:\n  e:\n    steps:\n");
    for index in 0..5_000 {
        plan.extend(["      - {owner: r, after: ", &index.to_string(), "m}\n"]);
    }
    let (code, said) = lint(plan.as_bytes());
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    let plan = fs::read_to_string(repository("examples/with-mistakes/plan.yaml")).unwrap();
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    let findings = |text: &str| {
        fs::write(&path, text).unwrap();
        text_of(&["lint", "--format", "concise", "--as-of", "2026-04-15", path.to_str().unwrap()])
    };
    let usual = findings(&plan);
    assert_eq!(findings(&plan.replace('\n', "\r\n")), usual);
    assert_eq!(findings(&format!("\u{feff}{plan}")), usual);
}

fn text_of(arguments: &[&str]) -> String {
    text(&run(arguments).stdout)
}

#[test]
fn a_pipe_with_a_name_is_refused_and_not_waited_for() {
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let output = run(&["lint", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("not a regular file"));
}

#[test]
fn a_reader_that_goes_away_is_no_reason_to_complain() {
    let mut child = smplan()
        .args(["rules", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn standard_input_is_a_plan_like_any_other() {
    let mut child = smplan()
        .args(["lint", "-", "--format", "concise"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"smplan: 2\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stdout).starts_with("<stdin>:1:9: error[unsupported-version]"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn no_text_of_a_plan_moves_the_cursor_or_starts_a_command_of_a_runner() {
    let hostile = ["\"\\e[31m\"", "\"##[error]x\"", "\"\\u202Ex\"", "\"::error::x\"", "\"a\\n::error::x\""];
    for value in hostile {
        let plan =
            format!("smplan: 1\nplan: {{id: {value}, title: {value}, profile: {value}, {value}: 1}}\n");
        let folder = scratch();
        let path = folder.path().join("::error::x.yaml");
        fs::write(&path, &plan).unwrap();
        for format in ["human", "concise", "json", "jsonl"] {
            let output = smplan()
                .current_dir(folder.path())
                .args(["lint", "--format", format, "::error::x.yaml"])
                .output()
                .unwrap();
            let said = text(&output.stdout);
            assert!(
                !said.contains('\u{1b}') && !said.contains('\u{202e}') && !said.contains("##["),
                "{format}: {said}"
            );
            assert!(said.lines().all(|line| !line.trim_start().starts_with("::")), "{format}: {said}");
        }
    }
}

#[test]
fn an_output_is_written_whole_or_not_at_all() {
    let folder = scratch();
    let plan = repository("plans/northline.yaml");
    let plan = plan.to_str().unwrap();
    let missing = folder.path().join("no/such/folder/plan.html");
    let output = run(&["render", plan, "-o", missing.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!missing.exists());

    let copy = folder.path().join("copy.yaml");
    fs::copy(plan, &copy).unwrap();
    let before = fs::read(&copy).unwrap();
    let output = run(&["render", copy.to_str().unwrap(), "-o", copy.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "a plan is not overwritten by its document");
    assert_eq!(fs::read(&copy).unwrap(), before);

    fs::write(&copy, "smplan: [").unwrap();
    let target = folder.path().join("out.md");
    let output = run(&["render", copy.to_str().unwrap(), "-o", target.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "a file that is no plan has no document");
    assert!(!target.exists());
}

/// A plan in which a location binds nobody, behind so many empty messages that each have findings of their own.
fn unbound_behind(n_messages: usize) -> String {
    let mut plan = String::from(
        "smplan: 1\nkind: playbook\nplan: {id: t, title: T, owner: rio}\npeople:\n  rio: {name: Rio, email: rio@example.com}\nroles:\n  store-manager: {held_by: location}\nlocations:\n  lakeside: {name: Lakeside, binds: {}}\nmessages:\n",
    );
    for index in 0..n_messages {
        plan.extend(["  m", &index.to_string(), ": {}\n"]);
    }
    plan
}

/// Lints a plan by some rules, or by all; gives back the exit code and what was printed.
fn lint_by(plan: &str, rules: Option<&str>) -> (Option<i32>, String) {
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, plan).unwrap();
    let mut command = smplan();
    command.args(["lint", "--as-of", "2026-04-15", "--format", "concise", path.to_str().unwrap()]);
    command.args(rules.into_iter().flat_map(|rules| ["--select", rules]));
    let output = command.output().unwrap();
    (output.status.code(), text(&output.stdout))
}

#[test]
fn an_error_behind_many_findings_of_other_rules_is_found() {
    for n_messages in [300, 400, 1001] {
        for rules in [None, Some("location-role-unbound")] {
            let (code, said) = lint_by(&unbound_behind(n_messages), rules);
            assert_eq!(code, Some(1), "{n_messages} {rules:?}");
            assert!(said.contains("error[location-role-unbound]"), "{n_messages} {rules:?}");
        }
    }
}

#[test]
fn a_rule_that_does_not_look_further_says_so() {
    let many = |n: usize, of: fn(usize) -> String| (0..n).map(of).collect::<Vec<_>>().concat();
    let stores = |n: usize| many(n, |index| format!("  l{index}: {{name: L, binds: {{r: [a]}}}}\n"));
    let people = "smplan: 1\npeople:\n  a: {name: A, leave: [{from: 2026-05-01, to: 2026-05-02}]}\n";
    let steps =
        |n: usize| many(n, |index| format!("      - {{owner: r, after: {index}m, skills: [reply]}}\n"));
    let ladder = format!(
        "{people}roles: {{r: {{held_by: location}}}}\nlocations:\n{}escalations:\n  e:\n    steps:\n{}",
        stores(400),
        steps(400)
    );
    let combinations = format!(
        "{people}plan: {{horizon: {{starts: 2026-01-01, ends: 2026-12-31}}}}\nlocations:\n{}channels:\n{}playbooks:\n{}",
        stores(60),
        many(60, |index| format!("  c{index}: {{platform: x, owner: a, staffed: Mo-Fr 09:00-17:00}}\n")),
        many(60, |index| format!("  p{index}: {{title: P}}\n"))
    );
    let triage = format!(
        "smplan: 1\ntriage:\n  - kind: complaint\n    match:\n      any:\n{}",
        many(4001, |index| format!("        - word{index}\n"))
    );
    let cases = [
        (
            "location-role-unbound",
            format!(
                "smplan: 1\nroles: {{r: {{held_by: location}}}}\nlocations:\n{}",
                many(1001, |index| format!("  l{index}: {{name: L, binds: {{}}}}\n"))
            ),
        ),
        ("secret-in-plan", many(21, |index| format!("x-{index}: \"password: hunter{index}42\"\n"))),
        ("hidden-character", "# \u{200b}\u{202e}\n".repeat(21)),
        ("escalation-repeats-person", ladder.clone()),
        ("skill-not-held", ladder.clone()),
        ("owner-and-backup-away", ladder),
        ("response-promise-unreachable", combinations.clone()),
        ("follow-up-unreachable", combinations.clone()),
        ("single-point-of-failure", combinations.clone()),
        ("coverage-gap", combinations.clone()),
        ("closed-day-gap", combinations.clone()),
        ("unusual-week-gap", combinations.clone()),
        ("leave-without-cover", combinations),
        ("triage-unreachable-row", triage.clone()),
        ("triage-phrase-shadowed", triage),
    ];
    for (rule, plan) in cases {
        let plan = if plan.starts_with("smplan") { plan } else { format!("smplan: 1\n{plan}") };
        let (_, said) = lint_by(&plan, Some(rule));
        let says_so = ["and there are more", "looks no further", "are not judged"];
        let of_rule = said.lines().filter(|line| line.contains(&format!("[{rule}]")));
        let n_said = of_rule.filter(|line| says_so.iter().any(|words| line.contains(words))).count();
        assert_eq!(n_said, 1, "`{rule}`: {said}");
    }
}

/// Whether a CI runner obeys a line: `::command::` behind blanks, or `##[command]` anywhere.
fn is_obeyed(line: &str) -> bool {
    line.trim_start().starts_with("::") || line.contains("##[")
}

#[test]
fn no_line_of_a_document_is_obeyed_by_a_runner() {
    const HOSTILE: [&str; 4] =
        ["::error::F", "##[error]F", "\\n::error::F\\n  ::add-mask::x ##[group]y", "a\\r::error::F"];
    let folder = scratch();
    let plan = fs::read_to_string(repository("plans/bramble-rye.yaml")).unwrap();
    for (index, hostile) in HOSTILE.iter().enumerate() {
        let mut text = String::new();
        for line in plan.lines() {
            // What stands in quotes, and what could.
            let line =
                line.replace("Aoife", "A").replace(": \"Thank you", &format!(": \"{hostile} Thank you"));
            text.push_str(&line);
            text.push('\n');
        }
        for words in [
            "Bramble & Rye social media plan",
            "Today's bread",
            "More neighbours order ahead",
            "One story a day with the order link",
            "Show what comes out of the oven and how to order it",
        ] {
            assert!(text.contains(words), "{words}");
            text = text.replace(words, &format!("\"{hostile}\""));
        }
        text.extend(["x-a: \"", *hostile, "\"\n"]);
        let path = folder.path().join(format!("p{index}.yaml"));
        fs::write(&path, text).unwrap();
    }
    let documents = [
        "render p.yaml",
        "render p.yaml --html",
        "render p.yaml --ics",
        "render p.yaml --csv=actions",
        "render p.yaml --csv=contacts",
        "render p.yaml --csv=channels",
        "render p.yaml --json",
        "render p.yaml --card complaint",
        "render p.yaml --public",
        "drill p.yaml --format markdown",
        "drill p.yaml --playbook complaint --format markdown",
        "drill p.yaml --format json",
        "who p.yaml complaint --at 2026-03-11T11:00",
        "test p.yaml",
        "test p.yaml --format junit",
        "test p.yaml --format json",
        "lint p.yaml --diff",
        "render p.yaml --site site",
    ];
    for index in 0..HOSTILE.len() {
        for document in documents {
            let arguments = document.replace("p.yaml", &format!("p{index}.yaml"));
            let output = smplan().current_dir(folder.path()).args(arguments.split(' ')).output().unwrap();
            assert_ne!(output.status.code(), None);
            let said = text(&output.stdout) + &text(&output.stderr);
            assert!(!said.contains("mistake in smplan"), "{said}");
            let site = crate::support::files(&folder.path().join("site"));
            let written: Vec<String> = site.iter().map(|file| crate::support::read(file)).collect();
            for text in written.iter().chain([&said]) {
                let mut is_own = false;
                for line in text.split(['\n', '\r']) {
                    is_own |= line.contains("<style>");
                    assert!(is_own || !is_obeyed(line), "{arguments}: {line}");
                    is_own &= !line.contains("</style>");
                }
            }
        }
    }
}

#[test]
fn a_patch_turns_no_direction_of_reading_around() {
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, "smplan: 1\nplan: {id: a, titel: T}\ngoals:\n  g: {statement: \u{202e}abc}\n").unwrap();
    let output = run(&["lint", path.to_str().unwrap(), "--diff", "--unsafe-fixes"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(!text(&output.stdout).contains('\u{202e}') && !text(&output.stderr).contains('\u{202e}'));
}
