use crate::diagnostic::{Category, Severity};
use crate::plan::has_words;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that puts the blame on the customer.
    ///
    /// Found by English words such as "you should have" and "as we told you", so only in English texts.
    ///
    /// ## Why this matters
    /// "Never, EVER, write anything negative about them": everybody who reads it imagines to be the next.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {text: You should have told us before. We are sorry.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {text: We are sorry. Tell us what happened and we will put it right.}
    /// ```
    "message-blames-customer", Category::Messages, Severity::Error, since "0.1.0", check
}

const BLAME: &[&str] = &[
    "you should have",
    "you should've",
    "your fault",
    "your own fault",
    "you failed to",
    "you misunderstood",
    "as we told you",
    "if you had read",
    "you neglected",
    "you did not read",
    "you didn't read",
];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for message in plan.messages.entries() {
        for (text, _) in plan.english_wordings(&message.value) {
            let lower = text.value.to_lowercase();
            if let Some(words) =
                BLAME.iter().find(|words| has_words(&lower, words) && !is_harmless(&lower, words))
            {
                findings
                    .add(text.span, format!("message `{}` blames the customer (`{words}`)", message.id))
                    .help("say what you will do now instead");
            }
        }
    }
}

/// "You should have a look" and "you should have received it" blame nobody.
fn is_harmless(text: &str, words: &str) -> bool {
    let harmless = ["a ", "an ", "the ", "your ", "our ", "no ", "received ", "got "];
    let after = text.split(words).nth(1).unwrap_or_default().trim_start();
    words.starts_with("you should") && harmless.iter().any(|word| after.starts_with(word))
}
