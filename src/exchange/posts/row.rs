//! A row of a calendar as a post, with what is wrong with it.

use crate::diagnostic::Severity;
use crate::exchange::cell::on_one_line;
use crate::exchange::cells::Cells;
use crate::exchange::posts::moment::{DateOrder, day_and_time, time};
use crate::exchange::{Head, Remark, Sheet, SheetRow};
use crate::format::{Map, kebab};
use crate::plan::{Moment, Plan, PostStatus, Url, nearest};
use crate::rehearsal::{NameError, find_channel, find_owner};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What somebody says of a calendar besides which column is which.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What comes first in days such as 04/05/2026.
    pub order: Option<DateOrder>,
    /// The time of posts that have none.
    pub time: Option<String>,
    /// Channels by the names that the sheet has for them, in small letters.
    pub channels: HashMap<String, String>,
}

/// A post as a row has it; what the row leaves empty is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    pub number: usize,
    /// The id of the post, where the sheet has one.
    pub id: Option<String>,
    pub at: Moment,
    /// Ids of channels.
    pub channels: Vec<String>,
    /// All other fields of the post, as plans write them.
    pub fields: BTreeMap<&'static str, String>,
}

/// The posts of a calendar.
#[derive(Debug, Default)]
pub struct PostsRead {
    pub rows: Vec<PostRow>,
    pub remarks: Vec<Remark>,
    /// The rows that are left out because something is wrong with them.
    pub refused: HashSet<usize>,
}

/// Reads the rows of a calendar below its head.
pub fn read_posts(sheet: &Sheet, head: &Head, plan: &Plan, options: &Options) -> PostsRead {
    let mut reader = RowReader { cells: Cells::below(head), plan, options };
    let mut rows: Vec<PostRow> = head.rows(sheet).filter_map(|row| reader.read(row)).collect();
    let mut remarks = reader.cells.remarks;
    remarks.extend(twins(&mut rows));
    let errors = remarks.iter().filter(|remark| remark.severity == Severity::Error);
    let refused: HashSet<usize> = errors.flat_map(|remark| remark.rows.iter().copied()).collect();
    rows.retain(|row| !refused.contains(&row.number));
    PostsRead { rows, remarks, refused }
}

/// What a post is known by: its id, else its time and its channels.
type Key = (Option<String>, Option<(Moment, BTreeSet<String>)>);

/// Posts that nobody can tell apart: those that say the same are one, those that do not are left out.
fn twins(rows: &mut Vec<PostRow>) -> Vec<Remark> {
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        let place = (row.at, row.channels.iter().cloned().collect());
        let key = (row.id.clone(), Some(place).filter(|_| row.id.is_none()));
        by_key.entry(key).or_default().push(position);
    }
    let mut remarks = Vec::new();
    let mut doubled: HashSet<usize> = HashSet::new();
    for ((id, _), positions) in by_key.iter().filter(|(_, positions)| positions.len() > 1) {
        let all: Vec<&PostRow> = positions.iter().filter_map(|position| rows.get(*position)).collect();
        let Some((first, others)) = all.split_first() else { continue };
        let rows = all.iter().map(|row| row.number).collect();
        let remark =
            if others.iter().all(|other| PostRow { number: first.number, ..(**other).clone() } == **first) {
                doubled.extend(others.iter().map(|row| row.number));
                Remark::new(Severity::Info, first.number, "the same post; read once")
            } else if let Some(id) = id {
                let message = format!("several posts have the id `{id}`");
                Remark::new(Severity::Error, first.number, message).help("give each an id of its own")
            } else {
                let help = "give each an id of its own, in a column `id`";
                Remark::new(Severity::Error, first.number, "several posts at one time on one channel")
                    .help(help)
            };
        remarks.push(Remark { rows, ..remark });
    }
    rows.retain(|row| !doubled.contains(&row.number));
    remarks
}

struct RowReader<'r> {
    cells: Cells<'r>,
    plan: &'r Plan,
    options: &'r Options,
}

impl RowReader<'_> {
    /// The post of a row; `None`, after saying why, where it cannot be used.
    fn read(&mut self, row: &SheetRow) -> Option<PostRow> {
        let n_before = self.cells.remarks.len();
        if !self.cells.is_whole(row) {
            return None;
        }
        let at = self.moment(row);
        let channels = self.channels(row);
        let mut fields: BTreeMap<&'static str, String> = BTreeMap::new();
        for field in ["text", "alt", "format"] {
            let words = self.cells.words(row, field);
            fields.extend(words.map(|words| (field, words)));
        }
        fields.extend(self.link(row).map(|link| ("link", link)));
        let owner = self.found(row, "owner", |plan, words| find_owner(plan, words).map(str::to_owned));
        fields.extend(owner.map(|owner| ("owner", owner)));
        fields.extend(self.of_plan(row, "pillar").map(|pillar| ("pillar", pillar)));
        fields.extend(self.of_plan(row, "campaign").map(|campaign| ("campaign", campaign)));
        fields.extend(self.of_plan(row, "sign_off").map(|kind| ("sign_off", kind)));
        fields.extend(self.status(row).map(|status| ("status", status.word().to_owned())));
        let id = self.cells.words(row, "id").map(|words| {
            let id = kebab(&words);
            if id.bytes().all(|byte| byte.is_ascii_digit()) { format!("post-{id}") } else { id }
        });
        if self.cells.remarks.len() > n_before {
            return None;
        }
        Some(PostRow { number: row.number, id, at: at?, channels, fields })
    }

    /// When it goes out.
    fn moment(&mut self, row: &SheetRow) -> Option<Moment> {
        let Some(words) = self.cells.words(row, "date") else {
            self.say_if_unsaid(row, "date", "there is no day in this row", "write when the post goes out");
            return None;
        };
        let (day, clock) = match day_and_time(&on_one_line(&words), self.options.order) {
            Ok(read) => read,
            Err((message, help)) => return self.cells.say(row, "date", message, &help),
        };
        let own = match self.cells.words(row, "time").map(|words| time(&on_one_line(&words))).transpose() {
            Ok(own) => own,
            Err((message, help)) => return self.cells.say(row, "time", message, &help),
        };
        let clock = match (own, clock) {
            (Some(own), Some(clock)) if own != clock => {
                let message = format!("two times in one row: {clock} and {own}");
                return self.cells.say(row, "time", message, "keep the one that is right");
            }
            (own, clock) => own.or(clock).or_else(|| self.options.time.clone()),
        };
        let Some(clock) = clock else {
            let help = "write one, or say it for all that have none: --time 09:00";
            return self.cells.say(row, "date", "there is no time in this row", help);
        };
        Moment::parse(&format!("{day} {clock}"))
    }

    /// Where it goes out; several names stand with a sign between them.
    fn channels(&mut self, row: &SheetRow) -> Vec<String> {
        let Some(words) = self.cells.words(row, "channel") else {
            self.say_if_unsaid(
                row,
                "channel",
                "there is no channel in this row",
                "write where the post goes out",
            );
            return Vec::new();
        };
        let names = words.split([',', ';', '/', '&', '+', '|', '\n']).map(on_one_line);
        let mut channels: Vec<String> = Vec::new();
        for name in names.filter(|name| !name.is_empty()) {
            let said = self.options.channels.get(&name.to_lowercase()).cloned();
            let known = said.map_or_else(
                || find_channel(self.plan, &name).map(|(channel, _)| channel.id.to_string()),
                Ok,
            );
            match known {
                Ok(id) if channels.contains(&id) => {}
                Ok(id) => channels.push(id),
                Err(error) => {
                    let help = error.help();
                    let or = if help.ends_with('?') { " Or say" } else { "; or say" };
                    let help = format!("{help}{or} what it means: --channel \"{name}=ID\"");
                    self.cells.say::<()>(row, "channel", error.to_string(), &help);
                }
            }
        }
        channels
    }

    /// The page to which it leads.
    fn link(&mut self, row: &SheetRow) -> Option<String> {
        let words = on_one_line(&self.cells.words(row, "link")?);
        match Url::read(&words) {
            Ok(_) => Some(words),
            Err((why, help)) => self.cells.say(row, "link", format!("`{words}` {why}"), &help),
        }
    }

    fn found(
        &mut self,
        row: &SheetRow,
        field: &'static str,
        find: impl Fn(&Plan, &str) -> Result<String, NameError>,
    ) -> Option<String> {
        let words = on_one_line(&self.cells.words(row, field)?);
        match find(self.plan, &words) {
            Ok(id) => Some(id),
            Err(error) => self.cells.say(row, field, error.to_string(), &error.help()),
        }
    }

    /// A subject, a campaign or a kind of sign-off of the plan, by its id or by what it is called.
    fn of_plan(&mut self, row: &SheetRow, field: &'static str) -> Option<String> {
        let words = on_one_line(&self.cells.words(row, field)?);
        let plan = self.plan;
        let ids: Vec<&str> = match field {
            "pillar" => plan.pillars().into_iter().flat_map(Map::entries).map(|pillar| &*pillar.id).collect(),
            "campaign" => plan.campaigns.entries().iter().map(|campaign| &*campaign.id).collect(),
            _ => plan.sign_offs().into_iter().flat_map(Map::entries).map(|kind| &*kind.id).collect(),
        };
        let titled = plan.campaigns.entries().iter().filter(|_| field == "campaign").filter(|campaign| {
            campaign.value.title.get().is_some_and(|title| title.to_lowercase() == words.to_lowercase())
        });
        let titled: Vec<&str> = titled.map(|campaign| &*campaign.id).collect();
        let wanted = kebab(&words);
        let exact = ids.iter().find(|id| **id == words).or_else(|| ids.iter().find(|id| kebab(id) == wanted));
        match (exact, titled.as_slice()) {
            (Some(id), _) | (None, [id]) => Some((*id).to_owned()),
            _ => {
                let what = match field {
                    "pillar" => "subject",
                    "campaign" => "campaign",
                    _ => "kind of sign-off",
                };
                let near = nearest(&words, ids.iter().copied()).map(|near| format!("did you mean `{near}`?"));
                let help = near.unwrap_or_else(|| {
                    format!("write it into the plan first, or leave the column out: --column {field}=")
                });
                self.cells.say(row, field, format!("the plan has no {what} `{words}`"), &help)
            }
        }
    }

    fn status(&mut self, row: &SheetRow) -> Option<PostStatus> {
        const WORDS: [(PostStatus, &[&str]); 5] = [
            (PostStatus::Idea, &["idea", "ideas", "backlog", "idee"]),
            (
                PostStatus::Draft,
                &[
                    "draft",
                    "drafted",
                    "writing",
                    "in progress",
                    "wip",
                    "in review",
                    "to review",
                    "entwurf",
                    "in arbeit",
                ],
            ),
            (
                PostStatus::Ready,
                &[
                    "ready",
                    "scheduled",
                    "approved",
                    "final",
                    "ready to post",
                    "fertig",
                    "geplant",
                    "freigegeben",
                ],
            ),
            (PostStatus::Published, &["published", "posted", "live", "sent", "veröffentlicht", "gepostet"]),
            (
                PostStatus::Dropped,
                &["dropped", "cancelled", "canceled", "rejected", "entfällt", "gestrichen"],
            ),
        ];
        let words = on_one_line(&self.cells.words(row, "status")?);
        let known = WORDS.iter().find(|(_, names)| names.contains(&words.to_lowercase().as_str()));
        if let Some((status, _)) = known {
            return Some(*status);
        }
        let help =
            "write idea, draft, ready, published or dropped; or leave the column out: --column status=";
        self.cells.say(row, "status", format!("`{words}` is not known"), help)
    }

    /// Says that something is missing, unless it was said what is wrong there.
    fn say_if_unsaid(&mut self, row: &SheetRow, field: &str, message: &str, help: &str) {
        let heading = self.cells.head.heading(field);
        let is_said = self
            .cells
            .remarks
            .last()
            .is_some_and(|last| last.rows == [row.number] && last.heading.as_deref() == Some(heading));
        if !is_said {
            self.cells.say::<()>(row, field, message, help);
        }
    }
}
