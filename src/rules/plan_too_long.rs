use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A plan with more than 12,000 words of text.
    ///
    /// All texts are counted: what is done and why, messages, reasons, names. Ids, days and hours are not.
    ///
    /// ## Why this matters
    /// Nobody reads fifty pages while people are waiting. What is rarely needed stands in a document of its own, to which
    /// the plan leads.
    ///
    /// ## Example
    /// ```yaml bad
    /// situation:
    ///   background: &fifty-pages >
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    ///     x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    /// moderation:
    ///   keep: [*fifty-pages, *fifty-pages, *fifty-pages, *fifty-pages, *fifty-pages, *fifty-pages, *fifty-pages, *fifty-pages]
    /// ```
    /// ```yaml good
    /// plan: {title: Harbour Books 2026, mission: Help everybody find the next book.}
    /// ```
    "plan-too-long", Category::Plan, Severity::Info, since "0.2.0", check
}

/// Fifty pages.
const MOST_WORDS: usize = 12_000;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let texts = &context.said().texts;
    // A word and the space behind it take two bytes at least.
    if texts.iter().map(|words| words.text.len()).sum::<usize>() < 2 * MOST_WORDS {
        return;
    }
    let mut n_words = 0;
    let mut sections: Vec<(&str, usize, Span)> = Vec::new();
    for words in texts {
        let count = words.text.split_whitespace().count();
        n_words += count;
        match sections.iter_mut().find(|(section, ..)| *section == words.section) {
            Some((_, of_section, _)) => *of_section += count,
            None => sections.push((words.section, count, words.span)),
        }
    }
    let Some((longest, most, place)) = sections.into_iter().max_by_key(|(_, count, _)| *count) else {
        return;
    };
    if n_words > MOST_WORDS {
        findings
            .add(
                place,
                format!("the plan has {n_words} words, {most} of them in `{longest}`; nobody reads that"),
            )
            .help("move what is rarely needed into documents of its own, and name their addresses here");
    }
}
