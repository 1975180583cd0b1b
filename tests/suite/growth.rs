//! Time grows with the size of what is read: every list, map and text of a plan, of settings, baselines, messages and cases.

use crate::declared::Sample;
use crate::response::rounds;
use crate::support::{repository, scratch, smplan, text};
use nix::sys::resource::{UsageWho, getrusage};
use serde_json::{Value, json};
use smplan::config::{KEYS, Key, Kind};
use smplan::format::{FieldInfo, Shape};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;

/// How many things there are of one kind: what grows with their square takes minutes.
const MANY: usize = 12_000;

/// The processor time that a run may take, in the profile in which the tests run.
const MOST: Duration = Duration::from_secs(5);

/// What is done with plans beside checking them.
const COMMANDS: [&str; 16] = [
    "render plan.yaml --as-of 2026-04-15 -o out.md",
    "render plan.yaml --as-of 2026-04-15 --html -o out.html",
    "render plan.yaml --as-of 2026-04-15 --json -o out.json",
    "render plan.yaml --as-of 2026-04-15 --ics -o out.ics",
    "render plan.yaml --as-of 2026-04-15 --ics=duty -o out.ics",
    "render plan.yaml --as-of 2026-04-15 --csv -o out/",
    "render plan.yaml --as-of 2026-04-15 --cards out",
    "render plan.yaml --as-of 2026-04-15 --summary -o out.html",
    "render plan.yaml --as-of 2026-04-15 --duty -o out.html",
    "drill plan.yaml --as-of 2026-04-15 --format json",
    "who plan.yaml --at 2026-04-15T22:00",
    "test plan.yaml",
    "triage plan.yaml messages.csv",
    "show plan.yaml",
    "status plan.yaml --as-of 2026-04-15",
    "status plan.yaml --as-of 2026-04-15 --format markdown -o out.md",
];

/// Runs the program; gives back the processor time that it took.
fn time_of(folder: &Path, arguments: &str) -> Duration {
    // The time of all children is one number.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap();
    let used = || {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
        Duration::from_micros(
            u64::try_from(usage.user_time().tv_sec() * 1_000_000 + usage.user_time().tv_usec()).unwrap(),
        )
    };
    let before = used();
    let output = smplan()
        .current_dir(folder)
        .args(arguments.split(' '))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let said = text(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0..=2)) && !said.contains("mistake in smplan"),
        "{arguments}: {said}"
    );
    used().saturating_sub(before)
}

/// Many of what a field holds; `None` where it holds one thing.
fn many(field: &FieldInfo, value: &Value) -> Option<Value> {
    match (field.shape, value) {
        (Shape::List(_) | Shape::OneOrMany(_), Value::Array(items)) => {
            let first = items.first()?;
            Some(Value::Array((0..as_many_as_fit(first)).map(|index| numbered(first, index)).collect()))
        }
        (Shape::Map(..), Value::Object(entries)) => {
            let (name, first) = entries.iter().next()?;
            let mut all = entries.clone();
            all.extend(
                (0..as_many_as_fit(first)).map(|index| (format!("{name}-{index}"), numbered(first, index))),
            );
            Some(Value::Object(all))
        }
        _ => None,
    }
}

/// How many of a thing a plan has room for.
fn as_many_as_fit(thing: &Value) -> usize {
    const ROOM: usize = 6 << 20;
    MANY.min(ROOM / (thing.to_string().len() + 40))
}

/// The same thing again, with a number in its texts.
fn numbered(value: &Value, index: usize) -> Value {
    match value {
        Value::String(text) if text.starts_with("canary") && index.is_multiple_of(2) => {
            json!(format!("{text} {index}"))
        }
        other => other.clone(),
    }
}

#[test]
fn every_list_and_map_of_a_plan_takes_the_time_that_its_length_needs() {
    let (full, places) = Sample::full();
    let folder = scratch();
    fs::write(folder.path().join("messages.csv"), "text\nIt broke again\nWhere is my order?\n").unwrap();
    // Beside the check as many other commands as rounds are asked for, one after the other.
    let n_commands = rounds(0);
    let mut commands = COMMANDS.iter().cycle();
    let mut slow = String::new();
    let mut n_tried = 0;
    for place in &places {
        let Some(value) = full.get(&place.pointer) else { continue };
        let Some(many) = many(place.field, value) else { continue };
        n_tried += 1;
        let mut plan = full.with(&place.pointer, many);
        if place.path == "people" {
            // One role that all of them hold.
            let all = plan.get("/people").unwrap().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
            plan = plan.with("/roles/lead/held_by", json!(all));
        }
        fs::write(folder.path().join("plan.yaml"), plan.yaml()).unwrap();
        let check = "lint plan.yaml --as-of 2026-04-15 --format json";
        for command in [check].into_iter().chain(commands.by_ref().take(n_commands).copied()) {
            let took = time_of(folder.path(), command);
            if took > MOST {
                writeln!(slow, "{} takes {took:?}: {command}", place.path).unwrap();
            }
        }
    }
    assert!(n_tried > 80, "{n_tried}");
    assert!(slow.is_empty(), "{slow}");
}

#[test]
fn comments_exceptions_and_secrets_take_the_time_that_their_number_needs() {
    let plan = fs::read_to_string(repository("plans/bramble-rye.yaml")).unwrap();
    let folder = scratch();
    let repeated = |line: &str, n: usize| line.repeat(n);
    let numbered = |line: &str, n: usize| {
        let mut text = String::new();
        for index in 0..n {
            text.push_str(&line.replace("{}", &index.to_string()));
        }
        text
    };
    let many_people = numbered("  q{}: {name: A, zz: 1}\n", 20_000);
    let people = plan.replacen("people:\n", &format!("people:\n{many_people}"), 1);
    let leaves = numbered(", {from: 2026-05-01, to: 2026-05-02, cover: tom}", 20_000);
    let leaves =
        plan.replacen("skills: [refunds]", &format!("leave: [{}]", leaves.trim_start_matches([',', ' '])), 1);
    for (what, text) in [
        ("comments", plan.clone() + &repeated("# smplan: ignore[unknown-field] x\n", 25_000)),
        ("unknown rules", plan.clone() + &numbered("# smplan: ignore[unknown-fielt-{}] x\n", 50_000)),
        ("secrets", plan.clone() + "# " + &repeated("password: ", 240_000)),
        ("look-alikes", plan.clone() + "# é " + &repeated("password: ", 240_000)),
        ("links", plan.clone() + "# " + &repeated("a://b:", 400_000)),
        (
            "allowed",
            people.clone()
                + "lint:\n  allow:\n"
                + &numbered("    - {rule: unknown-field, at: people.q{}, reason: x}\n", 20_000),
        ),
        (
            "allowed anywhere",
            people.clone()
                + "lint:\n  allow:\n"
                + &numbered("    - {rule: unknown-field, at: \"*.q{}.*.x\", reason: x}\n", 20_000),
        ),
        ("ignored one by one", people.replace("zz: 1}\n", "zz: 1} # smplan: ignore[unknown-field] x\n")),
        ("leaves", leaves),
        ("one line", plan.clone() + "x-a: [" + &repeated("\"\\u0007\", ", 300_000) + "]\n"),
    ] {
        fs::write(folder.path().join("plan.yaml"), text).unwrap();
        let took = time_of(folder.path(), "lint plan.yaml --as-of 2026-04-15");
        assert!(took < MOST, "{what} take {took:?}");
    }
}

#[test]
fn many_copies_of_a_plan_take_the_time_that_their_number_needs() {
    let folder = scratch();
    let plan = "smplan: 1\nplan: {id: store, title: A store, organisation: A shop (fictional), horizon: {starts: 2026-01-01, ends: 2026-12-31}}\nchannels:\n  page: {platform: facebook, handle: ashop, owner: nobody, accepts: [complaints]}\n";
    for index in 0..3000 {
        fs::write(folder.path().join(format!("p{index}.yaml")), plan).unwrap();
    }
    for arguments in [
        "lint . --as-of 2026-04-15 --format json",
        "lint . --write-baseline b.json",
        "lint . --baseline b.json --format json",
    ] {
        let took = time_of(folder.path(), arguments);
        assert!(took < MOST, "{arguments}: {took:?}");
    }
}

/// Many of what may stand behind a key of the settings, as TOML; `None` where one thing stands there.
fn many_settings(key: &Key) -> Option<String> {
    let each = |what: &dyn Fn(usize) -> String, n: usize| -> String { (0..n).map(what).collect() };
    let name = key.name;
    Some(match key.kind {
        Kind::Texts => format!("{name} = [{}]\n", each(&|n| format!("\"a/*/text-{n}\", "), 40_000)),
        Kind::Rules => format!("{name} = [{}]\n", "\"people\", ".repeat(80_000)),
        Kind::TextPerText => {
            format!("[{name}]\n{}", each(&|n| format!("\"some words {n}\" = \"other\"\n"), 25_000))
        }
        Kind::PerPath => {
            format!("[{name}]\n{}", each(&|n| format!("\"a/**/{n}-*.yaml\" = [\"people\"]\n"), 25_000))
        }
        Kind::PerRule => format!("[{name}]\n{}", each(&|n| format!("rule-{n} = \"off\"\n"), 40_000)),
        Kind::Tables(keys) => {
            let one = |n: usize| {
                let lines = keys.iter().map(|key| key.example.lines().last().unwrap_or_default());
                let table: String =
                    lines.map(|line| line.replace("\"\"", &format!("\"{n}\"")) + "\n").collect();
                format!("[[{name}]]\n{table}")
            };
            each(&one, 1500)
        }
        _ => return None,
    })
}

#[test]
fn settings_take_the_time_that_their_number_needs() {
    let folder = scratch();
    fs::copy(repository("plans/bramble-rye.yaml"), folder.path().join("plan.yaml")).unwrap();
    let mut n_tried = 0;
    for (key, text) in KEYS.iter().filter_map(|key| Some((key, many_settings(key)?))) {
        n_tried += 1;
        assert!(text.len() < 1 << 20, "{} has {} bytes of settings", key.name, text.len());
        fs::write(folder.path().join("smplan.toml"), &text).unwrap();
        for command in ["lint plan.yaml --as-of 2026-04-15", "render plan.yaml --html -o out.html"] {
            let took = time_of(folder.path(), command);
            assert!(took < MOST, "{}: {command} takes {took:?}", key.name);
        }
    }
    assert!(n_tried >= 8, "{n_tried}");
}

#[test]
fn messages_cases_and_baselines_take_the_time_that_their_number_needs() {
    let folder = scratch();
    let at = |name: &str| folder.path().join(name);
    fs::copy(repository("plans/northline.yaml"), at("plan.yaml")).unwrap();
    let check = |what: &str, command: &str| {
        let took = time_of(folder.path(), command);
        assert!(took < MOST, "{what}: {command} takes {took:?}");
    };
    let row = "My car broke down again after your repair and nobody calls back,facebook\n";
    for (what, text) in [
        ("rows", "text,channel\n".to_owned() + &row.repeat((7 << 20) / row.len())),
        ("short rows", "text\n".to_owned() + &"a\n".repeat(2_000_000)),
        ("one long row", "text\n".to_owned() + &"my car is on fire ".repeat(400_000) + "\n"),
        ("quotes", "text\n".to_owned() + &"\"a\"\"b\"\n".repeat(700_000)),
        ("an open quote", "text\n\"".to_owned() + &"a\n".repeat(2_000_000)),
        ("columns", "text,".to_owned() + &"c,".repeat(200_000) + "d\nhello\n"),
        (
            "different words",
            (0..600_000).fold("text\n".to_owned(), |text, n| text + "w" + &n.to_string() + "\n"),
        ),
    ] {
        fs::write(at("messages.csv"), text).unwrap();
        check(what, "triage plan.yaml messages.csv");
        check(what, "triage plan.yaml messages.csv --format json");
    }
    let case = |n: usize| {
        format!(
            "  - {{name: case {n}, text: My car broke down, channel: facebook, at: \"2026-04-{:02}T{:02}:00\", expect: {{answered_within: 15m}}}}\n",
            n % 28 + 1,
            n % 24
        )
    };
    let cases: String = (0..12_000).map(case).collect();
    fs::write(at("many.test.yaml"), format!("plan: plan.yaml\ntests:\n{cases}")).unwrap();
    check("cases", "test many.test.yaml --format json");
    let wrong = |n: usize| format!("  - {{nam: case {n}}}\n");
    let wrong: String = (0..40_000).map(wrong).collect();
    fs::write(at("many.test.yaml"), format!("plan: plan.yaml\ntests:\n{wrong}")).unwrap();
    check("cases with mistakes", "test many.test.yaml");

    let person = |n: usize| format!("  q{n}: {{name: A, zz: 1}}\n");
    let people: String = (0..20_000).map(person).collect();
    let plan = fs::read_to_string(at("plan.yaml")).unwrap();
    fs::write(at("plan.yaml"), plan.replacen("people:\n", &format!("people:\n{people}"), 1)).unwrap();
    check("a baseline that is written", "lint plan.yaml --as-of 2026-04-15 --write-baseline b.json");
    check("a baseline", "lint plan.yaml --as-of 2026-04-15 --baseline b.json");
    fs::copy(repository("plans/northline.yaml"), at("plan.yaml")).unwrap();
    check("a stale baseline", "lint plan.yaml --as-of 2026-04-15 --baseline b.json");
}

#[test]
fn mistakes_of_yaml_take_the_time_that_the_length_of_the_file_needs() {
    let folder = scratch();
    let head = "smplan: 1\nplan: {id: a, title: A}\npeople:\n";
    let person = |index: usize| {
        format!("  p{index}: {{name: Person, email: p@example.com, hours: \"Mo-Fr 08:00-17:00\"}}\n")
    };
    let people: String = (0..90_000).map(person).collect();
    let deep: String = (0..3500).map(|index| " ".repeat(index) + "a:\n").collect();
    for (what, text) in [
        ("one open quote", people.replacen("p50000: {name: ", "p50000: {name: \"", 1)),
        ("open brackets", people.replace("}\n", "\n")),
        ("missing colons", people.replace(": {", " {")),
        ("tabs", people.replace("  p", "\tp")),
        ("dashes", people.replace("7: {", "7: - {")),
        ("items", "  - when: \"x\n    then: y\n".repeat(200_000)),
        ("a ladder of names", deep + &" ".repeat(3500) + "x: \"y"),
        ("words", "x y z\n".repeat(1_000_000)),
        ("closing brackets", "  a: b\n".to_owned() + &"  ]\n".repeat(1_500_000)),
        ("open quotes", "  a: \"b\n".repeat(800_000)),
        ("colons", ": :\n".repeat(1_900_000)),
        ("questions", "? a\n".repeat(1_900_000)),
        ("open lists", "  a: [x\n".repeat(900_000)),
        ("wide lines", " ".repeat(4_000_000) + "a: \"b\n" + &" ".repeat(3_000_000) + "c: d\n"),
    ] {
        fs::write(folder.path().join("plan.yaml"), head.to_owned() + &text).unwrap();
        let took = time_of(folder.path(), "lint plan.yaml --as-of 2026-04-15");
        assert!(took < MOST, "{what} take {took:?}");
    }
}

#[test]
fn a_small_stack_is_enough() {
    let deep = format!("smplan: 1\nx-a: {}{}\n", "[".repeat(60), "]".repeat(60));
    let folder = scratch();
    fs::write(folder.path().join("deep.yaml"), deep).unwrap();
    let broken: String = (0..40).map(|index| " ".repeat(index) + "- a:\n").collect();
    fs::write(
        folder.path().join("broken.yaml"),
        format!("smplan: 1\ngoals:\n{broken}{}a: \"b", " ".repeat(40)),
    )
    .unwrap();
    for arguments in ["lint deep.yaml", "lint .", "lint broken.yaml", "render deep.yaml --html"] {
        let script = "ulimit -s 64; exec \"$0\" \"$@\"";
        let output = std::process::Command::new("sh")
            .args(["-c", script, env!("CARGO_BIN_EXE_smplan")])
            .args(arguments.split(' '))
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(
            matches!(output.status.code(), Some(0..=2)),
            "{arguments}: {:?} {}",
            output.status,
            text(&output.stderr)
        );
    }
}
