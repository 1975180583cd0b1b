//! Public holidays against the answers of the package that they come from; `tests/holidays/make.py` makes both.

use crate::support::{read, repository};
use jiff::civil::date;
use sha2::{Digest, Sha256};
use smplan::duty::holidays;
use std::fmt::Write as _;

fn days(code: &str) -> Vec<jiff::civil::Date> {
    let known = holidays::of(code);
    known
        .holidays()
        .map(|known| known.between(date(1900, 1, 1), date(2100, 1, 1)).to_vec())
        .unwrap_or_default()
}

#[test]
fn every_country_and_region_has_the_days_of_the_package_in_every_year() {
    let answers = read(&repository("tests/holidays/answers.txt"));
    let lines = answers.lines().filter(|line| !line.starts_with(['#', '=']));
    let mut n_compared = 0;
    for line in lines {
        let (code, digests) = line.split_once('\t').unwrap();
        let days = days(code);
        for (year, expected) in (2024..).zip(digests.split('\t')) {
            let of_year: String =
                days.iter().filter(|day| day.year() == year).fold(String::new(), |mut text, day| {
                    let _ = writeln!(text, "{day}");
                    text
                });
            if expected == "-" {
                assert!(of_year.is_empty(), "{code} {year}: nothing is known, yet there are days");
                continue;
            }
            let digest = Sha256::digest(of_year.as_bytes());
            let digest = digest.iter().take(4).fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            });
            assert_eq!(digest, expected, "{code} {year}: {of_year}");
            n_compared += 1;
        }
    }
    assert!(n_compared > 8000, "{n_compared}");
}

#[test]
fn the_days_that_are_stored_in_full_are_these_and_no_others() {
    let answers = read(&repository("tests/holidays/answers.txt"));
    let stored: Vec<&str> = answers.lines().filter_map(|line| line.strip_prefix('=')).collect();
    let mut codes: Vec<&str> = stored.iter().filter_map(|line| Some(line.split_once(' ')?.0)).collect();
    codes.dedup();
    let ours: Vec<String> = codes
        .iter()
        .flat_map(|code| days(code).into_iter().map(move |day| format!("{code} {day}")))
        .collect();
    assert_eq!(ours, stored);
    assert!(codes.len() >= 10);
}
