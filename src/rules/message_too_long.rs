use crate::diagnostic::{Category, Severity};
use crate::plan::{Entry, Location, Message, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that a platform would cut off or refuse.
    ///
    /// Every placeholder counts with its longest length (`max`), one that a place fills (`from: location.name`) with what it is at
    /// each open location, every text as its platform counts: X weighs characters and takes
    /// every link for 23, with `https://` or without, Mastodon takes those with `https://` for 23 and a mention without its domain,
    /// and there and on Bluesky what readers see as one character is one. The limits, with the page that says each:
    ///
    /// - x 280: <https://docs.x.com/fundamentals/counting-characters>
    /// - bluesky 300: <https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json>
    /// - google-play 350: <https://developers.google.com/android-publisher/reply-to-reviews>
    /// - mastodon 500: <https://docs.joinmastodon.org/user/posting/>
    /// - threads 500: <https://developers.facebook.com/docs/threads/overview>
    /// - discord 2000: <https://discord.com/developers/docs/resources/message>
    /// - instagram 2200: <https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media>
    /// - tiktok 2200: <https://developers.tiktok.com/doc/content-posting-api-reference-direct-post>
    /// - telegram 4096: <https://core.telegram.org/bots/api#sendmessage>
    /// - whatsapp 4096: <https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages>
    /// - youtube 5000: <https://developers.google.com/youtube/v3/docs/videos>
    /// - apple-app-store 5970: <https://appfollow.io/blog/responding-to-app-store-reviews-how-and-where-to-start>, of a tool that answers there
    /// - reddit 40000 (10000 for answers): <https://github.com/reddit-archive/reddit/blob/master/r2/r2/models/link.py>, of its
    ///   last published source
    /// - pinterest 500, google-business 1500, linkedin 3000 (1250 for answers), facebook 5000: as tools count that publish there;
    ///   no page of the platform says it. Where they disagree (Facebook, 5,000 to 63,206) the smallest is taken.
    ///
    /// For other platforms no limit is known, and no text is too long.
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
        let places = places_of(plan, &message.value);
        for (text, _) in message.value.wordings() {
            let over = places.iter().flat_map(|place| {
                let filled = message.value.text_at(text.value, place.map(|place| &place.value));
                // Of a text that cannot be filled in `message-template-error` speaks.
                let longest = message.value.longest(&filled);
                let over = platforms.iter().filter_map(move |(channel, platform)| {
                    let limit = context.text_limit(*platform, message.value.is_answer())?;
                    let length = limit.count(longest.as_ref()?);
                    (length > limit.most).then(|| (length - limit.most, channel, length, limit.most, *place))
                });
                over.collect::<Vec<_>>()
            });
            if let Some((_, channel, length, most, place)) = over.rev().max_by_key(|(over, ..)| *over) {
                let at = place.map(|place| format!(" at `{}`", place.id)).unwrap_or_default();
                findings
                    .add(
                        text.span,
                        format!("message `{}` can become {length} characters long{at}, `{}` takes {most}", message.id, &***channel),
                    )
                    .help("shorten the words or the longest length (`max`) of its placeholders, or leave the channel out");
            }
        }
    }
}

/// The places at which a message is something else: all open ones where one of its placeholders is filled by the place.
fn places_of<'p>(plan: &'p Plan, message: &Message) -> Vec<Option<&'p Entry<Location>>> {
    let placeholders = message.placeholders.get().map(|all| all.0.entries()).unwrap_or_default();
    let differs = placeholders.iter().any(|placeholder| placeholder.value.from.get().is_some());
    let places: Vec<_> = plan.open_locations().filter(|_| differs).map(Some).collect();
    if places.is_empty() { vec![None] } else { places }
}
