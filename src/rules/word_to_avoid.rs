use crate::config::rule::INVALID_CONFIG;
use crate::diagnostic::{Category, Findings, Severity};
use crate::routing::{self, Problem};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::{Span, Spanned};
use crate::wording::WordLists;

declare_rule! {
    /// A message or a public text uses a word that the house style avoids.
    ///
    /// The words are those under `[words]` in `smplan.toml`, which `smplan init` begins with jargon and clichés; without them the rule
    /// is silent. Words and phrases are found whole and in any case, `refund*` with any ending, and `/…/` is a regular expression, as
    /// in triage. Looked at are the messages and posts, and of the plan its mission and promise, and which comments are hidden and which stay.
    ///
    /// ## Why this matters
    /// A style guide in a drawer is read once; one that is checked is followed.
    ///
    /// ## Example
    /// With `avoid = ["synergy"]` and `prefer = {client = "guest"}`:
    /// ```yaml bad
    /// messages: {sorry: {text: "Dear client, we are sorry."}}
    /// ```
    /// ```yaml good
    /// messages: {sorry: {text: "Dear guest, we are sorry."}}
    /// ```
    "word-to-avoid", Category::Messages, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let words = &context.settings.words;
    if words.is_empty() {
        return;
    }
    let lists = WordLists::of(words.iter().map(|(word, _)| [word.as_str()]));
    let mut look = |text: &str, place: Span, of: &str| {
        for (word, instead) in lists.find(text).into_iter().filter_map(|found| words.get(found.list)) {
            let finding = findings.add(place, format!("{of} uses `{word}`"));
            match instead {
                Some(instead) => finding.help(format!("write `{instead}`")),
                None => finding.help("say it in other words"),
            };
        }
    };
    for message in plan.messages.entries() {
        for (text, _) in message.value.wordings() {
            look(text.value, text.span, &format!("message `{}`", message.id));
        }
    }
    for entry in plan.calendar.entries().iter().filter(|entry| entry.value.is_to_come()) {
        if let Some(text) = entry.value.text.get() {
            look(text, entry.value.text.span(), &format!("post `{}`", entry.id));
        }
    }
    if let Some(about) = plan.about() {
        for (name, field) in [("mission", &about.mission), ("promise", &about.promise)] {
            if let Some(text) = field.get() {
                look(text, field.span(), &format!("the {name}"));
            }
        }
    }
    if let Some(moderation) = plan.moderation.get() {
        for (name, list) in [("hide", &moderation.hide), ("keep", &moderation.keep)] {
            for text in list.items() {
                look(text, list.span(), &format!("`moderation.{name}`"));
            }
        }
    }
}

/// Words of the settings that nothing can be found by.
pub fn unreadable_words(words: &[(Spanned<String>, Option<String>)]) -> Findings {
    let mut findings = Findings::default();
    for (word, _) in words {
        let (message, help) = match routing::problem(&word.value) {
            None => continue,
            Some(Problem::Unreadable(why)) => (
                format!("`{}` is no regular expression: {why}", word.value),
                "fix it, or write the words without slashes",
            ),
            Some(Problem::TooLarge | Problem::TooMany) => {
                (format!("`{}` is too large", word.value), "write several smaller ones")
            }
            Some(Problem::Empty) => {
                (format!("there are no words in `{}`", word.value), "write a word, or remove it")
            }
        };
        findings.add(INVALID_CONFIG, word.span, message).help(help);
    }
    findings
}
