//! How long a text may be on each platform, and how each counts.

use crate::plan::channels::Platform;
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
    /// Every link is 23, every other character one.
    ShortLinks,
    /// Every link is 23, an emoji 2, and characters beyond the usual alphabets 2 (X, `twitter-text`).
    Weighted,
}

impl Platform {
    /// The limit of the platform, smaller for answers where it says so. From the help pages of the platforms; they
    /// disagree about Facebook (5,000 to 63,206), where the smallest is taken.
    pub fn text_limit(self, is_answer: bool) -> Option<TextLimit> {
        let limit = |most, counting| Some(TextLimit { most, counting });
        match self {
            Platform::X => limit(280, Counting::Weighted),
            Platform::Bluesky => limit(300, Counting::Graphemes),
            Platform::Mastodon => limit(500, Counting::ShortLinks),
            Platform::Threads | Platform::Pinterest => limit(500, Counting::Characters),
            Platform::GoogleBusiness => limit(1500, Counting::Characters),
            Platform::Instagram | Platform::Tiktok => limit(2200, Counting::Characters),
            Platform::Linkedin if is_answer => limit(1250, Counting::Characters),
            Platform::Linkedin => limit(3000, Counting::Characters),
            Platform::Facebook | Platform::Youtube => limit(5000, Counting::Characters),
            Platform::Reddit
            | Platform::Snapchat
            | Platform::Whatsapp
            | Platform::Discord
            | Platform::Slack
            | Platform::Yelp
            | Platform::Trustpilot
            | Platform::Tripadvisor
            | Platform::AppleAppStore
            | Platform::GooglePlay
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
            | Platform::Telegram
            | Platform::Intranet
            | Platform::Print
            | Platform::InStoreScreen
            | Platform::Other => None,
        }
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
        const LINK: usize = 23;
        match self.counting {
            Counting::Characters => text.chars().count(),
            Counting::Graphemes => text.graphemes(true).count(),
            Counting::ShortLinks | Counting::Weighted => {
                let weigh = |words: &str| match self.counting {
                    Counting::Weighted => words.graphemes(true).map(weight).sum(),
                    _ => words.chars().count(),
                };
                let parts = text.split_inclusive(char::is_whitespace);
                parts
                    .map(|part| {
                        let word = part.trim_end();
                        let link = word
                            .trim_start_matches(['(', '"', '\''])
                            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'']);
                        let is_link = link.starts_with("https://")
                            || link.starts_with("http://")
                            || link.starts_with("www.");
                        if is_link { LINK + weigh(part) - weigh(link) } else { weigh(part) }
                    })
                    .sum()
            }
        }
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
    }
}
