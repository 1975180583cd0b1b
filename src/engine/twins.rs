//! Plans that share their id.

use crate::diagnostic::Findings;
use crate::rules::PLAN_ID_TAKEN;
use crate::source::Span;
use std::collections::HashMap;

/// For each plan, by its id, the number of the first other one with the same.
pub fn twins<'i>(ids: impl IntoIterator<Item = &'i str>) -> Vec<Option<usize>> {
    let ids: Vec<&str> = ids.into_iter().collect();
    let mut first_two: HashMap<&str, (usize, Option<usize>)> = HashMap::new();
    for (number, id) in ids.iter().enumerate().filter(|(_, id)| !id.is_empty()) {
        first_two
            .entry(id)
            .and_modify(|(_, second)| _ = second.get_or_insert(number))
            .or_insert((number, None));
    }
    let other = |(number, id): (usize, &&str)| {
        let (first, second) = first_two.get(*id)?;
        if *first == number { *second } else { Some(*first) }
    };
    ids.iter().enumerate().map(other).collect()
}

/// That another plan has the id that stands at a place.
pub fn id_taken(id: &str, place: Span, other: &str) -> Findings {
    let mut findings = Findings::default();
    findings
        .add(PLAN_ID_TAKEN, place, format!("`{id}` is also the id of {other}"))
        .help("give each plan an id of its own, such as one with its year: calendars and links tell plans apart by it");
    findings
}
