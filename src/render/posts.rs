//! What goes out when, for calendars (RFC 5545) and for the tools that publish it.

use crate::render::Templates;
use crate::render::calendar::{begin, escaped, line, stamp, utc};
use crate::render::tables::{Column, record_as_it_is, table};
use crate::text::Language;
use crate::view::{PostEvent, View};
use std::collections::BTreeMap;

/// How many rows Hootsuite takes at once.
const MOST_ROWS: usize = 350;

/// What goes out as a calendar: an event each, at its time, with its text.
pub fn posts_calendar(view: &View, events: &[PostEvent], templates: &Templates) -> String {
    let language = templates.language();
    let mut text = begin(&view.title.clone().unwrap_or_else(|| language.word("untitled-plan")));
    for event in events {
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{}", escaped(&event.uid)));
        stamp(&mut text, view.as_of, &event.instant);
        line(&mut text, &format!("DTSTART:{}", utc(&event.instant)));
        line(&mut text, "DURATION:PT15M");
        let place = event.channels.join(", ");
        line(&mut text, &format!("SUMMARY:{}", escaped(&format!("{} ({place})", event.name))));
        let about = [&event.text, &event.link, &event.alt];
        let about: Vec<&str> = about.into_iter().flatten().map(String::as_str).collect();
        if !about.is_empty() {
            line(&mut text, &format!("DESCRIPTION:{}", escaped(&about.join("\n\n"))));
        }
        line(&mut text, "CATEGORIES:post");
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// The columns of the table of posts.
pub const COLUMNS: [&str; 14] = [
    "date",
    "time",
    "time-zone",
    "channels",
    "post",
    "status",
    "owner",
    "subject",
    "format",
    "campaign",
    "text",
    "alt",
    "link",
    "uid",
];

/// What goes out as a table, a row for each time.
pub fn posts_table(events: &[PostEvent], chosen: &[Column], templates: &Templates) -> String {
    let language = templates.language();
    table(&COLUMNS, chosen, events.iter().map(|event| row(event, language)), language)
}

fn row(event: &PostEvent, language: &Language) -> Vec<String> {
    let (date, time) = event.at.split_once('T').unwrap_or((&event.at, ""));
    let or_nothing = |cell: &Option<String>| cell.clone().unwrap_or_default();
    vec![
        date.to_owned(),
        time.to_owned(),
        event.zone.clone(),
        event.channels.join("; "),
        event.name.clone(),
        language.value("post-status", event.status),
        or_nothing(&event.owner),
        or_nothing(&event.pillar),
        or_nothing(&event.format),
        or_nothing(&event.campaign),
        or_nothing(&event.text),
        or_nothing(&event.alt),
        or_nothing(&event.link),
        event.uid.clone(),
    ]
}

/// What has words and is to go out, as Hootsuite reads it: the time as month/day/year and hours:minutes, the words, and the link,
/// unless the words have it, without names of columns. A file for each channel, and for each 350 rows, with what it is called. It is no table for spreadsheets: the
/// words are published as they stand there.
pub fn hootsuite(events: &[PostEvent]) -> Vec<(String, String)> {
    let mut by_channel: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for event in events.iter().filter(|event| matches!(event.status, "draft" | "ready")) {
        let Some(words) = &event.text else { continue };
        let (date, time) = event.at.split_once('T').unwrap_or((&event.at, ""));
        let parts: Vec<&str> = date.split('-').collect();
        let [year, month, day] = parts.as_slice() else { continue };
        let link = event.link.clone().filter(|link| !words.contains(link)).unwrap_or_default();
        let row = record_as_it_is(&[format!("{month}/{day}/{year} {time}"), words.clone(), link]);
        for channel in &event.channel_ids {
            by_channel.entry(channel).or_default().push(row.clone());
        }
    }
    let mut files = Vec::new();
    for (channel, rows) in by_channel {
        let chunks: Vec<&[String]> = rows.chunks(MOST_ROWS).collect();
        let n_chunks = chunks.len();
        for (index, chunk) in chunks.into_iter().enumerate() {
            let part = if n_chunks > 1 { format!("-{}", index + 1) } else { String::new() };
            files.push((format!("{channel}{part}"), chunk.concat()));
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use crate::render::posts::{MOST_ROWS, hootsuite};
    use crate::view::PostEvent;

    fn event(text: Option<&str>, status: &'static str) -> PostEvent {
        PostEvent {
            id: "advent".to_owned(),
            uid: "post-advent@plan.smplan".to_owned(),
            name: "Advent".to_owned(),
            at: "2026-12-24T09:00".to_owned(),
            zone: "Europe/Dublin".to_owned(),
            instant: "2026-12-24T09:00+00:00".to_owned(),
            channels: vec!["Page".to_owned()],
            channel_ids: vec!["page".to_owned(), "blog".to_owned()],
            owner: None,
            status,
            text: text.map(str::to_owned),
            alt: None,
            link: None,
            campaign: None,
            pillar: None,
            format: None,
        }
    }

    #[test]
    fn each_channel_has_files_of_350_rows_of_what_is_to_go_out() {
        let events = vec![
            event(Some("We close, \"early\""), "ready"),
            event(None, "ready"),
            event(Some("Gone"), "published"),
        ];
        let files = hootsuite(&events);
        let row = "12/24/2026 09:00,\"We close, \"\"early\"\"\",\r\n";
        assert_eq!(files, [("blog".to_owned(), row.to_owned()), ("page".to_owned(), row.to_owned())]);
        let link = Some("https://example.com".to_owned());
        let linked = |text| PostEvent { link: link.clone(), ..event(Some(text), "ready") };
        let files = hootsuite(&[linked("See us"), linked("See https://example.com")]);
        let rows =
            "12/24/2026 09:00,See us,https://example.com\r\n12/24/2026 09:00,See https://example.com,\r\n";
        assert_eq!(files.first().map(|(_, text)| text.as_str()), Some(rows));
        let many = vec![event(Some("@dana"), "ready"); MOST_ROWS + 1];
        let names: Vec<String> = hootsuite(&many).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["blog-1", "blog-2", "page-1", "page-2"]);
        assert!(hootsuite(&many).iter().all(|(_, text)| text.starts_with("12/24/2026 09:00,@dana,")));
    }
}
