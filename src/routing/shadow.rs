//! Rows that can never win, because earlier rows take every comment that they would.

use crate::plan::{Match, Plan};
use crate::routing::normalize::{begins_word, is_whole};
use crate::routing::pattern::Pattern;
use crate::routing::written::{Side, Written};
use crate::source::Span;

/// A row, or a part of one, that never decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shadowed {
    /// No comment that the row fits is left by earlier rows: these, counted from 0.
    ByRows { row: usize, earlier: Vec<usize> },
    /// Its own `not` takes back everything that its `any` asks for.
    ByItself { row: usize },
    /// It asks for one of no words at all, or for a comment on no channel.
    ByNothing { row: usize, place: Span },
    /// One of its phrases is always taken by an earlier row; others of the row are not.
    Phrase { row: usize, place: Span, earlier: usize },
}

/// A row with a `match`.
struct Row<'p> {
    index: usize,
    any: Option<Vec<(Span, &'p Pattern)>>,
    not: Vec<&'p Pattern>,
    unless: Vec<&'p Pattern>,
    channels: Option<Vec<&'p str>>,
    forgives_typos: bool,
}

/// Every pair of patterns is compared: beyond this it is no table that a person reads.
pub(super) const MOST_COMPARED: usize = 4_000;

/// Everything in the triage table of a plan that never decides; its patterns, each `None` where there are no words in it.
pub(super) fn shadowed(plan: &Plan, patterns: &[(Written<'_>, Option<Pattern>)]) -> Vec<Shadowed> {
    if patterns.len() > MOST_COMPARED {
        return Vec::new();
    }
    let rows = plan.triage.items().iter().enumerate();
    let mut rows: Vec<Row<'_>> =
        rows.filter_map(|(index, row)| Some(Row::of(index, row.r#match.get()?))).collect();
    for (one, pattern) in patterns {
        let row = rows.iter_mut().find(|row| row.index == one.row);
        let Some((row, pattern)) = row.zip(pattern.as_ref()) else { continue };
        match &mut row.any {
            _ if one.side == Side::Not => row.not.push(pattern),
            _ if one.side == Side::Unless => row.unless.push(pattern),
            Some(any) => any.push((one.text.span, pattern)),
            None => {}
        }
    }
    let mut found = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let earlier = rows.get(..number).unwrap_or_default();
        found.extend(look(plan, row, earlier));
    }
    found
}

fn look(plan: &Plan, row: &Row<'_>, earlier: &[Row<'_>]) -> Vec<Shadowed> {
    let own = plan.triage.items().get(row.index).and_then(|row| row.r#match.get());
    // What cannot be read was reported as such.
    let empty = [own.and_then(|own| own.any.get().filter(|any| any.is_empty()).map(|_| own.any.span()))];
    let no_channel =
        own.and_then(|own| own.channels.get().filter(|all| all.is_empty()).map(|_| own.channels.span()));
    if let Some(place) = empty.into_iter().chain([no_channel]).flatten().next() {
        return vec![Shadowed::ByNothing { row: row.index, place }];
    }
    let Some(any) = &row.any else {
        // It takes what is left: only a row that takes everything leaves nothing.
        let takes_all = earlier.iter().find(|other| other.any.is_none() && other.is_before(row));
        return takes_all
            .map(|other| Shadowed::ByRows { row: row.index, earlier: vec![other.index] })
            .into_iter()
            .collect();
    };
    if any.is_empty() {
        return Vec::new(); // `triage-pattern-unreadable` speaks up.
    }
    let taken_back = || row.not.iter().chain(&row.unless);
    if any.iter().all(|(_, pattern)| taken_back().any(|not| takes(not, pattern))) {
        return vec![Shadowed::ByItself { row: row.index }];
    }
    let by: Vec<Option<usize>> = any
        .iter()
        .map(|(_, pattern)| {
            let takes_it = |other: &&Row<'_>| {
                other.is_before(row)
                    && other.any.as_ref().is_none_or(|any| any.iter().any(|(_, own)| takes(own, pattern)))
            };
            earlier.iter().find(takes_it).map(|other| other.index)
        })
        .collect();
    if by.iter().all(Option::is_some) {
        let mut earlier: Vec<usize> = by.into_iter().flatten().collect();
        earlier.sort_unstable();
        earlier.dedup();
        return vec![Shadowed::ByRows { row: row.index, earlier }];
    }
    let parts = any.iter().zip(by);
    parts
        .filter_map(|((place, _), earlier)| {
            Some(Shadowed::Phrase { row: row.index, place: *place, earlier: earlier? })
        })
        .collect()
}

impl<'p> Row<'p> {
    /// A row that asks for nothing but channels yet.
    fn of(index: usize, of_row: &'p Match) -> Row<'p> {
        let channels = || of_row.channels.items().iter().map(|id| &*id.value.0).collect();
        Row {
            index,
            any: (!of_row.any.is_missing() || !of_row.lists.is_missing()).then(Vec::new),
            not: Vec::new(),
            unless: Vec::new(),
            channels: (!of_row.channels.is_missing()).then(channels),
            forgives_typos: of_row.forgives_typos(),
        }
    }

    /// Whether the row looks wherever another one does, and lets nothing pass that the other one would take.
    fn is_before(&self, other: &Row<'_>) -> bool {
        let everywhere = match (&self.channels, &other.channels) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => others.iter().all(|channel| own.contains(channel)),
        };
        let is_same = |one: &Pattern, two: &Pattern| takes(one, two) && takes(two, one);
        // Whoever forgives typos finds more, and takes more back.
        let is_as_strict = self.forgives_typos == other.forgives_typos
            || (self.forgives_typos && self.not.is_empty() && self.unless.is_empty());
        everywhere
            && is_as_strict
            && self.not.iter().all(|not| other.not.iter().any(|also| is_same(also, not)))
            && self.unless.iter().all(|not| other.unless.iter().any(|also| takes(also, not)))
    }
}

/// Whether a pattern is in every comment in which another one is.
fn takes(pattern: &Pattern, other: &Pattern) -> bool {
    match (pattern, other) {
        (Pattern::Phrase(phrase), Pattern::Phrase(longer)) => {
            // Most have nothing in common, and a search takes longer to begin than to end.
            let begins = |first: &u8| memchr::memchr(*first, longer.as_bytes()).is_some();
            let may_be_in = phrase.len() <= longer.len() && phrase.as_bytes().first().is_some_and(begins);
            may_be_in
                && longer
                    .match_indices(&**phrase)
                    .any(|(start, _)| is_whole(longer, start, start + phrase.len()))
        }
        (Pattern::Begun(begun), Pattern::Phrase(longer) | Pattern::Begun(longer)) => {
            longer.match_indices(&**begun).any(|(start, _)| begins_word(longer, start))
        }
        (Pattern::Expression(expression), Pattern::Phrase(phrase)) => expression.fits_around(phrase),
        (Pattern::Expression(one), Pattern::Expression(two)) => one.source() == two.source(),
        (Pattern::Phrase(_) | Pattern::Begun(_), Pattern::Expression(_))
        | (Pattern::Phrase(_) | Pattern::Expression(_), Pattern::Begun(_)) => false,
    }
}
