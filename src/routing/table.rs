//! The table as a program reads it.

use crate::plan::Plan;
use crate::routing::normalize::{fold, is_whole, plain};
use crate::routing::pattern::Pattern;
use crate::routing::written::{Written, written};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use std::cell::RefCell;

/// A triage table that is ready to read comments.
#[derive(Debug)]
pub struct Table<'p> {
    rows: Vec<Row<'p>>,
    patterns: Vec<Placed<'p>>,
    /// Finds phrases, and words without which a regular expression fits nothing, all in one pass.
    finder: Option<AhoCorasick>,
    /// What each thing that the finder finds belongs to.
    needles: Vec<Needle>,
    /// The regular expressions that are tried on every comment.
    always: Vec<u32>,
    scratch: RefCell<Scratch>,
}

#[derive(Debug)]
struct Row<'p> {
    /// `None` for a row that is for people.
    asks: Option<Asks<'p>>,
}

#[derive(Debug)]
struct Asks<'p> {
    /// Whether one of its `any` has to be there.
    for_words: bool,
    /// The channels on which it looks; everywhere where none is named.
    channels: Option<Vec<&'p str>>,
}

/// A pattern of a row.
#[derive(Debug)]
struct Placed<'p> {
    row: u32,
    is_not: bool,
    written: &'p str,
    pattern: Pattern,
}

#[derive(Clone, Copy, Debug)]
struct Needle {
    pattern: u32,
    is_phrase: bool,
}

/// What is found in one comment; kept from one comment to the next, so that nothing has to be made anew.
#[derive(Debug, Default)]
struct Scratch {
    folded: String,
    /// The number of the comment in which each pattern was found last.
    found: Vec<u64>,
    /// The same for regular expressions that were tried.
    tried: Vec<u64>,
    any: Vec<u64>,
    not: Vec<u64>,
    comment: u64,
}

/// How one row stands to a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit<'p> {
    /// It fits; by which of its `any`, where it has some.
    Fits(Option<&'p str>),
    /// It is for people.
    ForPeople,
    /// It looks on other channels.
    ElsewhereOnly,
    /// None of its `any` is in the comment.
    NothingFound,
    /// This one of its `not` is in the comment.
    Excluded(&'p str),
}

/// What a comment is and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Query<'c> {
    pub comment: &'c str,
    /// The ids of the channel, or of all that it may be; none where nobody knows.
    pub channels: &'c [&'c str],
}

impl<'p> Table<'p> {
    /// The table of a plan. Patterns that cannot be read find nothing.
    pub fn of(plan: &'p Plan) -> Table<'p> {
        let mut table = Table {
            rows: Vec::new(),
            patterns: Vec::new(),
            finder: None,
            needles: Vec::new(),
            always: Vec::new(),
            scratch: RefCell::default(),
        };
        let mut words: Vec<String> = Vec::new();
        for row in plan.triage.items() {
            let asks = row.r#match.get().map(|of_row| Asks {
                for_words: !of_row.any.is_missing(),
                channels: (!of_row.channels.is_missing())
                    .then(|| of_row.channels.items().iter().map(|id| &*id.value.0).collect()),
            });
            table.rows.push(Row { asks });
        }
        for Written { row, is_not, text } in written(plan).0 {
            if let Some(pattern) = Pattern::of(&text.value) {
                table.add(row, is_not, &text.value, pattern, &mut words);
            }
        }
        if !words.is_empty() {
            let built = AhoCorasickBuilder::new()
                .match_kind(MatchKind::Standard)
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(&words);
            table.finder = built.ok();
        }
        let scratch = table.scratch.get_mut();
        scratch.found = vec![0; table.patterns.len()];
        scratch.tried = vec![0; table.patterns.len()];
        scratch.any = vec![0; table.rows.len()];
        scratch.not = vec![0; table.rows.len()];
        table
    }

    fn add(&mut self, row: usize, is_not: bool, written: &'p str, pattern: Pattern, words: &mut Vec<String>) {
        let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        let needed = match &pattern {
            Pattern::Phrase(phrase) => Some(vec![phrase.to_string()]),
            Pattern::Expression(expression) => expression.needed_words(),
        };
        let is_phrase = matches!(pattern, Pattern::Phrase(_));
        match needed {
            None => self.always.push(number),
            Some(needed) => {
                self.needles.extend(needed.iter().map(|_| Needle { pattern: number, is_phrase }));
                words.extend(needed);
            }
        }
        self.patterns.push(Placed { row: u32::try_from(row).unwrap_or(u32::MAX), is_not, written, pattern });
    }

    /// All rows that a comment fits, in order; the first one wins.
    pub fn fitting(&self, look: Query<'_>, rows: &mut Vec<usize>) {
        rows.clear();
        let mut scratch = self.scratch.borrow_mut();
        self.find(look.comment, &mut scratch);
        let fits = |&index: &usize| self.fit(index, look, &scratch).is_ok();
        rows.extend((0..self.rows.len()).filter(fits));
    }

    /// The first row that a comment fits.
    pub fn first(&self, look: Query<'_>) -> Option<usize> {
        let mut scratch = self.scratch.borrow_mut();
        self.find(look.comment, &mut scratch);
        (0..self.rows.len()).find(|&index| self.fit(index, look, &scratch).is_ok())
    }

    /// The comment that was looked at last, in one case.
    pub(super) fn folded(&self) -> std::cell::Ref<'_, String> {
        std::cell::Ref::map(self.scratch.borrow(), |scratch| &scratch.folded)
    }

    /// How each row stands to a comment.
    pub fn explain(&self, look: Query<'_>) -> Vec<Fit<'p>> {
        let mut scratch = self.scratch.borrow_mut();
        self.find(look.comment, &mut scratch);
        let pattern_of = |row: usize, is_not: bool| {
            let mut of_row = self.patterns.iter().enumerate().filter(|(number, placed)| {
                placed.row as usize == row
                    && placed.is_not == is_not
                    && scratch.found.get(*number) == Some(&scratch.comment)
            });
            of_row.next().map(|(_, placed)| placed.written)
        };
        let explain = |index: usize| match self.fit(index, look, &scratch) {
            Ok(()) => Fit::Fits(pattern_of(index, false)),
            Err(Misfit::ForPeople) => Fit::ForPeople,
            Err(Misfit::ElsewhereOnly) => Fit::ElsewhereOnly,
            Err(Misfit::NothingFound) => Fit::NothingFound,
            Err(Misfit::Excluded) => Fit::Excluded(pattern_of(index, true).unwrap_or_default()),
        };
        (0..self.rows.len()).map(explain).collect()
    }

    /// Finds all patterns in a comment.
    fn find(&self, comment: &str, scratch: &mut Scratch) {
        scratch.comment += 1;
        let now = scratch.comment;
        let plain = plain(comment);
        let mut folded = std::mem::take(&mut scratch.folded);
        fold(&plain, &mut folded);
        if let Some(finder) = &self.finder {
            for found in finder.find_overlapping_iter(&folded) {
                let Some(&Needle { pattern, is_phrase }) = self.needles.get(found.pattern().as_usize())
                else {
                    continue;
                };
                if !is_phrase {
                    self.try_expression(pattern, &plain, scratch);
                } else if scratch.found.get(pattern as usize) != Some(&now)
                    && is_whole(&folded, found.start(), found.end())
                {
                    self.mark(pattern, scratch);
                }
            }
        }
        scratch.folded = folded;
        for &pattern in &self.always {
            self.try_expression(pattern, &plain, scratch);
        }
    }

    fn try_expression(&self, pattern: u32, plain: &str, scratch: &mut Scratch) {
        let Some(tried) = scratch.tried.get_mut(pattern as usize).filter(|tried| **tried != scratch.comment)
        else {
            return;
        };
        *tried = scratch.comment;
        let placed = self.patterns.get(pattern as usize);
        if let Some(Placed { pattern: Pattern::Expression(expression), .. }) = placed
            && expression.is_match(plain)
        {
            self.mark(pattern, scratch);
        }
    }

    /// Notes that a pattern is in the comment.
    fn mark(&self, pattern: u32, scratch: &mut Scratch) {
        let Some(placed) = self.patterns.get(pattern as usize) else { return };
        let of_row = if placed.is_not { &mut scratch.not } else { &mut scratch.any };
        if let Some(row) = of_row.get_mut(placed.row as usize) {
            *row = scratch.comment;
        }
        if let Some(found) = scratch.found.get_mut(pattern as usize) {
            *found = scratch.comment;
        }
    }

    fn fit(&self, row: usize, look: Query<'_>, scratch: &Scratch) -> Result<(), Misfit> {
        let asks = self.rows.get(row).and_then(|row| row.asks.as_ref()).ok_or(Misfit::ForPeople)?;
        let is_here = |channels: &Vec<&str>| look.channels.iter().any(|channel| channels.contains(channel));
        if !asks.channels.as_ref().is_none_or(is_here) {
            return Err(Misfit::ElsewhereOnly);
        }
        if asks.for_words && scratch.any.get(row) != Some(&scratch.comment) {
            return Err(Misfit::NothingFound);
        }
        if scratch.not.get(row) == Some(&scratch.comment) { Err(Misfit::Excluded) } else { Ok(()) }
    }
}

enum Misfit {
    ForPeople,
    ElsewhereOnly,
    NothingFound,
    Excluded,
}
