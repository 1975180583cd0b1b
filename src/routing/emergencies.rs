//! Phrases by which emergencies are recognised: data, a file for each language.

use crate::plan::EmergencyList;
use crate::routing::written::Side;

const FILES: [&str; 2] =
    [include_str!("../../data/emergencies/en.txt"), include_str!("../../data/emergencies/de.txt")];

/// The phrases of a list in all languages: people write in any of them.
pub(super) fn emergencies(list: EmergencyList) -> impl Iterator<Item = (Side, &'static str)> {
    let of_file = move |file: &'static str| {
        let mut is_here = false;
        file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
            if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                is_here = name == list.word();
                return None;
            }
            let phrase = line.strip_prefix("- ").map_or((Side::Any, line), |phrase| (Side::Not, phrase));
            is_here.then_some(phrase)
        })
    };
    FILES.into_iter().flat_map(of_file)
}
