use crate::diagnostic::{Category, Severity};
use crate::plan::{CalendarEntry, ChannelId, ContentRule, Entry, Message, RuleLevel};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::wording::{MOST_PATTERNS, WordLists};

declare_rule! {
    /// A message or a post breaks a content rule of the plan.
    ///
    /// A rule under `content.rules` runs where it has `find`: its words are found whole and in any case, `refund*` with any
    /// ending, and `/…/` is a regular expression, as in triage and in `[words]` of `smplan.toml`. `for` says on which channels and
    /// in which kinds of messages it holds, which leaves posts out. With `level: info` it is information.
    ///
    /// ## Why this matters
    /// A rule that nobody runs is remembered by whoever wrote it.
    ///
    /// ## Example
    /// ```yaml bad
    /// content: {rules: {say-sorry-once: {do: Apologise for what happened, find: {any: [sorry if you]}}}}
    /// messages: {late: {text: We are sorry if you feel that it came late.}}
    /// ```
    /// ```yaml good
    /// content: {rules: {say-sorry-once: {do: Apologise for what happened, find: {any: [sorry if you]}}}}
    /// messages: {late: {text: We are sorry that it came late.}}
    /// ```
    "content-rule-broken", Category::Publishing, Severity::Warning, since "0.2.0", check, needs ["content"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(section) = context.plan.content.get() else { return };
    let all = section.rules.entries().iter();
    let rules: Vec<&Entry<ContentRule>> = all.filter(|rule| rule.value.find.get().is_some()).collect();
    if rules.is_empty() {
        return;
    }
    let lists = WordLists::of(rules.iter().map(|rule| words_of(&rule.value)));
    if lists.are_too_many() {
        let message = format!(
            "the words of content rules end here: more than {MOST_PATTERNS} with `*` or slashes are not looked for"
        );
        findings
            .add(section.rules.span(), message)
            .help("write words without `*` and slashes, or one regular expression for several");
    }
    for message in context.plan.messages.entries() {
        for (text, _) in message.value.wordings() {
            for found in lists.find(text.value) {
                let Some(rule) = rules.get(found.list).filter(|rule| holds_for(&rule.value, &message.value))
                else {
                    continue;
                };
                let broken =
                    format!("message `{}` breaks content rule `{}` (`{}`)", message.id, rule.id, found.words);
                say(rule, findings.add(text.span, broken));
            }
        }
    }
    let posts = context.plan.calendar.entries().iter().filter(|entry| entry.value.is_to_come());
    for entry in posts {
        let Some(text) = entry.value.text.get() else { continue };
        for found in lists.find(text) {
            let Some(rule) = rules.get(found.list).filter(|rule| holds_on(&rule.value, &entry.value)) else {
                continue;
            };
            let broken = format!("`{}` breaks content rule `{}` (`{}`)", entry.id, rule.id, found.words);
            say(rule, findings.add(entry.value.text.span(), broken));
        }
    }
}

/// Whether a rule holds for a post, which is a message of no kind.
fn holds_on(rule: &ContentRule, post: &CalendarEntry) -> bool {
    let Some(scope) = rule.r#for.get() else { return true };
    scope.kinds.items().is_empty() && is_on(scope.channels.items(), post.channel.items())
}

/// The words by which a text is known that breaks a rule.
pub(super) fn words_of(rule: &ContentRule) -> impl Iterator<Item = &str> {
    rule.find.get().map(|find| find.any.items()).unwrap_or_default().iter().map(|words| &**words)
}

fn holds_for(rule: &ContentRule, message: &Message) -> bool {
    let Some(scope) = rule.r#for.get() else { return true };
    let kinds = scope.kinds.items();
    let is_kind = kinds.is_empty() || message.kind.copied().is_some_and(|kind| kinds.contains(&kind));
    is_kind && is_on(scope.channels.items(), message.channels.items())
}

/// Whether a rule for some channels, or for all where none are named, holds on one of others.
fn is_on(rule: &[ChannelId], text: &[ChannelId]) -> bool {
    rule.is_empty() || text.iter().any(|channel| rule.contains(channel))
}

/// Says what the rule says, as loud as it says.
fn say(rule: &Entry<ContentRule>, finding: &mut crate::diagnostic::Finding) {
    let rule = &rule.value;
    let why = rule.why.get().map(|why| format!(" ({})", &**why)).unwrap_or_default();
    match (rule.r#do.get(), rule.avoid.get()) {
        (Some(what), _) => finding.help(format!("{}{why}", &**what)),
        (None, Some(what)) => finding.help(format!("avoid: {}{why}", &**what)),
        (None, None) => finding.help(format!("say it in other words{why}")),
    };
    if rule.level() == RuleLevel::Info {
        finding.milder();
    }
}
