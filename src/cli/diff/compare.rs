//! Compares a plan with itself as it was.

use crate::changes::{Change, Group, Level, Side, Sides, Subject, What, changes};
use crate::cli::diff::sides::Text;
use crate::config::Settings;
use crate::diagnostic::PlanReport;
use crate::engine::{self, CheckConfig, ParsedPlan};
use crate::plan::Date;
use crate::render::{LinePlace, PlacedChange, PlanDiff};
use crate::report::counted;
use crate::rules::{self, Choice, Selection};
use crate::source::{Sources, Span};
use crate::syntax::Limits;
use std::sync::Arc;

/// What differs in a plan.
pub(in crate::cli) struct Compared {
    /// What to mind: mistakes that leave a side readable.
    pub(in crate::cli) notes: Vec<String>,
    /// `None` where nothing differs.
    pub(in crate::cli) diff: Option<PlanDiff>,
}

/// A side that was read.
struct Read<'s> {
    parsed: ParsedPlan<'s>,
    concealed: Vec<Span>,
    note: Option<String>,
}

/// Compares two plans; a side that cannot be read ends it, with what is wrong there.
pub(in crate::cli) fn compare(
    old: &Text,
    new: &Text,
    as_of: Date,
    shows_private: bool,
) -> Result<Compared, Box<PlanReport>> {
    let (was, is) = (read(&old.sources, as_of)?, read(&new.sources, as_of)?);
    let (Some(old_side), Some(new_side)) = (was.side(), is.side()) else {
        return Ok(Compared { notes: Vec::new(), diff: None });
    };
    let found = changes(old_side, new_side, as_of, shows_private);
    let notes = [was.note.clone(), is.note.clone()].into_iter().flatten().collect();
    let place = |sources: &Sources, span: Option<Span>| {
        let span = span.filter(|span| span.is_written())?;
        let source = sources.get(span.file)?;
        let line = source.position(span.start).line;
        Some(LinePlace { file: source.name().to_owned(), line })
    };
    let placed = |change: Change| PlacedChange {
        places: Sides {
            old: place(&old.sources, change.places.old),
            new: place(&new.sources, change.places.new),
        },
        touched: change
            .touched
            .iter()
            .map(|(_, places)| place(&new.sources, places.new).or_else(|| place(&old.sources, places.old)))
            .collect(),
        change,
    };
    let changes: Vec<PlacedChange> = found.into_iter().map(placed).collect();
    let diff = (!changes.is_empty()).then(|| PlanDiff {
        files: Sides {
            old: Some(old.sources.first().name().to_owned()),
            new: Some(new.sources.first().name().to_owned()),
        },
        id: new_side.plan.full_id(),
        changes,
    });
    Ok(Compared { notes, diff })
}

impl<'s> Read<'s> {
    fn side(&'s self) -> Option<Side<'s>> {
        Some(Side {
            plan: self.parsed.plan.as_ref()?,
            tree: self.parsed.whole()?,
            trees: &self.parsed.trees,
            concealed: &self.concealed,
        })
    }
}

/// Reads a side without checks; one that cannot be read to its end is checked, to say what is wrong.
fn read(sources: &Sources, as_of: Date) -> Result<Read<'_>, Box<PlanReport>> {
    let mut parsed = engine::read(sources, Limits::default(), Some(as_of));
    if parsed.plan.is_none() || !parsed.extent.is_whole() {
        return Err(Box::new(mistakes(sources, as_of)));
    }
    let findings = std::mem::take(&mut parsed.findings);
    let (mut concealed, mut n_mistakes) = (Vec::new(), 0);
    for finding in findings {
        n_mistakes += usize::from(rules::loses_a_part(finding.rule));
        concealed.extend(finding.concealed.then_some(finding.span));
    }
    let note = (n_mistakes > 0).then(|| {
        format!(
            "note: `smplan lint` finds {} in how `{}` is written; what follows may be wrong",
            counted(n_mistakes, "mistake", "mistakes"),
            sources.first().name()
        )
    });
    Ok(Read { parsed, concealed, note })
}

/// What is wrong with a plan that cannot be read.
fn mistakes(sources: &Sources, as_of: Date) -> PlanReport {
    let settings = Arc::new(Settings::default());
    let selection = Selection::of(&settings, Choice::default())
        .expect("internal: without settings there is nothing wrong in them");
    let config = CheckConfig::new(settings, selection, Some(as_of));
    *engine::check(sources.with_texts(&[]), &config).into_mistakes()
}

/// That there is a plan on one side alone.
pub(super) fn of_one(old: Option<&Text>, new: Option<&Text>) -> Compared {
    let name = |text: Option<&Text>| text.map(|text| text.sources.first().name().to_owned());
    let files = Sides { old: name(old), new: name(new) };
    let path = new.or(old).map(|text| text.path.clone()).unwrap_or_default();
    let value = serde_json::Value::Null;
    let (what, level) = match new {
        Some(_) => (What::Added { value }, Level::Info),
        None => (What::Removed { value }, Level::Warning),
    };
    let change = Change {
        group: Group::Governance,
        level,
        section: "plan",
        subject: Subject { kind: "plan".to_owned(), id: path, name: None, field: Vec::new() },
        what,
        places: Sides::default(),
        touched: Vec::new(),
    };
    let changes = vec![PlacedChange { change, places: Sides::default(), touched: Vec::new() }];
    Compared { notes: Vec::new(), diff: Some(PlanDiff { files, id: None, changes }) }
}
