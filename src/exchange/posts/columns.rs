//! Which columns a calendar may have, and what planners and their tools call them in English and German.

use crate::exchange::Wanted;

const FIELDS: [(&str, &[&str]); 13] = [
    (
        "date",
        &[
            "date",
            "publish date",
            "publishing date",
            "post date",
            "posting date",
            "scheduled date",
            "schedule date",
            "go live date",
            "go live",
            "date time",
            "date and time",
            "publish at",
            "scheduled at",
            "scheduled for",
            "when",
            "day",
            "datum",
            "veröffentlichung",
            "veröffentlichungsdatum",
            "termin",
            "tag",
        ],
    ),
    (
        "time",
        &[
            "time",
            "publish time",
            "post time",
            "posting time",
            "scheduled time",
            "schedule time",
            "uhrzeit",
            "zeit",
        ],
    ),
    (
        "channel",
        &[
            "channel",
            "channels",
            "platform",
            "platforms",
            "network",
            "networks",
            "social network",
            "social channel",
            "social media channel",
            "account",
            "profile",
            "where",
            "kanal",
            "kanäle",
            "plattform",
            "netzwerk",
        ],
    ),
    (
        "text",
        &[
            "text",
            "copy",
            "caption",
            "post copy",
            "post text",
            "post",
            "message",
            "content",
            "body",
            "caption copy",
            "beitrag",
            "beitragstext",
            "posttext",
            "inhalt",
        ],
    ),
    (
        "alt",
        &["alt", "alt text", "alternative text", "image description", "bildbeschreibung", "alternativtext"],
    ),
    (
        "link",
        &[
            "link",
            "links",
            "url",
            "link url",
            "post link",
            "post url",
            "landing page",
            "landing page url",
            "landing url",
            "target url",
            "destination",
            "destination url",
            "web address",
            "zielseite",
            "zieladresse",
            "webadresse",
        ],
    ),
    (
        "pillar",
        &[
            "pillar",
            "content pillar",
            "topic",
            "theme",
            "category",
            "content category",
            "subject",
            "thema",
            "kategorie",
            "rubrik",
        ],
    ),
    (
        "format",
        &["format", "post type", "content type", "type", "media type", "medium", "art", "beitragsart"],
    ),
    ("campaign", &["campaign", "kampagne", "aktion"]),
    ("status", &["status", "stage", "state", "stand"]),
    (
        "owner",
        &[
            "owner",
            "responsible",
            "responsible person",
            "assignee",
            "assigned to",
            "author",
            "who",
            "verantwortlich",
            "zuständig",
            "autor",
        ],
    ),
    ("sign_off", &["sign off", "approval", "freigabe"]),
    ("id", &["id", "post id", "key", "number", "no", "nr", "nummer"]),
];

/// The columns that a calendar may have.
pub fn columns() -> Vec<Wanted> {
    let wanted = |(field, headings): &(&str, &[&str])| {
        let wanted = Wanted::new(field, headings);
        if matches!(*field, "date" | "channel") { wanted.needed() } else { wanted }
    };
    FIELDS.iter().map(wanted).collect()
}
