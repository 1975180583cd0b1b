//! What is for colleagues alone reaches no document for everybody.

use crate::support::{files, plans, read, run, scratch, text};
use std::path::Path;
use yaml_serde::Value;

/// Everything in a plan that nobody else may see, as text.
fn secrets(plan: &Value) -> Vec<String> {
    let mut secrets = Vec::new();
    let entries = |section: &str| match &plan[section] {
        Value::Mapping(entries) => entries.values().cloned().collect(),
        Value::Sequence(items) => items.clone(),
        _ => Vec::new(),
    };
    for one in entries("people").iter().chain(&entries("contacts")) {
        for field in ["phone", "email", "chat"] {
            secrets.extend(one[field].as_str().map(str::to_owned));
        }
    }
    for figure in entries("measurements") {
        // One word may stand elsewhere too.
        let note = figure["note"].as_str().filter(|note| note.contains(' '));
        secrets.extend(note.map(str::to_owned));
    }
    for channel in entries("channels") {
        // It may name a contact, who is not secret.
        let recovery = channel["recovery"].as_str().filter(|recovery| recovery.contains(' '));
        secrets.extend(recovery.map(str::to_owned));
    }
    for role in entries("roles") {
        let credit = &role["authority"]["credit"];
        if let (Some(amount), Some(currency)) = (credit["amount"].as_i64(), credit["currency"].as_str()) {
            secrets.push(format!("{amount} {currency}"));
        }
    }
    for ask in plan["plan"]["asks"].as_sequence().into_iter().flatten() {
        secrets.extend(ask["what"].as_str().map(str::to_owned));
    }
    // As a phone dials them too.
    let dialled: Vec<String> = secrets
        .iter()
        .filter(|secret| secret.starts_with('+'))
        .map(|secret| secret.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect())
        .collect();
    secrets.extend(dialled);
    secrets
}

/// A plan with everything that could be told by mistake.
const TALKATIVE: &str = r#"smplan: 1
kind: plan
plan: {id: t, title: T, owner: boss, asks: [{what: Whether to pay the ransom}]}
people:
  ana: {name: Ana, phone: +1-312-555-0142, email: secret-ana@example.com, chat: "@secretana", leave: [{from: 2026-01-01, to: 2026-01-09}]}
roles: {boss: {held_by: [ana], access: [Secret vault], authority: {may: [refund], credit: {amount: 4711, currency: USD, per: case}}}}
contacts: {desk: {what: Desk, phone: +1-312-555-0143, email: secret-desk@example.com}}
channels:
  page: {platform: facebook, owner: boss, admins: [ana], recovery: Secret pointer, staffed: "Mo-Fr 09:00-17:00", first_response: 1h}
  room: {platform: slack, handle: secretroom, visibility: internal, owner: boss}
goals: {g: {statement: G, metric: m, baseline: 1, target: 2, due: 2026-12-31}}
measurements: [{goal: g, date: 2026-02-01, value: 1, note: Secret note}]
triage: [{kind: complaint, owner: boss, choices: [Secret choice], playbook: p}]
playbooks: {p: {title: P, owner: boss, steps: [{do: Call, owner: boss}], escalation: [{owner: boss, after: 0m, may: [refund]}]}}
tests: [{name: Secret case, channel: page, kind: complaint}]
"#;

#[test]
fn nothing_that_is_for_colleagues_reaches_a_document_for_everybody() {
    let folder = scratch();
    let talkative = folder.path().join("talkative.yaml");
    std::fs::write(&talkative, TALKATIVE).unwrap();
    let mut n_secrets = 0;
    for path in plans().into_iter().chain([talkative]) {
        let plan: Value = yaml_serde::from_str(&read(&path)).unwrap();
        let mut secrets = secrets(&plan);
        if path.ends_with("talkative.yaml") {
            let more = ["secret", "Secret", "4711", "@secretana", "555-0142", "refund", "9 Jan 2026"];
            secrets.extend(more.map(str::to_owned));
        }
        n_secrets += secrets.len();
        let out = folder.path().join(path.file_stem().unwrap());
        let plan = path.to_str().unwrap();
        let to = |name: &str| out.join(name).to_str().unwrap().to_owned();
        std::fs::create_dir_all(&out).unwrap();
        for arguments in [
            vec!["--html", "-o", &to("page.html")],
            vec!["-o", &to("plan.md")],
            vec!["--ics", "-o", &to("plan.ics")],
            vec!["--csv", "-o", &to("tables/")],
            vec!["--cards", &to("cards/")],
            vec!["--site", &to("site/")],
        ] {
            let output = run(&[&["render", "--public", "--as-of", "2026-04-15", plan], &*arguments].concat());
            assert_eq!(output.status.code(), Some(0), "{plan}\n{}", text(&output.stderr));
        }
        look(&out, &secrets);
    }
    assert!(n_secrets > 60, "the plans have what could be told: {n_secrets}");
}

fn look(folder: &Path, secrets: &[String]) {
    for file in files(folder) {
        // What a style sheet is made of is no text of the plan.
        let document = read(&file);
        let document = match document
            .split_once("<style>")
            .map(|(before, rest)| (before, rest.split_once("</style>")))
        {
            Some((before, Some((_, after)))) => format!("{before}{after}"),
            _ => document,
        };
        for secret in secrets {
            assert!(!document.contains(secret), "{} has `{secret}`", file.display());
        }
    }
}
