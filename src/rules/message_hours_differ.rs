use crate::diagnostic::{Category, Severity};
use crate::duty::{DAY, Intervals, Minute, hours_of_days};
use crate::plan::{Channel, Entry};
use crate::rules::worded::{MONDAY, Worded, channel_at, channels_of, is_auto_reply};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::wording::{Fact, WrittenHours};

declare_rule! {
    /// An automatic reply tells other hours or days than those in which its channel is staffed.
    ///
    /// Read are days and times as people write them ("Mon-Fri 8-20", "weekdays 9 to 5"). Where the sentence names a number or an address
    /// of another channel, the hours are compared with those of that channel.
    ///
    /// ## Why this matters
    /// It is read by those who wait, while nobody is on duty to correct it.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, staffed: "Mo-Fr 08:00-20:00", auto_reply: closed}
    /// messages:
    ///   closed: {kind: auto-reply, channels: [facebook], text: We are closed. We answer Mon-Fri 8-22.}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, staffed: "Mo-Fr 08:00-20:00", auto_reply: closed}
    /// messages:
    ///   closed: {kind: auto-reply, channels: [facebook], text: We are closed. We answer Mon-Fri 8-20.}
    /// ```
    "message-hours-differ", Category::Messages, Severity::Warning, since "0.2.0", check, about promises
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for worded in context.worded().iter().filter(|worded| !worded.wording.hours.is_empty()) {
        if !is_auto_reply(plan, worded.message) {
            continue;
        }
        let Worded { wording, .. } = worded;
        let other_channel = |sentence: usize| {
            let mut of_sentence = wording.contacts.iter().filter(|contact| contact.sentence == sentence);
            of_sentence.find_map(|contact| channel_at(plan, &contact.value))
        };
        let mut own: Vec<&Fact<WrittenHours>> = Vec::new();
        for fact in &wording.hours {
            match other_channel(fact.sentence) {
                Some(channel) => compare(worded, &[fact], channel, findings),
                None => own.push(fact),
            }
        }
        if !own.is_empty() {
            for channel in channels_of(plan, worded.message) {
                compare(worded, &own, channel, findings);
            }
        }
    }
}

fn compare(
    worded: &Worded<'_>,
    facts: &[&Fact<WrittenHours>],
    channel: &Entry<Channel>,
    findings: &mut RuleFindings,
) {
    let Some(staffed) = channel.value.staffed.get().filter(|staffed| staffed.spec().is_weekly()) else {
        return;
    };
    let week = hours_of_days(staffed, None, MONDAY, 7);
    let told = |fact: &Fact<WrittenHours>| hours_of_days(&fact.value.hours, None, MONDAY, 7);
    let names_days = facts.iter().all(|fact| fact.value.names_days);
    let names_times = facts.iter().all(|fact| fact.value.names_times);
    let all = facts.iter().fold(Intervals::default(), |all, fact| all.union(&told(fact)));
    let fits = match (names_days, names_times) {
        (true, true) => all == week,
        (true, false) => (0..7).all(|day| has_day(&all, day) == has_day(&week, day)),
        // Times without days are those of some day.
        (false, true) => (0..7).any(|day| has_day(&week, day) && of_day(&all, day) == of_day(&week, day)),
        (false, false) => true,
    };
    if !fits {
        let words: Vec<String> = facts.iter().map(|fact| format!("`{}`", fact.words)).collect();
        let message = &worded.message.id;
        findings
            .add(
                worded.span,
                format!(
                    "message `{message}` says {}, but `{}` is staffed {}",
                    words.join(" and "),
                    channel.id,
                    &**staffed
                ),
            )
            .help("say the hours of the channel, or change `staffed`")
            .related(channel.value.staffed.span(), "the hours of the channel");
    }
}

fn of_day(week: &Intervals, day: Minute) -> Intervals {
    week.between(day * DAY, (day + 1) * DAY).later_by(-day * DAY)
}

fn has_day(week: &Intervals, day: Minute) -> bool {
    !of_day(week, day).is_empty()
}
