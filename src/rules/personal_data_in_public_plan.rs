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
    let texts: Vec<(String, String, Span)> = public
        .said()
        .texts
        .into_iter()
        .map(|words| (words.text.to_lowercase(), digits(words.text), words.span))
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
        for (text, digits, span) in &texts {
            let has = |words: &Option<String>| words.as_ref().is_some_and(|words| stands_in(text, words));
            let has_phone =
                phone.as_ref().is_some_and(|phone| digits.contains(phone.trim_start_matches('+')));
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

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
