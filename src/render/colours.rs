//! The colours of a document, and whether words in them can be read.

use crate::render::Templates;
use std::fmt::{self, Display};

/// The style sheet that names the colours.
pub const TOKENS: &str = "css/tokens.css";

/// What stands on what, and the least contrast that it needs: 7 for the text itself, 4.5 for other words, 3 for marks
/// (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).
const PAIRS: [(&str, &str, f64); 22] = [
    ("ink", "bg", 7.0),
    ("ink", "wash", 7.0),
    ("ink", "target", 4.5),
    ("muted", "bg", 4.5),
    ("muted", "wash", 4.5),
    ("link", "bg", 4.5),
    ("link", "wash", 4.5),
    ("link", "now-soft", 4.5),
    ("tag-ink", "tag", 4.5),
    ("ok", "bg", 4.5),
    ("ok", "ok-soft", 4.5),
    ("warn", "bg", 4.5),
    ("warn", "warn-soft", 4.5),
    ("bad", "bg", 4.5),
    ("bad", "bad-soft", 4.5),
    ("ink", "bad-soft", 4.5),
    ("on-bad", "bad", 4.5),
    ("focus-ink", "focus", 4.5),
    ("edge", "bg", 3.0),
    ("edge", "wash", 3.0),
    ("past", "bg", 3.0),
    ("two", "bg", 3.0),
];

/// A colour that cannot be told from what is behind it.
#[derive(Debug, PartialEq)]
pub struct Shortfall {
    pub colour: &'static str,
    pub behind: &'static str,
    pub is_dark: bool,
    pub contrast: f64,
    pub needed: f64,
}

impl Display for Shortfall {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shortfall { colour, behind, contrast, needed, .. } = self;
        let screen = if self.is_dark { "a dark" } else { "a light" };
        write!(
            out,
            "`{colour}` on `{behind}` can hardly be read on {screen} screen: its contrast is {contrast:.1}, and {needed} is needed"
        )
    }
}

/// The names of the colours that can be changed.
pub fn colour_names() -> Vec<&'static str> {
    let style = Templates::text(TOKENS).unwrap_or_default();
    colours(style, false).map(|(name, _)| name).collect()
}

/// A style sheet of colours in which one of them is another.
pub fn with_colour(style: &str, name: &str, colour: &str, is_dark: bool) -> String {
    let block = block(style, is_dark);
    let Some((start, block)) = block else { return style.to_owned() };
    let declaration = format!("--{name}:");
    let (from, to, text) = match block.find(&declaration) {
        Some(found) => {
            let end = block.get(found..).and_then(|rest| rest.find([';', '}'])).unwrap_or_default();
            (found, found + end, format!("{declaration} {colour}"))
        }
        None => (block.len(), block.len(), format!("; {declaration} {colour};\n")),
    };
    let (before, after) = (style.get(..start + from), style.get(start + to..));
    [before.unwrap_or_default(), &text, after.unwrap_or_default()].concat()
}

/// What cannot be read in a style sheet of colours.
pub fn shortfalls(style: &str) -> Vec<Shortfall> {
    let mut found = Vec::new();
    for is_dark in [false, true] {
        let of = |wanted: &str| {
            let named = |is_dark| colours(style, is_dark).find(|(name, _)| *name == wanted);
            // What a dark screen does not say anew is as on a light one.
            named(is_dark).or_else(|| named(false)).map(|(_, colour)| luminance(colour))
        };
        for (colour, behind, needed) in PAIRS {
            let Some((one, other)) = of(colour).zip(of(behind)) else { continue };
            let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            if contrast < needed {
                found.push(Shortfall { colour, behind, is_dark, contrast, needed });
            }
        }
    }
    found
}

/// What stands between the braces, and where it begins.
fn block(style: &str, is_dark: bool) -> Option<(usize, &str)> {
    let media = if is_dark { style.find("prefers-color-scheme: dark")? } else { 0 };
    let root = media + style.get(media..)?.find(":root")?;
    let start = root + style.get(root..)?.find('{')? + 1;
    let text = style.get(start..)?;
    Some((start, text.get(..text.find('}').unwrap_or(text.len()))?))
}

/// Every colour that is written as `#rrggbb`, with its red, green and blue.
fn colours(style: &str, is_dark: bool) -> impl Iterator<Item = (&str, [u8; 3])> {
    let declarations = block(style, is_dark).map_or("", |(_, text)| text).split(';');
    declarations.filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let name = name.trim().strip_prefix("--")?;
        let digits = value.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some((name, [part(0)?, part(2)?, part(4)?]))
    })
}

/// How bright a colour is (WCAG 2.2, relative luminance).
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use crate::render::Templates;
    use crate::render::colours::{TOKENS, colour_names, shortfalls, with_colour};

    #[test]
    fn the_colours_of_the_program_can_be_read() {
        assert_eq!(shortfalls(Templates::text(TOKENS).unwrap()), []);
        assert!(colour_names().contains(&"link"));
    }

    #[test]
    fn a_colour_is_changed_where_it_stands() {
        let style = ":root { --ink: #000000; --bg: #ffffff }\n@media (prefers-color-scheme: dark) { :root { --bg: #111111; } }";
        let changed = with_colour(style, "ink", "#777777", false);
        assert_eq!(
            changed,
            ":root { --ink: #777777; --bg: #ffffff }\n@media (prefers-color-scheme: dark) { :root { --bg: #111111; } }"
        );
        let said: Vec<String> = shortfalls(&changed).iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "`ink` on `bg` can hardly be read on a light screen: its contrast is 4.5, and 7 is needed",
                "`ink` on `bg` can hardly be read on a dark screen: its contrast is 4.2, and 7 is needed",
            ]
        );
        let dark = with_colour(style, "ink", "#ffffff", true);
        assert_eq!(shortfalls(&dark), []);
    }
}
