//! `[render]`: what documents look like.

use crate::config::Known;
use crate::config::keys::RENDER;
use crate::config::reader::{Reader, Value, clip};
use crate::format::{check_url, mend_url};
use crate::source::Spanned;

/// The longest address of a site, in bytes: with the names of its pages the squares of a QR code are still large enough.
const MOST_URL_BYTES: usize = 120;

/// What documents look like, as it is typed. Files and folders are relative to the file that names them.
#[derive(Clone, Debug, Default)]
pub struct TypedTheme {
    /// The folder with templates of one's own.
    pub templates: Option<Spanned<String>>,
    /// The file with the logo.
    pub logo: Option<Spanned<String>>,
    /// Where the site is published.
    pub url: Option<Spanned<String>>,
    /// The sections of a document, in their order.
    pub sections: Option<Spanned<Vec<String>>>,
    /// Files with the words of pages, by language.
    pub words: Vec<(String, Spanned<String>)>,
    /// Colours by their names: `#rrggbb`, on a light screen.
    pub light: Vec<(&'static str, Spanned<String>)>,
    /// The same on a dark screen.
    pub dark: Vec<(&'static str, Spanned<String>)>,
}

pub(super) fn read(value: &Value<'_>, known: Known<'_>, reader: &mut Reader) -> TypedTheme {
    let mut look = TypedTheme::default();
    let Some(table) = reader.table("render", value) else { return look };
    for (key, value) in reader.known(table, RENDER) {
        match key.name {
            "templates" => look.templates = reader.text(key.name, value),
            "logo" => look.logo = reader.text(key.name, value),
            "url" => look.url = address(key.name, value, reader),
            "words" => look.words = words(value, reader),
            "sections" => look.sections = sections(value, known, reader),
            "light" => look.light = colours("render.light", value, known, reader),
            _ => look.dark = colours("render.dark", value, known, reader),
        }
    }
    look
}

fn address(key: &str, value: &Value<'_>, reader: &mut Reader) -> Option<Spanned<String>> {
    let address = reader.text(key, value)?;
    let wrong = match check_url(&address.value) {
        Err(wrong) => wrong,
        Ok(()) if address.value.len() > MOST_URL_BYTES => "is longer than 120 characters",
        Ok(()) => return Some(address),
    };
    let message = format!("`{}` {wrong}", clip(&address.value));
    reader.find(address.span, message).help(mend_url(&address.value));
    None
}

fn words(value: &Value<'_>, reader: &mut Reader) -> Vec<(String, Spanned<String>)> {
    let Some(table) = reader.table("render.words", value) else { return Vec::new() };
    let file = |(language, file)| {
        let language: &toml::Spanned<_> = language;
        let language: &str = AsRef::<str>::as_ref(language.get_ref());
        Some((language.to_owned(), reader.text(language, file)?))
    };
    table.iter().filter_map(file).collect()
}

fn sections(value: &Value<'_>, known: Known<'_>, reader: &mut Reader) -> Option<Spanned<Vec<String>>> {
    let names = reader.texts("sections", value)?;
    for name in &names {
        let name_of = name.value.as_str();
        if !known.sections.contains(&name_of) && !known.old_sections.contains(&name_of) {
            let message = format!("there is no section `{}`", clip(&name.value));
            let placed = reader.placed(name);
            reader.unknown(message, &placed, known.sections);
        }
    }
    let names = names.into_iter().map(|name| name.value).collect();
    Some(Spanned { span: reader.place(value), value: names })
}

fn colours(
    key: &str,
    value: &Value<'_>,
    known: Known<'_>,
    reader: &mut Reader,
) -> Vec<(&'static str, Spanned<String>)> {
    let Some(table) = reader.table(key, value) else { return Vec::new() };
    let mut colours = Vec::new();
    for (name, value) in table {
        let found = known.colours.iter().find(|known| **known == name.get_ref().as_ref());
        let Some(found) = found else {
            let message = format!("there is no colour `{}`", clip(name.get_ref()));
            reader.unknown(message, name, known.colours);
            continue;
        };
        let Some(colour) = reader.text(found, value) else { continue };
        let digits = colour.value.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            colours.push((*found, colour));
        } else {
            let message = format!("`{}` is not a colour", clip(&colour.value));
            reader
                .find(colour.span, message)
                .help("write a number sign and six digits from 0 to f, such as \"#0a5a8a\"");
        }
    }
    colours
}
