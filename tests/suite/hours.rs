//! Hours against the answers of `opening_hours.js` to 1,000 expressions over two years; `tests/hours/make.mjs` makes them.

use crate::support::{read, repository};
use jiff::civil::date;
use sha2::{Digest, Sha256};
use smplan::duty::{DAY, hours_of_days, trap};
use smplan::plan::Hours;
use std::fmt::Write as _;

fn digest(intervals: &[(i64, i64)]) -> String {
    let text = intervals.iter().fold(String::new(), |mut text, (from, to)| {
        let _ = writeln!(text, "{from} {to}");
        text
    });
    Sha256::digest(text.as_bytes()).iter().take(4).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[test]
fn hours_are_open_when_opening_hours_js_says_so() {
    let answers = read(&repository("tests/hours/answers.txt"));
    let mut different = Vec::new();
    let mut n_compared = 0;
    for line in answers.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let text = fields[0];
        let Some(hours) = Hours::parse(text) else {
            different.push(format!("{text}: not read"));
            continue;
        };
        let all = hours_of_days(&hours, Some("DE-NI"), date(2026, 1, 1), 730);
        let years = [all.between(0, 365 * DAY), all.between(365 * DAY, 730 * DAY)];
        if digest(years[0].all()) != fields[1] || digest(years[1].all()) != fields[2] {
            let first: Vec<String> =
                years[0].all().iter().take(6).map(|(from, to)| format!("{from}-{to}")).collect();
            different.push(format!("{text}: {} instead of {}", first.join(" "), fields[3]));
        }
        n_compared += 1;
    }
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
    assert_eq!(n_compared, 1000);
}

fn expressions() -> Vec<String> {
    let answers = read(&repository("tests/hours/answers.txt"));
    let lines = answers.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
}

#[test]
fn hours_mean_the_same_in_the_form_that_documents_print() {
    let days = |hours: &Hours| hours_of_days(hours, None, date(2026, 1, 1), 365);
    for text in expressions() {
        let hours = Hours::parse(&text).unwrap();
        let printed = hours.spec().to_string();
        let again = Hours::parse(&printed).unwrap_or_else(|| panic!("{text}: {printed}"));
        assert_eq!(days(&hours), days(&again), "{text}: {printed}");
        assert_eq!(again.spec().to_string(), printed, "{text}");
    }
}

#[test]
fn a_mend_that_is_followed_removes_its_finding() {
    let mut n_mended = 0;
    for text in expressions() {
        let mut hours = Hours::parse(&text).unwrap();
        let mut written = vec![text];
        while let Some(trap) = trap(&hours) {
            let mended = trap.meant.to_string();
            assert!(!written.contains(&mended) && written.len() < 12, "{written:?}, then {mended}");
            hours = Hours::parse(&mended).unwrap_or_else(|| panic!("{written:?}, then {mended}"));
            written.push(mended);
            n_mended += 1;
        }
    }
    assert!(n_mended > 100, "{n_mended}");
}
