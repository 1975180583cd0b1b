use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{ContentRule, Entry};
use crate::routing::problem;
use crate::rules::content_rule_broken::words_of;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::wording::WordLists;

declare_rule! {
    /// A good example breaks its own content rule, or a bad one does not.
    ///
    /// `good` and `bad` of a rule under `content.rules` are run where it has `find`: nothing is found in what is good, something in
    /// everything that is bad. Words that cannot be looked for, such as a regular expression that cannot be read, are named too.
    ///
    /// ## Why this matters
    /// Examples are what people copy, and a check that misses its own bad example misses others as well.
    ///
    /// ## Example
    /// ```yaml bad
    /// content: {rules: {say-sorry-once: {do: Apologise for what happened, bad: [Sorry you feel that way], find: {any: [sorry if you]}}}}
    /// ```
    /// ```yaml good
    /// content: {rules: {say-sorry-once: {do: Apologise for what happened, bad: [Sorry you feel that way], find: {any: [sorry you feel]}}}}
    /// ```
    "rule-example-wrong", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(section) = context.plan.content.get() else { return };
    for rule in section.rules.entries() {
        of_rule(rule, findings);
    }
}

fn of_rule(rule: &Entry<ContentRule>, findings: &mut RuleFindings) {
    let (id, value) = (&rule.id, &rule.value);
    let Some(find) = value.find.get() else { return };
    let lost: Vec<&str> = words_of(value).filter(|words| problem(words).is_some()).collect();
    if let Some(words) = lost.first() {
        findings
            .add(find.any.span(), format!("`{words}` of content rule `{id}` cannot be looked for"))
            .help("write words, words with a `*` at their end, or a regular expression that can be read between slashes");
        return;
    }
    let lists = WordLists::of([words_of(value)]);
    for good in value.good.items() {
        if let Some(found) = lists.find(&good.value).first() {
            findings
                .add(
                    good.span,
                    format!("a good example of content rule `{id}` breaks it (`{}`)", found.words),
                )
                .help("change the example, or the words under `find`");
        }
    }
    for bad in value.bad.items() {
        if lists.find(&bad.value).is_empty() {
            findings
                .add(bad.span, format!("`find` of content rule `{id}` finds nothing in this bad example"))
                .help("add words of the example to `find`, or change the example");
        }
    }
}
