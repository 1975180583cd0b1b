use crate::diagnostic::{Category, Severity};
use crate::plan::Phone;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use std::collections::HashSet;

declare_rule! {
    /// A public plan that repeats somebody's phone number, e-mail address, chat name or full name in its texts.
    ///
    /// In a plan of `visibility: public` the fields of people stay out of documents; texts and messages do not. Numbers and
    /// addresses of channels may be named, and so may people with `public: [name]`. Only what stands under `people` is
    /// looked for: a first name alone, or somebody who is not in the plan, is not found.
    ///
    /// ## Why this matters
    /// Policies of well-known projects have published people's names and addresses for years.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {visibility: public}
    /// people:
    ///   dana: {name: Dana Reyes, email: dana@example.com}
    /// messages:
    ///   sorry: {text: We are sorry. Write to dana@example.com.}
    /// ```
    /// ```yaml good
    /// plan: {visibility: public}
    /// people:
    ///   dana: {name: Dana Reyes, email: dana@example.com}
    /// channels:
    ///   inbox: {platform: email, address: care@example.com}
    /// messages:
    ///   sorry: {text: We are sorry. Write to care@example.com.}
    /// ```
    "personal-data-in-public-plan", Category::Privacy, Severity::Error, since "0.1.0", check, stops publishing
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if !plan.is_public() {
        return;
    }
    let public = plan.for_everybody().plan;
    let phones: Vec<String> =
        plan.people.entries().iter().filter_map(|person| Some(person.value.phone.get()?.dialled())).collect();
    let wanted: HashSet<&str> = phones.iter().flat_map(|phone| forms(phone)).collect();
    let texts: Vec<(String, HashSet<&str>, Span)> = public
        .said()
        .texts
        .into_iter()
        .map(|words| (words.text.to_lowercase(), numbers(words.text, &wanted), words.span))
        .collect();
    let is_of_channel = |contact: &str| {
        plan.all_channels().any(|channel| {
            channel.value.address.get().is_some_and(|address| &**address == contact)
                || channel.value.number.get().is_some_and(|number| number.dialled() == contact)
        })
    };
    let disclosed = public.people.entries().iter().filter_map(|person| person.value.name.get());
    let named: HashSet<String> = disclosed.map(|name| name.to_lowercase()).collect();
    for person in plan.people.entries() {
        let email =
            person.value.email.get().map(|email| email.to_lowercase()).filter(|email| !is_of_channel(email));
        let phone = person.value.phone.get().map(Phone::dialled).filter(|phone| !is_of_channel(phone));
        let chat = person.value.chat.get().map(|chat| chat.to_lowercase());
        let chat = chat.filter(|chat| chat.starts_with('@') && chat.len() > 2);
        // One word could mean anything: May, Rose, Summer.
        let name = person.value.name.get().map(|name| name.to_lowercase());
        let name = name.filter(|name| name.contains(' ') && !named.contains(name));
        for (text, numbers, span) in &texts {
            let has = |words: &Option<String>| words.as_ref().is_some_and(|words| stands_in(text, words));
            let has_phone =
                phone.as_ref().is_some_and(|phone| forms(phone).any(|form| numbers.contains(form)));
            let (what, help) = match (has(&email), has_phone, has(&chat), has(&name)) {
                (true, ..) => ("e-mail address", CHANNEL),
                (_, true, ..) => ("phone number", CHANNEL),
                (_, _, true, _) => ("chat name", CHANNEL),
                (.., true) => ("name", "write the role instead, or `public: [name]` beside the person"),
                _ => continue,
            };
            findings
                .add(*span, format!("this text of a public plan holds the {what} of `{}`", person.id))
                .help(help);
        }
    }
}

const CHANNEL: &str = "name a channel instead, such as the care form or a shared address";

/// Whether words stand in a text and are no part of longer ones.
fn stands_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, found)| {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let behind = text.get(start + found.len()..).and_then(|behind| behind.chars().next());
        ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// The forms in which a phone number may be dialled: with the code of its country, and as at home, without zeros before it.
fn forms(phone: &str) -> impl Iterator<Item = &str> {
    const FEWEST_DIGITS: usize = 7;
    let digits = phone.trim_start_matches('+');
    (0..=digits.len().saturating_sub(FEWEST_DIGITS)).filter_map(|start| digits.get(start..))
}

/// The numbers in a text that are wanted, each without what stands between its digits; several groups may be one.
fn numbers<'w>(text: &str, wanted: &HashSet<&'w str>) -> HashSet<&'w str> {
    const MOST_DIGITS: usize = 18;
    // What is shorter may be part of any other number.
    const LONG_ENOUGH: usize = 9;
    let between = |letter: char| " -./()\u{a0}\u{2011}\u{2013}".contains(letter);
    let of_a_number = |letter: char| letter.is_ascii_digit() || between(letter);
    let mut found = HashSet::new();
    for run in text.split(|letter| !of_a_number(letter)) {
        let groups: Vec<&str> = run.split(between).filter(|group| !group.is_empty()).collect();
        for first in 0..groups.len() {
            let mut number = String::new();
            for (last, group) in groups.iter().enumerate().skip(first) {
                if number.len() + group.len() > MOST_DIGITS {
                    break;
                }
                number.push_str(group);
                let digits = number.trim_start_matches('0');
                let is_whole = first == 0 && last + 1 == groups.len();
                found.extend(wanted.get(digits).filter(|_| is_whole || digits.len() >= LONG_ENOUGH));
            }
        }
    }
    found
}
