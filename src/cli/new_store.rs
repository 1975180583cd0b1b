//! `smplan new --template store`: the file of a store, from what the plan of its group leaves to it.

use crate::cli::places::{Places, relative};
use crate::cli::schema::Schema;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::cli::{Outcome, one_plan, output};
use crate::diagnostic::listed;
use crate::exchange::stores::{NewStore, new_store};
use crate::format::is_id;
use crate::plan::{Binds, Plan, kebab};
use anyhow::Result;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes the file of a store that builds on a plan, with somebody to fill in for each role that neither that plan nor the region
/// of the store binds.
pub(super) fn run(
    path: &Path,
    base: &Path,
    location: Option<&str>,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    let to_stdout = path.as_os_str() == "-";
    let mut places = Places::new();
    let folder = if to_stdout { places.working().to_path_buf() } else { folder_of(&places.absolute(path)) };
    // As it stands in the file, or as it is seen from here.
    let beside = places.absolute(&folder.join(base));
    let found = if beside.is_file() { beside } else { base.to_path_buf() };
    let group = match one_plan::read(&found, terminal) {
        Ok(group) => group.plan,
        Err(unread) => return unread.end(terminal),
    };
    if !group.location.is_missing() {
        complain(&format!("--extends: `{}` is the plan of a store", base.display()));
        advise("name the plan of the group, on which those of stores build");
        return Ok(Outcome::Undone);
    }
    let stem = path.file_stem().map(|stem| kebab(&stem.to_string_lossy())).unwrap_or_default();
    let id = location.map_or(stem, str::to_owned);
    if !is_id(&id) {
        complain(&format!("`{id}` cannot be the id of a location"));
        advise("write it in small letters with hyphens, such as --location old-mill");
        return Ok(Outcome::Undone);
    }
    let (store, to_fill_in) = store(&group, &id, relative(&folder, &places.absolute(&found)));
    let text = format!(
        "# The plan of one store. What is not written here is that of the group; `smplan show` shows both.\n{}",
        new_store(&store)
    );
    if to_stdout {
        let mut out = terminal.out();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        return Ok(Outcome::Good);
    }
    output::make_folder(&folder)?;
    let schema = Schema::beside(path, &mut places);
    let line = if schema.is_there() { schema.line() } else { String::new() };
    output::write(path, format!("{line}{text}").as_bytes())?;
    let name = path.display();
    if to_fill_in.is_empty() {
        terminal.note(&format!("Wrote {name}. Then: smplan lint {name}"));
    } else {
        let what = listed(&to_fill_in);
        terminal.note(&format!(
            "Wrote {name}. Where it says TODO, put in who is {what} there, then: smplan lint {name}"
        ));
    }
    Ok(Outcome::Good)
}

fn folder_of(file: &Path) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).to_path_buf()
}

/// What the file says, and the roles for which somebody is to be filled in.
fn store(group: &Plan, id: &str, extends: String) -> (NewStore, Vec<String>) {
    let location = group.locations.entry(id).map(|location| &location.value);
    let region = location.and_then(|location| location.region.get());
    let region = region.and_then(|region| group.regions.entry(&region.value));
    let binds = [
        location.and_then(|location| location.binds.get()),
        region.and_then(|region| region.value.binds.get()),
    ];
    let is_bound = |role: &str| binds.iter().flatten().any(|Binds(binds)| binds.entry(role).is_some());
    let mut store = NewStore { extends, id: id.to_owned(), ..NewStore::default() };
    if location.is_none_or(|location| location.name.is_missing()) {
        store.fields.push(("name", title(id)));
    }
    let mut to_fill_in = Vec::new();
    let roles = group.roles.entries().iter();
    for role in roles.filter(|role| group.is_held_by_location(&role.id) && !is_bound(&role.id)) {
        let title =
            role.value.title.get().map_or_else(|| role.id.replace('-', " "), |title| title.to_string());
        let person = format!("{}-{id}", role.id);
        let person = if is_id(&person) { person } else { format!("{}-1", role.id) };
        let fields = ["name", "email", "phone", "hours"].map(|field| (field, None));
        store.people.push((person.clone(), fields.to_vec()));
        store.binds.push((role.id.to_string(), vec![person]));
        to_fill_in.push(title);
    }
    (store, to_fill_in)
}

/// What a location is called of which nothing but the id is known.
fn title(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    id.split('-').map(word).collect::<Vec<String>>().join(" ")
}
