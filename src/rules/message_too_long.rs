use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that a platform would cut off or refuse.
    ///
    /// Every placeholder counts with its longest length (`max`), every text as its platform counts: X weighs characters and takes
    /// every link for 23, with `https://` or without, Mastodon takes those with `https://` for 23 and a mention without its domain,
    /// and there and on Bluesky what readers see as one character is one. The limits are x 280, bluesky 300, google-play 350,
    /// mastodon 500, threads 500, pinterest 500, google-business 1500, discord 2000, instagram 2200, tiktok 2200, linkedin 3000
    /// (1250 for answers), telegram 4096, whatsapp 4096, facebook 5000, youtube 5000 and apple-app-store 5970.
    ///
    /// ## Why this matters
    /// At 2 a.m. somebody shortens the words that counsel agreed to.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   x: {platform: x}
    /// messages:
    ///   sorry:
    ///     channels: [x]
    ///     text: "We are sorry about {{ issue }}."
    ///     placeholders: {issue: {max: 300, example: the wait}}
    /// ```
    /// ```yaml good
    /// channels:
    ///   x: {platform: x}
    /// messages:
    ///   sorry:
    ///     channels: [x]
    ///     text: "We are sorry about {{ issue }}."
    ///     placeholders: {issue: {max: 60, example: the wait}}
    /// ```
    "message-too-long", Category::Messages, Severity::Error, since "0.1.0", check, needs ["channels", "locations"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for message in plan.messages.entries() {
        let platforms: Vec<_> = message
            .value
            .channels
            .items()
            .iter()
            .filter_map(|id| Some((id, plan.channels.entry(id)?.value.platform.copied()?)))
            .collect();
        for (text, _) in message.value.wordings() {
            let Some(longest) = message.value.longest(text.value) else {
                continue; // `message-template-error` speaks up.
            };
            let over = platforms.iter().filter_map(|(channel, platform)| {
                let limit = context.text_limit(*platform, message.value.is_answer())?;
                let length = limit.count(&longest);
                (length > limit.most).then(|| (length - limit.most, channel, length, limit.most))
            });
            if let Some((_, channel, length, most)) = over.max_by_key(|(over, ..)| *over) {
                findings
                    .add(
                        text.span,
                        format!("message `{}` can become {length} characters long, `{}` takes {most}", message.id, &***channel),
                    )
                    .help("shorten the words or the longest length (`max`) of its placeholders, or leave the channel out");
            }
        }
    }
}
