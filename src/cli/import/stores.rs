//! `smplan import stores`: a list of stores becomes files of stores, or changes of those that are there.

use crate::cli::Outcome;
use crate::cli::import::files::FileChange;
use crate::cli::import::list::{self, List, outcome, told};
use crate::cli::import::read::{mistakes, open_named, with_all};
use crate::cli::import::there::{self, Known, Rows};
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::{Places, relative};
use crate::cli::schema::Schema;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::exchange::Remark;
use crate::exchange::may_be_id;
use crate::exchange::stores::{
    NewStore, Options, StoreRow, StoresRead, columns, new_of_row, new_store, read_stores, unclear_phone,
};
use crate::plan::{Date, Entry, Location, Plan, is_time_zone, kebab};
use crate::source::Source;
use anyhow::Result;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Make and refresh the files of stores from a list.
///
/// Each row is a store, which is known by its number (`code`), else by its name. A store that is new gets a file that builds on
/// the plan of the group; of one that is there, what the list says otherwise is changed, and every other byte stays. Who ran the
/// store and does no longer keeps their place among its people, with a last day. Stores that the list does not have are kept as
/// they are, or get `status: closed` with --retire, unless a row is refused, which may be one of them.
///
/// Columns are known by their usual headings: number, name, region, zone, country, phone, opening hours, manager, with e-mail and
/// phone.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    list: List,

    /// The plan of the group, on which new files build.
    #[arg(long, value_name = "PLAN")]
    extends: PathBuf,

    /// The folder with the files of the stores.
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,

    /// What a name of the list means, such as CST=America/Chicago.
    #[arg(long, value_name = "NAME=ZONE", value_parser = zone)]
    zone: Vec<(String, String)>,

    /// Give each open store that the list does not have `status: closed`, in its file, else in that of the group.
    #[arg(long)]
    retire: bool,

    /// What stands before phone numbers that have no country code, such as +1.
    #[arg(long, value_name = "CODE", value_parser = calling_code)]
    country_code: Option<String>,
}

fn zone(written: &str) -> Result<(String, String), String> {
    let (name, zone) = list::pair(written)?;
    if !is_time_zone(&zone) {
        return Err(format!(
            "there is no time zone `{zone}`; write continent and city, such as America/Chicago"
        ));
    }
    Ok((name.to_lowercase(), zone))
}

fn calling_code(written: &str) -> Result<String, String> {
    let digits = written.strip_prefix('+').unwrap_or(written);
    if (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(format!("+{digits}"))
    } else {
        Err("write the code of a country, such as +1 or +353".to_owned())
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let base = match one_plan::read(&arguments.extends, terminal) {
        Ok(base) => base,
        Err(unread) => return unread.end(terminal),
    };
    let plan = &base.plan;
    if !plan.location.is_missing() {
        complain(&format!("--extends: `{}` is the plan of a store", arguments.extends.display()));
        advise("name the plan of the group, on which those of stores build");
        return Ok(Outcome::Undone);
    }
    if arguments.into.is_file() {
        anyhow::bail!(
            "--into: `{}` is a file; name the folder with the files of the stores",
            arguments.into.display()
        );
    }
    let Some((sheet, head)) = arguments.list.read(&columns(plan))? else { return Ok(Outcome::Undone) };
    if let Some(refusal) = unclear_phone(&head, plan, &arguments.list.column) {
        complain(&format!("`{}`: {}", arguments.list.name(), refusal.message));
        advise(&refusal.help);
        return Ok(Outcome::Undone);
    }
    let unread: Vec<String> = head.unread().map(|heading| format!("`{heading}`")).collect();
    if !unread.is_empty() {
        terminal.note(&format!("note: not read: {}", safe(&unread.join(", ")).trim_end()));
    }
    let options = Options {
        zones: arguments.zone.iter().cloned().collect(),
        calling_code: arguments.country_code.clone(),
    };
    let read = read_stores(&sheet, &head, plan, &options);
    let mut places = Places::new();
    let known = match there::find(&arguments.extends, &arguments.into, &mut places, terminal)? {
        Ok(files) => there::look(
            &files,
            &Rows::of(&read),
            &places.absolute(&arguments.extends),
            arguments.list.today(),
            terminal,
        ),
        Err(outcome) => return Ok(outcome),
    };
    let known = match known {
        Ok(known) => known,
        Err(unread) => return unread.end(terminal),
    };
    let by = |key: fn(&Location) -> Option<String>| {
        let mut all: HashMap<String, Vec<&Entry<Location>>> = HashMap::new();
        for location in plan.locations.entries() {
            all.entry(key(&location.value).unwrap_or_default()).or_default().push(location);
        }
        all
    };
    let by_code = by(|location| location.code.get().map(|code| code.to_string()));
    let by_name = by(|location| location.name.get().map(|name| name.to_lowercase()));
    let mut import = Import {
        arguments,
        plan,
        read,
        known,
        places,
        changes: Vec::new(),
        retired: Vec::new(),
        unlisted: Vec::new(),
        n_unretired: 0,
        n_same: 0,
        is_unlisted: false,
        by_code,
        by_name,
    };
    import.unlisted = import.unlisted_of_group();
    import.change();
    if import.retires()
        && let Err(unread) = import.retire()
    {
        return unread.end(terminal);
    }
    import.finish(terminal)
}

struct Import<'a> {
    arguments: &'a Arguments,
    plan: &'a Plan,
    read: StoresRead,
    known: Known,
    places: Places,
    changes: Vec<FileChange>,
    /// The files in which stores are closed that the list does not have.
    retired: Vec<FileChange>,
    /// The locations of the group that have no file, and are not in the list.
    unlisted: Vec<String>,
    /// How many files could not be changed so that their stores are closed.
    n_unretired: usize,
    n_same: usize,
    /// Whether the plan of the group does not list a file that is new.
    is_unlisted: bool,
    /// The locations of the group by their numbers, and by their names in small letters.
    by_code: HashMap<String, Vec<&'a Entry<Location>>>,
    by_name: HashMap<String, Vec<&'a Entry<Location>>>,
}

impl<'a> Import<'a> {
    /// Finds what becomes of each file.
    fn change(&mut self) {
        let today = self.arguments.list.today();
        let mut done: HashSet<usize> = HashSet::new();
        for (number, store) in std::mem::take(&mut self.known.matched) {
            done.insert(number);
            match store {
                Ok(None) => self.n_same += 1,
                Ok(Some(change)) => self.changes.push(change),
                Err(remark) => self.refuse(remark),
            }
        }
        let rows = std::mem::take(&mut self.read.rows);
        for row in rows.iter().filter(|row| !done.contains(&row.number)) {
            match self.make(row, today) {
                Ok(change) => self.changes.push(change),
                Err(remark) => self.refuse(remark),
            }
        }
    }

    fn refuse(&mut self, remark: Remark) {
        self.read.refused.extend(remark.rows.iter());
        self.read.remarks.push(remark);
    }

    /// The ids of the open locations that have no file of their own, and are not in the list.
    fn unlisted_of_group(&self) -> Vec<String> {
        let rows = Rows::of(&self.read);
        let all = self.plan.open_locations().filter(|location| !self.known.ids.contains(&*location.id));
        all.filter(|location| rows.lack(&location.value)).map(|location| location.id.to_string()).collect()
    }

    /// Whether stores are closed that the list does not have: nobody knows which those are while a row is refused.
    fn retires(&self) -> bool {
        self.arguments.retire && self.read.refused.is_empty()
    }

    /// Closes the stores that the list does not have, each in its file, else in that of the group.
    fn retire(&mut self) -> Result<(), Unread> {
        let mut each: Vec<_> =
            self.known.unlisted.iter_mut().filter_map(|store| store.retired.take()).collect();
        if !self.unlisted.is_empty() {
            let sources = open_named(&self.arguments.extends)?;
            let ids = self.unlisted.iter().map(String::as_str);
            each.push(there::retired(&sources, ids, self.arguments.list.today()));
        }
        for change in each {
            match change {
                Ok(change) => self.retired.push(change),
                Err(remark) => {
                    self.n_unretired += 1;
                    self.read.remarks.push(remark);
                }
            }
        }
        Ok(())
    }

    /// The file of a store that has none.
    fn make(&mut self, row: &StoreRow, today: Date) -> Result<FileChange, Remark> {
        let refuse = |message: String, help: &str| Remark::refusal(row.number, message, help);
        let location = self.listed(row);
        let id = match location {
            Some(location) => location.id.to_string(),
            None => self.id_for(row).ok_or_else(|| {
                refuse(
                    "no id can be made of this name".to_owned(),
                    "write the store into the plan of the group first, with an id",
                )
            })?,
        };
        let path = self.arguments.into.join(format!("{id}.yaml"));
        if path.symlink_metadata().is_ok() {
            let message = format!("`{}` is there, and is not the plan of this store", path.display());
            return Err(refuse(message, "give that file another name"));
        }
        let folder = self.places.absolute(&self.arguments.into);
        // A plan for the region stands between the group and its stores.
        let layer =
            row.region.as_ref().and_then(|region| self.known.layers.get(region)).and_then(Option::as_ref);
        let base =
            layer.map_or_else(|| self.places.absolute(&self.arguments.extends), |layer| layer.file.clone());
        let plan = layer.map_or(self.plan, |layer| &layer.plan);
        let extends = relative(&folder, &base);
        let location = plan.locations.entry(&id).map(|location| &location.value);
        let store: NewStore = new_of_row(row, (plan, location), (&id, &extends), today)?;
        let schema = Schema::beside(&path, &mut self.places);
        let line = if schema.is_there() { schema.line() } else { String::new() };
        let text = format!("{line}{}", new_store(&store));
        let sources = with_all(Source::new(path.to_string_lossy(), &*text), &path, &self.known.bases);
        if let Some((message, help)) = mistakes(&sources, today).into_iter().next() {
            return Err(refuse(message, &help));
        }
        self.is_unlisted |= self.plan.extended_by.is_missing() || sources.unlisted_by().is_some();
        self.known.ids.insert(id);
        let name = row.name.clone().unwrap_or_default();
        let source = sources.first().with_text(&*text);
        Ok(FileChange { source, is_new: true, text, said: vec![name] })
    }

    /// The location of the group that has no file yet, by its number, else by its name.
    fn listed(&self, row: &StoreRow) -> Option<&'a Entry<Location>> {
        let of = |known: &HashMap<String, Vec<&'a Entry<Location>>>, key: Option<&str>| {
            let all = key.and_then(|key| known.get(key)).into_iter().flatten().copied();
            all.filter(|location| !self.known.ids.contains(&*location.id)).collect::<Vec<_>>()
        };
        if let Some(location) = of(&self.by_code, row.code.as_deref()).first() {
            return Some(location);
        }
        let name = row.name.as_ref().map(|name| name.to_lowercase());
        let mut by_name = of(&self.by_name, name.as_deref());
        by_name.retain(|location| location.value.code.get().is_none() || row.code.is_none());
        match by_name.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// An id that no store has: of its name, else of its number.
    fn id_for(&self, row: &StoreRow) -> Option<String> {
        let name = kebab(row.name.as_deref().unwrap_or_default());
        let code = row.code.as_deref().map(|code| format!("store-{}", kebab(code)));
        let first = Some(name).filter(|name| may_be_id(name)).or(code).filter(|id| may_be_id(id))?;
        let stem: String = first.chars().take(40).collect();
        let numbered = (2..).map(|number| format!("{}-{number}", stem.trim_end_matches('-')));
        let is_free = |id: &String| {
            !self.known.ids.contains(id)
                && self.plan.locations.entry(id).is_none()
                && self.arguments.into.join(format!("{id}.yaml")).symlink_metadata().is_err()
        };
        [first].into_iter().chain(numbered).find(is_free)
    }

    /// Says what becomes of the files, and writes them where that was asked for.
    fn finish(mut self, terminal: &mut Terminal) -> Result<Outcome> {
        let list = &self.arguments.list;
        self.changes.sort_by(|one, other| one.source.name().cmp(other.source.name()));
        self.read.remarks.append(&mut self.known.not_open);
        let remarks = Remark::together(std::mem::take(&mut self.read.remarks));
        let mut report = told(&list.name(), &remarks);
        report.push_str(&self.summary());
        let n_refused = self.read.refused.len() + self.n_unretired;
        self.changes.append(&mut self.retired);
        if self.is_unlisted {
            terminal.note(&format!(
                "note: `{}` does not list all of these files; add `extended_by: {}/*.yaml`, so that a change of the group is tried on them",
                self.arguments.extends.display(),
                relative(
                    self.places.absolute(&self.arguments.extends).parent().unwrap_or(Path::new("")),
                    &self.places.absolute(&self.arguments.into)
                ),
            ));
        }
        if list.diff {
            for change in &self.changes {
                terminal.print(change.patch()?.as_bytes())?;
            }
            terminal.error(safe(&report).trim_end());
            return Ok(outcome(n_refused));
        }
        if !list.write {
            if !self.changes.is_empty() {
                report.push_str("Nothing written: add --write.\n");
            }
            terminal.print(safe(&report).as_bytes())?;
            return Ok(outcome(n_refused));
        }
        let mut ended = outcome(n_refused);
        for change in &self.changes {
            if let Err(error) = change.write() {
                complain(&format!("{error:#}"));
                ended = Outcome::Undone;
            }
        }
        // It is written: that nobody can be told does not undo it.
        let _ = terminal.print(safe(&report).as_bytes());
        if !self.changes.is_empty() {
            terminal.note(&format!("Check them all: smplan lint {}", self.arguments.extends.display()));
        }
        Ok(ended)
    }

    /// `12 new · 9 changed · 277 the same · 2 refused · 2 not listed (kept)`, with what changes in each file.
    fn summary(&self) -> String {
        const MOST: usize = 50;
        let n_new = self.changes.iter().filter(|change| change.is_new).count();
        let n_changed = self.changes.len() - n_new;
        let mut parts = vec![
            format!("{n_new} new"),
            format!("{n_changed} changed"),
            format!("{} the same", self.n_same),
            format!("{} refused", self.read.refused.len() + self.n_unretired),
        ];
        let n_unlisted = self.known.unlisted.len() + self.unlisted.len();
        if n_unlisted > 0 {
            let fate = match (self.arguments.retire, self.retires()) {
                (_, true) => "get `status: closed`",
                (true, false) => "kept, since a row that is refused may be one of them: correct those first",
                (false, false) => "kept; --retire sets `status: closed`",
            };
            parts.push(format!("{n_unlisted} not in the list ({fate})"));
        }
        let mut text = format!("{}\n", parts.join(" · "));
        let all = || self.changes.iter().chain(&self.retired);
        for change in all().take(MOST) {
            let new = if change.is_new { "new, " } else { "" };
            let _ = writeln!(text, "  {}: {new}{}", change.source.name(), change.said.join("; "));
        }
        let n_all = all().count();
        if n_all > MOST {
            let _ = writeln!(text, "  and {} more; --diff shows all", n_all - MOST);
        }
        if !self.retires() {
            let of_group =
                self.unlisted.iter().map(|id| format!("{}, `{id}`", self.arguments.extends.display()));
            let of_files = self.known.unlisted.iter().map(|store| store.name.clone());
            for name in of_files.chain(of_group).take(MOST) {
                let _ = writeln!(text, "  {name}: not in the list");
            }
        }
        text
    }
}
