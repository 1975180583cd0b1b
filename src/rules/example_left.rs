use crate::diagnostic::{Category, Severity, listed};
use crate::plan::Words;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;
use std::sync::LazyLock;

declare_rule! {
    /// Places of a plan that still say what `smplan new` wrote into them, or addresses that nobody has.
    ///
    /// One finding names all of them, section by section: names, addresses and numbers first of all, then what is done and
    /// what for. It is information in a draft, and where nothing but addresses at `example.com` and the like is left.
    /// A plan of something that does not exist says so: `organisation: Northline (fictional)` keeps such addresses.
    ///
    /// Steps of playbooks, messages and rows of `triage` are not among them: many of them can stay as they are.
    ///
    /// ## Why this matters
    /// A phone number of an example rings nowhere, and an answer that sends a customer to `example.com` is worse than none.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   sam: {name: Sam Example, phone: +1-555-555-0102}
    /// ```
    /// ```yaml good
    /// plan: {organisation: Harbour Books (fictional)}
    /// people:
    ///   sam: {name: Samuel Okafor, phone: +1-555-555-0102}
    /// ```
    "example-left", Category::Plan, Severity::Warning, since "0.2.0", check, about structure, needs [
        "plan", "not_needed", "situation", "people", "roles", "locations", "contacts", "audiences", "channels", "goals",
        "strategy", "actions", "listening", "triage", "moderation", "messages", "playbooks", "feedback", "governance"
    ]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let (plan, said) = (context.plan, context.said());
    // Without `plan` nobody knows whether it is.
    let is_fictional = plan.is_fictional() || plan.about().is_none();
    let mut places: Vec<Place<'_>> = Vec::new();
    for (all, is_contact) in [(&said.contacts, true), (&said.texts, false)] {
        for words in all {
            let is_of_starter = STARTERS.contains(words.text);
            if is_of_starter || !is_fictional && is_nobodys(words.text, is_contact) {
                places.push(Place { words, is_of_starter });
            }
        }
    }
    places.sort_by_key(|place| (place.words.span.file, place.words.span.start));
    let Some(first) = places.first() else { return };
    let is_begun = places.iter().any(|place| place.is_of_starter);
    let message = match (is_begun, places.len()) {
        (true, 1) => "one place still to fill in".to_owned(),
        (true, n_places) => format!("{n_places} places still to fill in"),
        (false, 1) => "one address that nobody has".to_owned(),
        (false, n_places) => format!("{n_places} addresses that nobody has"),
    };
    let finding = findings
        .add(first.words.span, format!("{message}{}", by_section(&places)))
        .help("put in your own, from the top down; or write `(fictional)` behind `organisation`");
    if !is_begun || plan.is_draft() {
        finding.milder();
    }
    for place in places.iter().skip(1) {
        finding.related(place.words.span, format!("in `{}`", place.words.section));
    }
}

/// A place that is not the planner's own yet.
struct Place<'c> {
    words: &'c Words<'c>,
    /// Whether it is as `smplan new` wrote it.
    is_of_starter: bool,
}

/// What the starters say and every plan says otherwise.
static STARTERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/starter-texts.txt").lines().collect());

/// Whether a contact, or an address in a text, is one of those that are kept free for examples.
fn is_nobodys(text: &str, is_contact: bool) -> bool {
    let at_example = ["example.com", "example.org", "example.net"].into_iter().any(|domain| {
        text.match_indices(domain).any(|(start, _)| {
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-')
        })
    });
    at_example || is_contact && text.starts_with('+') && rings_nowhere(text)
}

/// Whether a number is one of those of films: 555-01 and two more figures.
fn rings_nowhere(number: &str) -> bool {
    let figures: String = number.chars().filter(char::is_ascii_digit).collect();
    figures.len() >= 9 && figures.get(figures.len() - 7..).is_some_and(|last| last.starts_with("55501"))
}

/// `, in people`, or `: 6 in people, 2 in channels and 3 in goals`, in the order of the plan.
fn by_section(places: &[Place<'_>]) -> String {
    let mut sections: Vec<(&str, usize)> = Vec::new();
    for place in places {
        let section = place.words.section;
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, n_places)) => *n_places += 1,
            None => sections.push((section, 1)),
        }
    }
    if let [(section, _)] = sections[..] {
        return format!(", in `{section}`");
    }
    let named: Vec<String> =
        sections.iter().map(|(section, n_places)| format!("{n_places} in `{section}`")).collect();
    format!(": {}", listed(&named))
}
