//! `smplan rename`: another id for something, everywhere.

use crate::cli::Outcome;
use crate::cli::change::{Changing, NewText, Which, refuse, refuse_at, with_texts};
use crate::cli::terminal::Terminal;
use crate::diagnostic::listed;
use crate::edit::{applied, reword};
use crate::engine;
use crate::plan::Date;
use crate::report::counted;
use crate::source::{FileId, Source, Sources, Span};
use crate::syntax::{self, Limits};
use crate::upkeep::{Renaming, renewed_digests};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Give something another id, everywhere: people.dana becomes people.dana-reyes.
///
/// The id is changed where it stands and wherever something refers to it, in the plan, in all plans of the repository that build on
/// the same one, and in the cases beside them. Where words or comments speak of it, the lines are listed and nothing is changed.
///
/// Exit code 0: it is called so now. 1: the file cannot be read as a plan. 2: something could not be done, and nothing was written.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The section and the id, such as people.dana or messages.sorry.
    #[arg(value_name = "SECTION.ID")]
    path: String,

    /// The new id, such as dana-reyes.
    #[arg(value_name = "NEW-ID")]
    new: String,

    #[command(flatten)]
    which: Which,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let renaming = match Renaming::of(&arguments.path, &arguments.new) {
        Ok(renaming) => renaming,
        Err(refused) => return Ok(refuse(&refused)),
    };
    let changing = match Changing::open_family(&arguments.which, terminal) {
        Ok(changing) => changing,
        Err(unchanged) => return unchanged.end(),
    };
    let cases = changing.cases()?;
    let mut files: BTreeMap<&Path, InFile<'_>> = BTreeMap::new();
    let plans = changing.plans_about(renaming.what(), arguments.which.today());
    for (index, (sources, read)) in plans.iter().enumerate() {
        let Some(whole) = read.whole() else { continue };
        if (index == 0 || renaming.is_defined_in(&read.trees))
            && let Err(refused) = renaming.check(whole, sources.first().name())
        {
            return Ok(refuse(&refused));
        }
        let places = renaming.in_plan(&read.trees, whole);
        for tree in read.trees.iter() {
            let Some(source) = sources.get(tree.file()) else { continue };
            let own = places.iter().filter(|(place, _)| place.file == tree.file());
            let is_table = sources.is_table(tree.file());
            let file = files.entry(source.absolute()).or_insert_with(|| InFile::of(source, is_table));
            file.add(own, &renaming.mentions(tree, &places));
        }
    }
    for source in &cases {
        let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
        let places = renaming.in_cases(&parsed.tree);
        let mentions = renaming.mentions(&parsed.tree, &places);
        files
            .entry(source.absolute())
            .or_insert_with(|| InFile::of(source, false))
            .add(places.iter(), &mentions);
    }
    let mut texts = Vec::new();
    for file in files.values().filter(|file| !file.places.is_empty()) {
        let words = || file.places.iter().map(|(place, word)| (*place, word.clone()));
        let text = file.source.text();
        let changed = if file.is_table {
            // An id needs no quotation marks.
            let cells = words().map(|(place, word)| (place.start as usize..place.end as usize, word));
            Ok(applied(text, &cells.collect::<Vec<_>>()).unwrap_or_else(|| text.to_owned()))
        } else {
            reword(text, &words().collect::<Vec<_>>(), Limits::default())
        };
        match changed {
            Ok(text) => {
                let n_places = counted(file.places.len(), "place", "places");
                let said = format!("{} in {n_places}", renaming.said());
                texts.push(NewText { source: file.source, text, said });
            }
            Err(refusal) => return Ok(refuse_at(file.source, &refusal)),
        }
    }
    renew_digests(&changing, &mut texts, arguments.which.today());
    let known_as = |message: &str| renaming.known_as(message);
    let outcome = changing.write_where(&texts, known_as, terminal)?;
    if outcome == Outcome::Good {
        files.values().filter_map(|file| file.left(renaming.old_id())).for_each(|note| terminal.note(&note));
    }
    Ok(outcome)
}

/// Keeps approvals of what is only called otherwise: their digests are written anew.
fn renew_digests(changing: &Changing, texts: &mut [NewText<'_>], today: Date) {
    let mut digests: BTreeMap<String, String> = BTreeMap::new();
    for sources in changing.plans() {
        let Some(after) = with_texts(sources, texts) else { continue };
        let read = |sources: &Sources| engine::read(sources, Limits::default(), Some(today)).plan;
        if let (Some(before), Some(after)) = (read(sources), read(&after)) {
            digests.extend(renewed_digests(&before, &after));
        }
    }
    for text in texts {
        for (old, new) in &digests {
            text.text = text.text.replace(old, new);
        }
    }
}

/// What is done in a file.
struct InFile<'s> {
    source: &'s Source,
    /// Whether it is a table, and no YAML.
    is_table: bool,
    /// The places that are changed, and what stands there then.
    places: BTreeMap<Span, String>,
    /// Where it is only spoken of.
    mentions: BTreeSet<usize>,
}

impl<'s> InFile<'s> {
    fn of(source: &'s Source, is_table: bool) -> InFile<'s> {
        InFile { source, is_table, places: BTreeMap::new(), mentions: BTreeSet::new() }
    }

    fn add<'p>(&mut self, places: impl Iterator<Item = &'p (Span, String)>, mentions: &[Span]) {
        let here = |place: Span| Span { file: FileId(0), ..place };
        self.places.extend(places.map(|(place, word)| (here(*place), word.clone())));
        self.mentions.extend(mentions.iter().map(|place| self.source.position(place.start).line));
    }

    /// That some lines were left as they are; `None` where none were.
    fn left(&self, id: &str) -> Option<String> {
        const MOST: usize = 12;
        let mut lines: Vec<String> = self.mentions.iter().take(MOST).map(usize::to_string).collect();
        if self.mentions.len() > MOST {
            lines.push(format!("{} more", self.mentions.len() - MOST));
        }
        let (name, which) = (self.source.name(), listed(&lines));
        match self.mentions.len() {
            0 => None,
            1 => Some(format!("note: {name}: line {which} speaks of `{id}` and was left as it is")),
            _ => Some(format!("note: {name}: lines {which} speak of `{id}` and were left as they are")),
        }
    }
}
