//! What is found in plans that build on the same one, when they are looked at together.

use crate::compose::{MOST_PATTERNS, rule};
use crate::diagnostic::{Findings, listed};
use crate::plan::{Entry, Location};
use crate::source::Span;

/// That two plans bind one location: where the second does, what the first is called, and where it does.
pub fn bound_twice(id: &str, place: Span, other: &str, there: Span) -> Findings {
    let mut findings = Findings::default();
    findings
        .add(rule::LOCATION_BOUND_TWICE, place, format!("`{other}` is the plan of `{id}` as well"))
        .help("name another location in one of the two, or remove the file")
        .related(there, "the location is bound here, too");
    findings
}

/// That files are listed by a pattern and do not build on the plan in which it stands.
pub fn strangers(pattern: Span, names: &[String]) -> Findings {
    const MOST_NAMED: usize = 5;
    let mut findings = Findings::default();
    let mut shown: Vec<String> = names.iter().take(MOST_NAMED).map(|name| format!("`{name}`")).collect();
    if names.len() > MOST_NAMED {
        shown.push(format!("{} more", names.len() - MOST_NAMED));
    }
    let verbs = if names.len() == 1 {
        "is listed here, and does not build"
    } else {
        "are listed here, and do not build"
    };
    if !names.is_empty() {
        findings
            .add(rule::STORE_DOES_NOT_EXTEND, pattern, format!("{} {verbs} on this plan", listed(&shown)))
            .help("write `extends:` with the path of this plan into them, or list other files");
    }
    findings
}

/// That a pattern lists no file.
pub fn matches_nothing(pattern: Span) -> Findings {
    let mut findings = Findings::default();
    findings
        .add(
            rule::EXTENDED_BY_MATCHES_NOTHING,
            pattern,
            "this pattern fits no file: no plan of a store is looked at with this one",
        )
        .help("correct the path, which begins where this file is, or remove it until there are such files");
    findings
}

/// That there are more patterns than are read.
pub fn too_many_patterns(pattern: Span) -> Findings {
    let mut findings = Findings::default();
    let message = format!("only the first {MOST_PATTERNS} patterns are read, and this one is not");
    findings
        .add(rule::EXTENDED_BY_MATCHES_NOTHING, pattern, message)
        .help("list folders instead of files, such as stores/*.yaml");
    findings
}

/// That a plan is that of a location which is not open.
pub(super) fn not_open(location: &Entry<Location>, place: Span) -> Findings {
    let mut findings = Findings::default();
    let status = location.value.status().word();
    findings
        .add(
            crate::rules::LOCATION_NOT_OPEN,
            place,
            format!("location `{}` is {status}: its plan is not judged and not counted", location.id),
        )
        .help("write `status: open` for it under `locations` as soon as it is open");
    findings
}

/// That no plan of a store binds a location which binds nobody itself.
pub fn bound_by_nobody(id: &str, place: Span) -> Findings {
    let mut findings = Findings::default();
    findings
        .add(
            crate::rules::LOCATION_ROLE_UNBOUND,
            place,
            format!("location `{id}` binds nobody, and no plan of a store binds it"),
        )
        .of_the_whole()
        .help("write `binds:` here, or a plan for the store with `location:`");
    findings
}
