//! What the fuzzer runs, in a bounded loop: texts with a few pieces changed at random, and whatever was found before.
//! `ROUNDS=20000 cargo test mutation` runs more of it.

use crate::numbers::Numbers;
use crate::support::{files, read, repository};
use crate::targets::TARGETS;

const PIECES: &[&str] = &[
    "",
    " ",
    "\n",
    ":",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "|",
    ">",
    "|-\n",
    ">+\n",
    "? ",
    ": ",
    " # ",
    "\n  ",
    "\n- ",
    "''",
    "\\n",
    "!",
    "%",
    "\t",
    "null",
    "~",
    "0",
    "-1",
    "9e99",
    "2026-02-30",
    "é",
    "😀",
    "\u{202e}",
    "\r\n",
    "true",
    "x-",
    "<<: *a",
    "99999999999999999999",
    "Mo-Fr 25:00",
    "...",
    "---\n",
    "\0",
    "\u{1b}[31m",
    "::error::",
    "##[error]",
    "</script>",
    "<!--",
    "{{ 7*7 }}",
    "](javascript:x)",
    "`",
    "=1+1",
    "/(a|b)*/",
    "extends: plan.yaml\n",
    "\u{feff}",
    "24/7",
    "9223372036854775807",
    "999999d",
    "PH off",
];

/// A text with up to five pieces changed, or the head of one with the tail of another.
fn mutate(seeds: &[String], numbers: &mut Numbers) -> String {
    let mut characters: Vec<char> = seeds[numbers.below(seeds.len())].chars().collect();
    if numbers.below(8) == 0 {
        let other: Vec<char> = seeds[numbers.below(seeds.len())].chars().collect();
        characters.truncate(numbers.below(characters.len()));
        characters.extend(&other[numbers.below(other.len())..]);
    }
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(characters.len());
        let until = (at + numbers.below(6)).min(characters.len());
        let piece = PIECES[numbers.below(PIECES.len())];
        characters.splice(at..until, piece.chars());
    }
    characters.into_iter().collect()
}

/// What a target begins with: the plans, the cases of the rules, settings, patterns with messages.
fn seeds(target: &str) -> Vec<String> {
    let below = |folders: &[&str], ending: &str| -> Vec<String> {
        let all = folders.iter().flat_map(|folder| files(&repository(folder)));
        all.filter(|path| path.to_string_lossy().ends_with(ending)).map(|path| read(&path)).collect()
    };
    match target {
        "config" => below(&["examples", "templates/init", "fuzz/corpus/config"], ".toml"),
        "triage" => below(&["fuzz/corpus/triage"], ".txt"),
        _ => below(&["plans", "tests/rules", "examples"], ".yaml"),
    }
}

/// How often a target runs: what is quick runs more often in the same time.
fn rounds(target: &str) -> usize {
    const USUAL: usize = 400;
    const QUICK: usize = 100;
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(USUAL);
    if target == "readers" { rounds * QUICK } else { rounds }
}

#[test]
fn whatever_is_changed_in_a_text_everything_holds() {
    std::thread::scope(|scope| {
        for (name, target) in TARGETS {
            scope.spawn(move || {
                let seeds = seeds(name);
                assert!(!seeds.is_empty(), "{name} has seeds");
                let mut numbers = Numbers(20_260_415);
                for round in 0..rounds(name) {
                    let text = mutate(&seeds, &mut numbers);
                    let ended = std::panic::catch_unwind(|| target(text.as_bytes()));
                    assert!(ended.is_ok(), "{name}, round {round}:\n{text}");
                }
            });
        }
    });
}

#[test]
fn what_was_found_once_is_not_found_again() {
    for (name, target) in TARGETS {
        for path in files(&repository(&format!("fuzz/found/{name}"))) {
            let bytes = std::fs::read(&path).unwrap();
            assert!(std::panic::catch_unwind(|| target(&bytes)).is_ok(), "{}", path.display());
        }
    }
}
