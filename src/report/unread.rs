//! What was not read of a plan.

use crate::diagnostic::{Extent, Gap, PlanReport, listed};

/// `plan.yaml: lines 12–19 (`channels`) were not read, and so not checked.` Nothing where everything was read.
pub fn unread(report: &PlanReport, extent: &Extent) -> Option<String> {
    const MOST: usize = 5;
    let name = report.sources.first().name();
    let gaps = match extent {
        Extent::Whole => return None,
        Extent::Beginning => {
            return Some(format!("{name} could not be read as a whole, and most of it was not checked."));
        }
        Extent::Gaps { gaps, .. } => gaps,
    };
    let mut parts: Vec<(usize, usize, &str)> = Vec::new();
    for Gap { place, path } in gaps {
        let source = report.source_of(*place);
        let line = |offset: u32| source.position(offset).line;
        let (first, last) = (line(place.start), line(place.end.saturating_sub(1).max(place.start)));
        let path = path.trim_end_matches(".?");
        match parts.last_mut() {
            // Lines that follow one another are one part.
            Some((_, until, around)) if *until + 1 >= first => {
                *until = last;
                *around = common(around, path);
            }
            _ => parts.push((first, last, if path == "?" { "" } else { path })),
        }
    }
    let lines = |&(first, last, path): &(usize, usize, &str)| {
        let lines = if first == last { format!("line {first}") } else { format!("lines {first}–{last}") };
        if path.is_empty() { lines } else { format!("{lines} (`{path}`)") }
    };
    let mut shown: Vec<String> = parts.iter().take(MOST).map(lines).collect();
    if parts.len() > MOST {
        shown.push(format!("{} more parts", parts.len() - MOST));
    }
    let is_one = parts.len() == 1 && parts.iter().all(|(first, last, _)| first == last);
    let were = if is_one { "was" } else { "were" };
    Some(format!("{name}: {} {were} not read, and so not checked.", listed(&shown)))
}

/// What two paths lead to together: `people` of `people.ana` and `people.ben`.
fn common<'p>(one: &'p str, other: &str) -> &'p str {
    let is_around =
        |path: &str| other.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let mut path = one;
    while !path.is_empty() && !is_around(path) {
        path = path.rsplit_once('.').map_or("", |(outer, _)| outer);
    }
    path
}
