//! Messages and a triage table of 30 rows with 10 patterns each, three of them regular expressions.

use crate::Result;
use crate::corpus::Numbers;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

const SYLLABLES: [&str; 24] = [
    "ba", "co", "di", "fu", "ge", "ha", "ki", "lo", "mu", "ne", "po", "qua", "ri", "sa", "to", "ve", "wi",
    "xe", "yo", "za", "ter", "ment", "ing", "ion",
];

/// Words that every message has some of.
const COMMON: [&str; 32] = [
    "the", "a", "to", "and", "i", "my", "you", "is", "it", "of", "in", "for", "was", "not", "have", "on",
    "with", "that", "your", "car", "service", "they", "me", "we", "at", "this", "but", "never", "called",
    "back", "wait", "please",
];

/// One of about eight thousand words.
fn word(number: usize) -> String {
    let mut numbers = Numbers::new(number as u64 + 77);
    (0..2 + numbers.below(3)).map(|_| SYLLABLES[numbers.below(SYLLABLES.len())]).collect()
}

/// The plan; the phrases are those of which some messages have one.
pub(crate) fn plan() -> (String, Vec<String>) {
    let mut numbers = Numbers::new(5);
    let mut pick = || word(numbers.below(8000));
    let mut text = String::from("smplan: 1\nkind: policy\nplan: {id: a, title: A, language: en}\ntriage:\n");
    let mut phrases = Vec::new();
    for row in 0..30 {
        let mut any: Vec<String> = (0..7).map(|_| pick()).collect();
        phrases.extend(any.iter().cloned());
        any.push(format!("/\\b{}\\b.*\\b{}\\b/", pick(), pick()));
        any.extend((0..2).map(|_| format!("/{}(s|ed)? (the|my|your) \\w+/", pick())));
        let any: Vec<String> = any.iter().map(|pattern| format!("'{pattern}'")).collect();
        let _ = write!(
            text,
            "  - kind: kind-{row}\n    match:\n      any: [{}]\n      not: ['{}']\n",
            any.join(", "),
            pick()
        );
    }
    (text, phrases)
}

/// Writes messages as JSON lines: 8 to 35 words each, half of them with one of the phrases.
pub(crate) fn messages(path: &Path, n_messages: usize, phrases: &[String]) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    let words: Vec<String> = (0..8000).map(word).collect();
    let mut numbers = Numbers::new(9);
    let mut file = BufWriter::new(File::create(path)?);
    for number in 0..n_messages {
        let mut message: Vec<&str> = (0..8 + numbers.below(28))
            .map(|_| match numbers.below(5) {
                0 | 1 => words[numbers.below(words.len())].as_str(),
                _ => COMMON[numbers.below(COMMON.len())],
            })
            .collect();
        if numbers.below(2) == 0 {
            let place = numbers.below(message.len());
            message[place] = &phrases[numbers.below(phrases.len())];
        }
        let end = if numbers.below(10) == 0 { " 😡 it’s awful" } else { "" };
        writeln!(
            file,
            "{{\"id\": {number}, \"channel\": \"facebook\", \"text\": \"{}{end}\"}}",
            message.join(" ")
        )?;
    }
    Ok(file.flush()?)
}
