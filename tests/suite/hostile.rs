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
