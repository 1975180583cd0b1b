//! How long a text may be on each platform, and how each counts.

use crate::plan::channels::Platform;
use crate::plan::queries::links::{mention, with_scheme, without_scheme};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The longest text of a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLimit {
    pub most: usize,
    counting: Counting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    /// Every character is one.
    Characters,
    /// What readers see as one character is one.
    Graphemes,
    /// Every link with `https://` is 23, a mention of somebody elsewhere counts without its domain, and what readers see as one
    /// character is one.
    Mastodon,
    /// In its composed form (NFC), every link is 23, with `https://` or without, an emoji 2, and characters beyond the usual
    /// alphabets 2.
    Weighted,
}

impl Platform {
    /// The limit of the platform, smaller for answers where it says so; what says each number stands above it.
    pub fn text_limit(self, is_answer: bool) -> Option<TextLimit> {
        let limit = |most, counting| Some(TextLimit { most, counting });
        match self {
            // https://docs.x.com/fundamentals/counting-characters
            Platform::X => limit(280, Counting::Weighted),
            // https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json
            Platform::Bluesky => limit(300, Counting::Graphemes),
            // https://docs.joinmastodon.org/user/posting/
            Platform::Mastodon => limit(500, Counting::Mastodon),
            // https://developers.facebook.com/docs/threads/overview; Pinterest as tools count that publish there
            Platform::Threads | Platform::Pinterest => limit(500, Counting::Characters),
            // https://developers.google.com/android-publisher/reply-to-reviews
            Platform::GooglePlay => limit(350, Counting::Characters),
            // https://appfollow.io/blog/responding-to-app-store-reviews-how-and-where-to-start
            Platform::AppleAppStore => limit(5970, Counting::Characters),
            // As tools count that publish there.
            Platform::GoogleBusiness => limit(1500, Counting::Characters),
            // https://discord.com/developers/docs/resources/message
            Platform::Discord => limit(2000, Counting::Characters),
            // https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages
            // https://core.telegram.org/bots/api#sendmessage
            Platform::Whatsapp | Platform::Telegram => limit(4096, Counting::Characters),
            // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media
            // https://developers.tiktok.com/doc/content-posting-api-reference-direct-post
            Platform::Instagram | Platform::Tiktok => limit(2200, Counting::Characters),
            // As tools count that publish there.
            Platform::Linkedin if is_answer => limit(1250, Counting::Characters),
            Platform::Linkedin => limit(3000, Counting::Characters),
            // https://developers.google.com/youtube/v3/docs/videos; Facebook as the smallest of what tools count (5,000 to 63,206)
            Platform::Facebook | Platform::Youtube => limit(5000, Counting::Characters),
            // The last published source of the platform:
            // https://github.com/reddit-archive/reddit/blob/master/r2/r2/controllers/api.py (`POST_comment`)
            Platform::Reddit if is_answer => limit(10_000, Counting::Characters),
            // https://github.com/reddit-archive/reddit/blob/master/r2/r2/models/link.py (`SELFTEXT_MAX_LENGTH`)
            Platform::Reddit => limit(40_000, Counting::Characters),
            Platform::Snapchat
            | Platform::Slack
            | Platform::Yelp
            | Platform::Trustpilot
            | Platform::Tripadvisor
            | Platform::Phone
            | Platform::Sms
            | Platform::Email
            | Platform::Form
            | Platform::Web
            | Platform::Chat
            | Platform::InPerson
            | Platform::Newsletter
            | Platform::Blog
            | Platform::App
            | Platform::Podcast
            | Platform::SiteBanner
            | Platform::StatusPage
            | Platform::Github
            | Platform::Gitlab
            | Platform::Forum
            | Platform::Nextdoor
            | Platform::Intranet
            | Platform::Print
            | Platform::InStoreScreen
            | Platform::Other => None,
        }
    }
}

impl Platform {
    /// Whether a post can carry a link beside its text, so that it is no part of the text:
    /// `linkAttachment` and `url` in <https://developers.buffer.com/types/PostInputMetaData.html>.
    pub(in crate::plan) fn shows_links_beside_the_text(self) -> bool {
        matches!(
            self,
            Platform::Bluesky
                | Platform::Facebook
                | Platform::Linkedin
                | Platform::Pinterest
                | Platform::Threads
        )
    }
}

impl TextLimit {
    /// A limit of so many characters.
    pub fn of_characters(most: usize) -> TextLimit {
        TextLimit { most, counting: Counting::Characters }
    }

    /// The same way of counting with another limit.
    #[must_use]
    pub fn with_most(self, most: usize) -> TextLimit {
        TextLimit { most, ..self }
    }

    /// How long the platform takes a text to be.
    pub fn count(self, text: &str) -> usize {
        match self.counting {
            Counting::Characters => text.chars().count(),
            Counting::Graphemes => graphemes(text),
            Counting::Mastodon => text.split_inclusive(char::is_whitespace).map(on_mastodon).sum(),
            Counting::Weighted => {
                let composed: String = text.nfc().collect();
                composed.split_inclusive(char::is_whitespace).map(on_x).sum()
            }
        }
    }
}

/// What every link counts for on X and on Mastodon.
const LINK: usize = 23;

fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// How long Mastodon takes a word to be, with the space behind it.
fn on_mastodon(word: &str) -> usize {
    if let Some((before, _, behind)) = with_scheme(word.trim_end()) {
        let space = word.len() - word.trim_end().len();
        return graphemes(before) + LINK + graphemes(behind) + usize::from(space > 0);
    }
    match mention(word) {
        Some((name, behind)) => graphemes(name) + graphemes(behind),
        None => graphemes(word),
    }
}

/// How long X takes a word to be, with the space behind it.
fn on_x(word: &str) -> usize {
    let weigh = |text: &str| -> usize { text.graphemes(true).map(weight).sum() };
    let trimmed = word.trim_end();
    let (_, space) = word.split_at(trimmed.len());
    match with_scheme(trimmed).or_else(|| without_scheme(trimmed)) {
        Some((before, _, behind)) => weigh(before) + LINK + weigh(behind) + weigh(space),
        None => weigh(word),
    }
}

/// How many text messages a phone makes of a text (3GPP TS 23.038): 160 characters of the usual alphabet fit into one, 153
/// into each of several; with any other character 70, and 67. A few, such as `€` and `[`, take two.
pub fn text_messages(text: &str) -> usize {
    const USUAL: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    const OF_TWO: &str = "^{}\\[~]|€";
    let sizes = text.chars().map(|character| match character {
        _ if USUAL.contains(character) => Some(1),
        _ if OF_TWO.contains(character) => Some(2),
        _ => None,
    });
    let (size, alone, each) = match sizes.sum::<Option<usize>>() {
        Some(size) => (size, 160, 153),
        None => (text.encode_utf16().count(), 70, 67),
    };
    if size <= alone { 1 } else { size.div_ceil(each) }
}

/// What X takes one character that readers see for: 1 for the usual alphabets, 2 for the rest and for an emoji.
fn weight(grapheme: &str) -> usize {
    let is_light = |character: char| matches!(u32::from(character), 0..=0x10FF | 0x2000..=0x200D | 0x2010..=0x201F | 0x2032..=0x2037);
    let is_emoji = grapheme.chars().any(
        |character| matches!(u32::from(character), 0xFE0F | 0x20E3 | 0x2600..=0x27BF | 0x1F000..=0x1FAFF),
    );
    if is_emoji { 2 } else { grapheme.chars().map(|character| if is_light(character) { 1 } else { 2 }).sum() }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Platform, text_messages};

    #[test]
    fn a_text_message_holds_less_when_it_is_one_of_several_or_in_another_alphabet() {
        let of = |character: &str, times: usize| text_messages(&character.repeat(times));
        assert_eq!((of("a", 160), of("a", 161), of("a", 306), of("a", 307)), (1, 2, 2, 3));
        assert_eq!((of("€", 80), of("€", 81)), (1, 2));
        assert_eq!((of("字", 70), of("字", 71), of("🚒", 35), of("🚒", 36)), (1, 2, 1, 2));
        assert_eq!(text_messages(""), 1);
    }

    #[test]
    fn each_platform_counts_in_its_own_way() {
        let count = |platform: Platform, text: &str| platform.text_limit(true).unwrap().count(text);
        assert_eq!(count(Platform::X, "née 👩‍🚒 漢字"), 3 + 1 + 2 + 1 + 4);
        assert_eq!(count(Platform::X, "see https://www.example.com/a/very/long/path/indeed."), 4 + 23 + 1);
        assert_eq!(count(Platform::Bluesky, "👩‍🚒é"), 2);
        assert_eq!(count(Platform::Mastodon, "漢字 https://example.com"), 3 + 23);
        assert_eq!(count(Platform::Facebook, "漢字"), 2);
        let most = |is_answer| Platform::Reddit.text_limit(is_answer).map(|limit| limit.most);
        assert_eq!((most(false), most(true)), (Some(40_000), Some(10_000)));
    }
}
