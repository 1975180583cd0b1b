use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A post that a platform would cut off or refuse.
    ///
    /// Texts count as their platform counts, as for `message-too-long`, with their `link` behind them, unless it stands in the text or the
    /// platform shows links elsewhere. Of several channels the one that it passes by most is named.
    ///
    /// ## Why this matters
    /// The tool says so on the day, when whoever may change the words is away.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {sky: {platform: bluesky}}
    /// calendar: {advent: {channel: [sky], at: 2026-12-24T09:00, text: "We close at 14:00 today. Between the years we are there for you from the 27th to the 30th of December, from 10:00 to 16:00, and on the 31st until noon. From the 2nd of January on our usual hours are back: from Monday to Friday 09:00 to 18:00, and on Saturday from 10:00 to 14:00. We thank all of you who came by this year, who called, who wrote and who waited, and we wish you quiet days."}}
    /// ```
    /// ```yaml good
    /// channels: {sky: {platform: bluesky}}
    /// calendar: {advent: {channel: [sky], at: 2026-12-24T09:00, text: We close at 14:00 today.}}
    /// ```
    "post-too-long", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", check, needs ["channels"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for entry in plan.calendar.entries().iter().filter(|entry| entry.value.is_to_come()) {
        let over = entry.value.channel.items().iter().filter_map(|id| {
            let platform = plan.channels.entry(id)?.value.platform.copied()?;
            let limit = context.text_limit(platform, false)?;
            let length = limit.count(&entry.value.words_on(platform)?);
            (length > limit.most).then(|| (length - limit.most, id, length, limit.most))
        });
        if let Some((_, channel, length, most)) = over.max_by_key(|(over, ..)| *over) {
            let message =
                format!("`{}` is {length} characters long, `{}` takes {most}", entry.id, &**channel);
            let span =
                if entry.value.text.is_missing() { entry.value.link.span() } else { entry.value.text.span() };
            findings.add(span, message).help("shorten the words, or leave the channel out");
        }
    }
}
