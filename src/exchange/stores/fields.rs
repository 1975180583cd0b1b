//! What a cell says, as plans write it; else what is wrong with it, and what to do.

use crate::exchange::cell::is_cut_number;
use crate::format::{Hours, meant_zone, read_country};
use crate::plan::{Email, Phone, Plan, is_time_zone, kebab, nearest};
use std::collections::HashMap;

/// What somebody says of a list besides which column is which.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Zones by the names that the list has for them, in small letters.
    pub zones: HashMap<String, String>,
    /// What stands before phone numbers that have no country code: `+1`.
    pub calling_code: Option<String>,
}

type Read = Result<String, (String, String)>;

/// The id of a region, by its id or name.
pub(super) fn region(plan: &Plan, words: &str) -> Read {
    let all = plan.regions.entries();
    let is_called =
        |name: &str| name.eq_ignore_ascii_case(words) || name.to_lowercase() == words.to_lowercase();
    let named = all.iter().filter(|region| region.value.name.get().is_some_and(|name| is_called(name)));
    let mut named = named.map(|region| region.id.to_string());
    if let Some(region) = plan.regions.entry(words).or_else(|| plan.regions.entry(&kebab(words))) {
        return Ok(region.id.to_string());
    }
    if let (Some(id), None) = (named.next(), named.next()) {
        return Ok(id);
    }
    let called = all.iter().map(|region| region.value.name.get().map_or(&*region.id, |name| &**name));
    let near = nearest(words, called.chain(all.iter().map(|region| &*region.id)));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if all.is_empty() => "write the regions into the plan of the group, under `regions`".to_owned(),
        None => {
            let ids: Vec<&str> = all.iter().take(12).map(|region| &*region.id).collect();
            format!("write one of those of the group: {}", ids.join(", "))
        }
    };
    Err((format!("the group has no region `{words}`"), help))
}

/// A zone by its name, or as somebody said what a name of the list means.
pub(super) fn zone(options: &Options, words: &str) -> Read {
    if is_time_zone(words) {
        return Ok(words.to_owned());
    }
    if let Some(zone) = options.zones.get(&words.to_lowercase()) {
        return Ok(zone.clone());
    }
    let meant = meant_zone(words);
    let same = |zone: &str| zone.to_lowercase() == words.to_lowercase().replace(' ', "_");
    match meant {
        Some(zone) if same(&zone) => Ok(zone),
        Some(zone) => Err((
            format!("`{words}` is not the name of a time zone"),
            format!("perhaps {zone} is meant: --zone \"{words}={zone}\""),
        )),
        None => Err((
            format!("`{words}` is not the name of a time zone"),
            format!("write continent and city, or say what it means: --zone \"{words}=America/Chicago\""),
        )),
    }
}

pub(super) fn country(words: &str) -> Read {
    let country = read_country(words).map(|country| country.to_string());
    country.ok_or_else(|| {
        let help = "write a country code such as US or IE, or a region such as DE-BY";
        (format!("`{words}` is no country"), help.to_owned())
    })
}

/// A phone number, with the country code that somebody said where it has none.
pub(super) fn phone(options: &Options, words: &str) -> Read {
    if is_cut_number(words) {
        let help = "format the column as text, and put the numbers in again";
        return Err((format!("`{words}` is what a spreadsheet makes of a long number"), help.to_owned()));
    }
    let written = match (words.strip_prefix("00"), &options.calling_code) {
        (Some(rest), _) => format!("+{rest}"),
        (None, Some(code)) if !words.starts_with('+') => with_country_code(words, code),
        (None, _) => words.to_owned(),
    };
    match Phone::read(&written) {
        Ok(phone) => Ok(phone.to_string()),
        Err((reason, help)) => {
            let has_none = !written.starts_with('+');
            let said = "; --country-code +1 puts one before all numbers that have none";
            Err((format!("`{words}` {reason}"), format!("{help}{}", if has_none { said } else { "" })))
        }
    }
}

/// A number as it is dialled from abroad: without the zero of calls within the country. In North America the code may stand before
/// numbers without a `+`.
fn with_country_code(words: &str, code: &str) -> String {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let rest = if code == "+1" && digits.len() == 11 {
        words.strip_prefix('1').unwrap_or(words).trim_start_matches(['-', '.', ' '])
    } else {
        words.strip_prefix('0').unwrap_or(words)
    };
    format!("{code} {}", rest.trim())
}

pub(super) fn email(words: &str) -> Read {
    let address = words.strip_prefix("mailto:").unwrap_or(words);
    match Email::read(address) {
        Ok(email) => Ok(email.to_string()),
        Err((reason, help)) => Err((format!("`{words}` {reason}"), help)),
    }
}

pub(super) fn hours(words: &str) -> Read {
    match Hours::read(words) {
        Ok(hours) => Ok(hours.to_string()),
        Err(refused) => Err((refused.message, refused.help)),
    }
}

/// A name in the order in which it is said: `Petrov, Uma` is Uma Petrov.
pub(super) fn in_order(name: &str) -> String {
    const TITLES: [&str; 8] = ["jr", "sr", "ii", "iii", "phd", "md", "mba", "esq"];
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => {
            let (last, first) = (last.trim(), first.trim());
            let is_title = TITLES.contains(&first.trim_end_matches('.').to_lowercase().as_str());
            if first.is_empty() || last.is_empty() || is_title {
                name.to_owned()
            } else {
                format!("{first} {last}")
            }
        }
        _ => name.to_owned(),
    }
}
