use crate::diagnostic::{Category, Severity};
use crate::plan::{Entry, Message, Person};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashMap;

declare_rule! {
    /// A message has the full name of somebody under `people` in its words, outside of placeholders and of its signature.
    ///
    /// A signature is a name at the end, after a dash, a comma or a line of its own.
    ///
    /// ## Why this matters
    /// Words that are approved for a year outlast the person in them, and a name in public is a person who is found and written to.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {pat: {name: Pat Moreau, email: pat@example.com}}
    /// messages:
    ///   sorry: {text: We are sorry. Pat Moreau will call you today.}
    /// ```
    /// ```yaml good
    /// people: {pat: {name: Pat Moreau, email: pat@example.com}}
    /// messages:
    ///   sorry: {text: "We are sorry. {{ rep }} will call you today.", placeholders: {rep: {max: 24, example: Pat Moreau}}}
    /// ```
    "message-names-person", Category::Messages, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut by_first: HashMap<&str, Vec<(&str, &Entry<Person>)>> = HashMap::new();
    for person in plan.people.entries() {
        // One word could mean anything: May, Rose, Summer.
        let name = person.value.name.get().map(|name| name.trim());
        if let Some((name, (first, _))) = name.and_then(|name| Some((name, name.split_once(' ')?))) {
            by_first.entry(first).or_default().push((name, person));
        }
    }
    for message in plan.messages.entries() {
        for (text, _) in message.value.wordings() {
            for (written, _) in
                Message::parts(text.value).into_iter().flatten().filter(|(_, is_blank)| !is_blank)
            {
                let is_last = text.value.ends_with(written);
                let mut at = 0;
                for word in written.split(|letter: char| !letter.is_alphanumeric()) {
                    let start = at;
                    at += word.len();
                    at += written.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                    let rest = written.get(start..).unwrap_or_default();
                    let mut named = by_first.get(word).into_iter().flatten();
                    let Some((name, person)) = named.find(|(name, _)| begins_with(rest, name)) else {
                        continue;
                    };
                    if is_last && is_signature(written.get(..start).unwrap_or_default(), rest, name) {
                        continue;
                    }
                    findings
                        .add(text.span, format!("message `{}` names {name} (`{}`)", message.id, person.id))
                        .help("use a placeholder such as `{{ rep }}`, or the task instead of the name");
                }
            }
        }
    }
}

fn begins_with(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a name ends the text behind a dash, a comma or the end of a line.
fn is_signature(before: &str, rest: &str, name: &str) -> bool {
    let behind = rest.strip_prefix(name).unwrap_or_default();
    let opens = |letter: char| matches!(letter, '\n' | '-' | '–' | '—' | '^' | ',' | '/' | '~' | '(');
    behind.chars().count() <= 40
        && !behind.trim_end().trim_end_matches('.').contains(['.', '!', '?'])
        && before.trim_end_matches(' ').ends_with(opens)
}
