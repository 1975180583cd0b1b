//! What the rows of a calendar say of posts otherwise than the plan, as edits of its file.

use crate::edit::{Edit, Value};
use crate::exchange::Remark;
use crate::exchange::may_be_id;
use crate::exchange::posts::row::PostRow;
use crate::plan::{CalendarEntry, Entry, Moment, Plan, PostTime};
use crate::source::FileId;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What becomes of the calendar of a plan.
#[derive(Debug, Default)]
pub struct PostsChange {
    pub edits: Vec<Edit>,
    /// What changes, by the id of the post.
    pub said: Vec<(String, String)>,
    pub n_new: usize,
    pub n_changed: usize,
    pub n_same: usize,
    /// The rows that cannot be used.
    pub refused: Vec<Remark>,
}

/// What rows change in the calendar of a plan, whose own file is the first. A post is known by its id, else by its time and its
/// channels.
pub fn change(rows: &[PostRow], plan: &Plan) -> PostsChange {
    let mut change = PostsChange::default();
    let mut taken: HashSet<String> = plan.calendar.entries().iter().map(|post| post.id.to_string()).collect();
    taken.extend(rows.iter().filter_map(|row| row.id.clone()));
    let mut by_place: BTreeMap<(Moment, BTreeSet<&str>), Vec<&Entry<CalendarEntry>>> = BTreeMap::new();
    for post in plan.calendar.entries() {
        if let Some(PostTime::Moment(at)) = post.value.at.get() {
            by_place.entry((*at, channels(&post.value))).or_default().push(post);
        }
    }
    let mut new: Vec<(String, Value)> = Vec::new();
    for row in rows {
        let refuse = |message: String, help: &str| Remark::refusal(row.number, message, help);
        let place = (row.at, row.channels.iter().map(String::as_str).collect());
        let there = match &row.id {
            Some(id) => plan.calendar.entry(id),
            None => match by_place.get(&place).map(Vec::as_slice) {
                Some([post]) => Some(*post),
                Some([_, ..]) => {
                    let message = "the plan has several posts at this time on this channel".to_owned();
                    change.refused.push(refuse(message, "say which one is meant, in a column `id`"));
                    continue;
                }
                _ => None,
            },
        };
        match there {
            Some(post) if post.place.file != FileId(0) => {
                let message = format!("`{}` stands in the plan that this one builds on", post.id);
                change.refused.push(refuse(message, "bring the sheet into that plan"));
            }
            Some(post)
                if !matches!(post.value.at.get(), Some(PostTime::Moment(_)))
                    || !post.value.every.is_missing() =>
            {
                let message = format!(
                    "`{}` comes again and again, or counts from a moment; a row is one post",
                    post.id
                );
                change.refused.push(refuse(message, "give the row an id of its own"));
            }
            Some(post) => change.alter(row, post),
            None => {
                let id = id_of(row, &taken);
                taken.insert(id.clone());
                change.said.push((
                    id.clone(),
                    format!("new, {} on {}", row.at.0.strftime("%Y-%m-%d %H:%M"), row.channels.join(", ")),
                ));
                change.n_new += 1;
                new.push((id, Value::Group(entry(row))));
            }
        }
    }
    if !new.is_empty() {
        change.edits.push(Edit::Insert { path: vec!["calendar".into()], entries: new });
    }
    change
}

impl PostsChange {
    /// Changes what a row says otherwise of a post.
    fn alter(&mut self, row: &PostRow, post: &Entry<CalendarEntry>) {
        let mut said: Vec<String> = Vec::new();
        let mut set = |field: &str, value: Value, words: String| {
            self.edits
                .push(Edit::Set { path: vec!["calendar".into(), (&*post.id).into(), field.into()], value });
            said.push(words);
        };
        if !matches!(post.value.at.get(), Some(PostTime::Moment(at)) if *at == row.at) {
            set("at", Value::word(written(row.at)), format!("at {}", written(row.at)));
        }
        let listed: BTreeSet<&str> = row.channels.iter().map(String::as_str).collect();
        if channels(&post.value) != listed {
            let value = Value::List(row.channels.iter().map(Value::word).collect());
            set("channel", value, format!("channel {}", row.channels.join(", ")));
        }
        for (field, new) in &row.fields {
            let now = now(&post.value, field);
            if now.as_deref().map(str::trim) != Some(new.trim()) {
                let words = if matches!(*field, "text" | "alt" | "link") {
                    (*field).to_owned()
                } else {
                    format!("{field} {new}")
                };
                set(field, Value::word(new), words);
            }
        }
        if said.is_empty() {
            self.n_same += 1;
        } else {
            self.n_changed += 1;
            self.said.push((post.id.to_string(), said.join("; ")));
        }
    }
}

/// What a post says in a field.
fn now(post: &CalendarEntry, field: &str) -> Option<String> {
    match field {
        "text" => post.text.get().map(|text| text.to_string()),
        "alt" => post.alt.get().map(|text| text.to_string()),
        "link" => post.link.get().map(|link| link.to_string()),
        "format" => post.format.get().map(|text| text.to_string()),
        "owner" => post.owner.get().map(|owner| owner.value.to_string()),
        "pillar" => post.pillar.get().map(|pillar| pillar.to_string()),
        "campaign" => post.campaign.get().map(|campaign| campaign.to_string()),
        "sign_off" => post.sign_off.get().map(|kind| kind.to_string()),
        // Without one it is a draft.
        _ => Some(post.status().word().to_owned()),
    }
}

fn channels(post: &CalendarEntry) -> BTreeSet<&str> {
    post.channel.items().iter().map(|channel| &**channel).collect()
}

fn written(at: Moment) -> String {
    at.0.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The fields of a post that is new, in the order in which planners read them.
fn entry(row: &PostRow) -> Vec<(String, Value)> {
    const ORDER: [&str; 9] =
        ["owner", "status", "pillar", "format", "campaign", "sign_off", "text", "alt", "link"];
    let mut entry = vec![
        ("at".to_owned(), Value::word(written(row.at))),
        ("channel".to_owned(), Value::List(row.channels.iter().map(Value::word).collect())),
    ];
    let fields = ORDER.iter().filter_map(|field| Some((*field, row.fields.get(field)?)));
    entry.extend(fields.map(|(field, words)| (field.to_owned(), Value::word(words))));
    entry
}

/// An id for a post that has none: its channel and its day.
fn id_of(row: &PostRow, taken: &HashSet<String>) -> String {
    if let Some(id) = &row.id {
        return id.clone();
    }
    let channel: String = row.channels.first().map_or("post", String::as_str).chars().take(30).collect();
    let first = format!("{}-{}", channel.trim_end_matches('-'), row.at.0.date());
    let numbered = (2..).map(|number| format!("{first}-{number}"));
    [first.clone()]
        .into_iter()
        .chain(numbered)
        .find(|id| may_be_id(id) && !taken.contains(id))
        .unwrap_or(first)
}
