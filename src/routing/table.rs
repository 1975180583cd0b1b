//! The table as a program reads it.

use crate::plan::Plan;
use crate::routing::emergencies::patterns;
use crate::routing::finder::Finder;
use crate::routing::links::LeftOut;
use crate::routing::normalize::{begins_word, fold, folded, is_whole, plain};
use crate::routing::pattern::Pattern;
use crate::routing::typos::Forgiving;
use crate::routing::written::{Side, Written, written};
use std::cell::RefCell;
use std::rc::Rc;

/// A triage table that is ready to read comments.
#[derive(Debug)]
pub struct Table<'p> {
    rows: Vec<Row<'p>>,
    patterns: Vec<Placed<'p>>,
    /// Finds phrases, and words without which a regular expression fits nothing, all in one pass.
    finder: Finder,
    /// What each thing that the finder finds belongs to.
    needles: Vec<Needle>,
    /// The phrases in which a letter may be wrong.
    forgiving: Forgiving,
    /// What of a comment is not looked at.
    left_out: LeftOut,
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
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
struct Asks<'p> {
    /// Whether one of its `any`, or of its lists, has to be there.
    for_words: bool,
    /// Whether what is found may be taken back by what it overlaps.
    may_be_taken_back: bool,
    forgives_typos: bool,
    /// Whether it asks for nothing at all: the row for everything else.
    takes_all: bool,
    /// The channels on which it looks; everywhere where none is named.
    channels: Option<Vec<&'p str>>,
}

/// A pattern of a row.
#[derive(Debug)]
struct Placed<'p> {
    row: u32,
    side: Side,
    written: &'p str,
    /// Whether it is of a list that comes with smplan.
    is_of_list: bool,
    /// The pattern under whose name it is counted: all regular expressions of a list have one.
    counts_as: u32,
    pattern: Rc<Pattern>,
}

#[derive(Clone, Copy, Debug)]
struct Needle {
    pattern: u32,
    kind: NeedleKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NeedleKind {
    Phrase,
    Begun,
    /// Words that a regular expression needs.
    Hint,
    /// The same at the beginning of a word.
    HintAtWord,
}

/// What is found in one comment; kept from one comment to the next, so that nothing has to be made anew.
#[derive(Debug, Default)]
struct Scratch {
    folded: String,
    /// The number of the comment in which each pattern was found last.
    found: Vec<u64>,
    /// The same for regular expressions that were tried.
    tried: Vec<u64>,
    /// The patterns that are in the comment, each once.
    here: Vec<u32>,
    any: Vec<u64>,
    veto: Vec<u64>,
    /// What was found of rows whose `not` may take it back: the row, the pattern, whether it takes back, and where.
    hits: Vec<Hit>,
    comment: u64,
}

#[derive(Clone, Debug)]
struct Hit {
    row: u32,
    pattern: u32,
    takes_back: bool,
    place: std::ops::Range<usize>,
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
        let (written, _) = written(plan);
        let mut table = Table {
            rows: Vec::new(),
            patterns: Vec::new(),
            finder: Finder::default(),
            needles: Vec::new(),
            forgiving: Forgiving::default(),
            left_out: LeftOut::of(&written.iter().map(|one| &*one.text.value).collect::<Vec<_>>()),
            always: Vec::new(),
            scratch: RefCell::default(),
        };
        let mut words: Vec<String> = Vec::new();
        for row in plan.triage.items() {
            let asks = row.r#match.get().map(|of_row| Asks {
                for_words: !of_row.any.is_missing() || !of_row.lists.is_missing(),
                takes_all: of_row.takes_all(),
                forgives_typos: of_row.forgives_typos(),
                may_be_taken_back: (!of_row.any.is_missing() || !of_row.lists.is_missing())
                    && (!of_row.not.items().is_empty() || !of_row.lists.items().is_empty()),
                channels: (!of_row.channels.is_missing())
                    .then(|| of_row.channels.items().iter().map(|id| &*id.value.0).collect()),
            });
            table.rows.push(Row { asks });
        }
        for Written { row, side, text } in written {
            if let Some(pattern) = Pattern::of(&text.value) {
                table.add((row, side), (&text.value, false), Rc::new(pattern), &mut words);
            }
        }
        for (row, of_row) in plan.triage.items().iter().enumerate() {
            for list in of_row.r#match.get().map(|of_row| of_row.lists.items()).unwrap_or_default() {
                for (side, phrase, pattern) in patterns(*list).iter() {
                    let is_expression = matches!(**pattern, Pattern::Expression(_));
                    let written = if is_expression { list.word() } else { phrase };
                    table.add((row, *side), (written, true), Rc::clone(pattern), &mut words);
                }
            }
        }
        table.finder = Finder::of(words);
        let scratch = table.scratch.get_mut();
        scratch.found = vec![0; table.patterns.len()];
        scratch.tried = vec![0; table.patterns.len()];
        scratch.any = vec![0; table.rows.len()];
        scratch.veto = vec![0; table.rows.len()];
        table
    }

    fn add(
        &mut self,
        (row, side): (usize, Side),
        (written, is_of_list): (&'p str, bool),
        pattern: Rc<Pattern>,
        words: &mut Vec<String>,
    ) {
        let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        let needed = match &*pattern {
            Pattern::Phrase(phrase) | Pattern::Begun(phrase) => Some(vec![phrase.to_string()]),
            Pattern::Expression(expression) => expression.hints().words.clone(),
        };
        let forgives =
            self.rows.get(row).and_then(|row| row.asks.as_ref()).is_some_and(|asks| asks.forgives_typos);
        if forgives && let Pattern::Phrase(words) | Pattern::Begun(words) = &*pattern {
            self.forgiving.add(number, words, matches!(*pattern, Pattern::Begun(_)));
        }
        let kind = match &*pattern {
            Pattern::Phrase(_) => NeedleKind::Phrase,
            Pattern::Begun(_) => NeedleKind::Begun,
            Pattern::Expression(expression) if expression.hints().begin_words => NeedleKind::HintAtWord,
            Pattern::Expression(_) => NeedleKind::Hint,
        };
        match needed {
            None => self.always.push(number),
            Some(needed) => {
                self.needles.extend(needed.iter().map(|_| Needle { pattern: number, kind }));
                words.extend(needed);
            }
        }
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        // A list has one name for all its regular expressions, which nobody has to read.
        let is_same = |placed: &Placed<'_>| {
            let is_expression = matches!(*placed.pattern, Pattern::Expression(_));
            placed.row == row
                && placed.side == side
                && placed.is_of_list
                && is_expression
                && placed.written == written
        };
        let known = (is_of_list && matches!(*pattern, Pattern::Expression(_)))
            .then(|| self.patterns.iter().rev().find(|placed| is_same(placed)).map(|known| known.counts_as))
            .flatten();
        self.patterns.push(Placed {
            row,
            side,
            written,
            is_of_list,
            counts_as: known.unwrap_or(number),
            pattern,
        });
    }

    /// All rows that a comment fits, in order; the first one wins.
    pub fn fitting(&self, look: Query<'_>, rows: &mut Vec<usize>) {
        rows.clear();
        let mut scratch = self.scratch.borrow_mut();
        self.find(look.comment, &mut scratch);
        let fits = |&index: &usize| self.fit(index, look, &scratch).is_ok();
        rows.extend((0..self.rows.len()).filter(fits));
    }

    /// Whether a row takes everything that earlier rows leave.
    pub(super) fn takes_all(&self, row: usize) -> bool {
        self.rows.get(row).and_then(|row| row.asks.as_ref()).is_some_and(|asks| asks.takes_all)
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

    /// The patterns by which a row takes the comment that was looked at last.
    pub(super) fn caught_by(&self, row: usize, patterns: &mut Vec<u32>) {
        patterns.clear();
        let scratch = self.scratch.borrow();
        let may_be_taken_back = self.may_be_taken_back(u32::try_from(row).unwrap_or(u32::MAX));
        let is_kept = |pattern: u32| {
            let mut hits = scratch.hits.iter().filter(|hit| hit.pattern == pattern);
            !may_be_taken_back || hits.any(|hit| is_kept(hit, &scratch.hits))
        };
        let is_of_row = |pattern: &u32| {
            let placed = self.patterns.get(*pattern as usize);
            placed.is_some_and(|placed| placed.row as usize == row && placed.side == Side::Any)
        };
        let here = scratch.here.iter().filter(|pattern| is_of_row(pattern) && is_kept(**pattern));
        patterns.extend(here.filter_map(|pattern| Some(self.patterns.get(*pattern as usize)?.counts_as)));
        patterns.sort_unstable();
        patterns.dedup();
    }

    /// The row of a pattern, how it is written, and whether it is of a list that comes with smplan.
    pub(super) fn written(&self, pattern: u32) -> Option<(usize, &'p str, bool)> {
        let placed = self.patterns.get(pattern as usize)?;
        Some((placed.row as usize, placed.written, placed.is_of_list))
    }

    /// How each row stands to a comment.
    pub fn explain(&self, look: Query<'_>) -> Vec<Fit<'p>> {
        let mut scratch = self.scratch.borrow_mut();
        self.find(look.comment, &mut scratch);
        let first_of = |row: usize, sides: &[Side]| {
            let mut of_row = self.patterns.iter().enumerate().filter(|(number, placed)| {
                placed.row as usize == row
                    && sides.contains(&placed.side)
                    && scratch.found.get(*number) == Some(&scratch.comment)
            });
            of_row.next().map(|(_, placed)| placed.written)
        };
        let winner = |row: usize| {
            let kept =
                scratch.hits.iter().filter(|hit| hit.row as usize == row && is_kept(hit, &scratch.hits));
            let first = kept.map(|hit| hit.pattern).min();
            let placed = first.and_then(|pattern| self.patterns.get(pattern as usize));
            placed.map(|placed| placed.written).or_else(|| first_of(row, &[Side::Any]))
        };
        let explain = |index: usize| match self.fit(index, look, &scratch) {
            Ok(()) => Fit::Fits(winner(index)),
            Err(Misfit::ForPeople) => Fit::ForPeople,
            Err(Misfit::ElsewhereOnly) => Fit::ElsewhereOnly,
            Err(Misfit::NothingFound) => Fit::NothingFound,
            Err(Misfit::Excluded) => {
                Fit::Excluded(first_of(index, &[Side::Not, Side::Unless]).unwrap_or_default())
            }
        };
        (0..self.rows.len()).map(explain).collect()
    }

    /// Finds all patterns in a comment.
    fn find(&self, comment: &str, scratch: &mut Scratch) {
        scratch.comment += 1;
        scratch.hits.clear();
        scratch.here.clear();
        let now = scratch.comment;
        let plain = self.left_out.without(plain(comment));
        let mut folded = std::mem::take(&mut scratch.folded);
        fold(&plain, &mut folded);
        let has_same_places = plain.is_ascii() && plain.len() == folded.len();
        self.finder.find(&folded, |needle, place| {
            let Some(&Needle { pattern, kind }) = self.needles.get(needle) else { return };
            let is_there = match kind {
                NeedleKind::HintAtWord if !begins_word(&folded, place.start) => return,
                NeedleKind::HintAtWord if has_same_places => {
                    return self.try_expression_at(pattern, &plain, place.start, scratch);
                }
                NeedleKind::Hint | NeedleKind::HintAtWord => {
                    return self.try_expression(pattern, &plain, scratch);
                }
                NeedleKind::Phrase => is_whole(&folded, place.start, place.end),
                NeedleKind::Begun => begins_word(&folded, place.start),
            };
            if is_there {
                self.mark(pattern, place, scratch);
            }
        });
        if !self.forgiving.is_empty() {
            self.forgiving.find(&folded, |pattern, place| self.mark(pattern, place, scratch));
        }
        scratch.folded = folded;
        for &pattern in &self.always {
            self.try_expression(pattern, &plain, scratch);
        }
        for at in 0..scratch.hits.len() {
            let hit = scratch.hits.get(at).filter(|hit| is_kept(hit, &scratch.hits));
            if let Some(row) = hit.map(|hit| hit.row as usize).and_then(|row| scratch.any.get_mut(row)) {
                *row = now;
            }
        }
    }

    fn try_expression(&self, pattern: u32, plain: &str, scratch: &mut Scratch) {
        let Some(tried) = scratch.tried.get_mut(pattern as usize).filter(|tried| **tried != scratch.comment)
        else {
            return;
        };
        *tried = scratch.comment;
        let Some(placed) = self.patterns.get(pattern as usize) else { return };
        let Pattern::Expression(expression) = &*placed.pattern else { return };
        if !self.may_be_taken_back(placed.row) {
            if expression.is_match(plain) {
                self.mark(pattern, 0..0, scratch);
            }
            return;
        }
        // Places are those of the comment in one case.
        let in_one_case = |place: usize| plain.get(..place).map_or(0, |before| folded(before).len());
        for place in expression.find_all(plain) {
            self.mark(pattern, in_one_case(place.start)..in_one_case(place.end), scratch);
        }
    }

    /// Tries an expression where it would begin.
    fn try_expression_at(&self, pattern: u32, plain: &str, start: usize, scratch: &mut Scratch) {
        let placed = self.patterns.get(pattern as usize);
        if let Some(Pattern::Expression(expression)) = placed.map(|placed| &*placed.pattern)
            && let Some(end) = expression.end_at(plain, start)
        {
            self.mark(pattern, start..end, scratch);
        }
    }

    fn may_be_taken_back(&self, row: u32) -> bool {
        let asks = self.rows.get(row as usize).and_then(|row| row.asks.as_ref());
        asks.is_some_and(|asks| asks.may_be_taken_back)
    }

    /// Notes that a pattern is at a place of the comment.
    fn mark(&self, pattern: u32, place: std::ops::Range<usize>, scratch: &mut Scratch) {
        let Some(placed) = self.patterns.get(pattern as usize) else { return };
        if let Some(found) =
            scratch.found.get_mut(pattern as usize).filter(|found| **found != scratch.comment)
        {
            *found = scratch.comment;
            scratch.here.push(pattern);
        }
        if placed.side != Side::Unless && self.may_be_taken_back(placed.row) {
            let takes_back = placed.side == Side::Not;
            scratch.hits.push(Hit { row: placed.row, pattern, takes_back, place });
            return;
        }
        let of_row = if placed.side == Side::Any { &mut scratch.any } else { &mut scratch.veto };
        if let Some(row) = of_row.get_mut(placed.row as usize) {
            *row = scratch.comment;
        }
    }

    fn fit(&self, row: usize, look: Query<'_>, scratch: &Scratch) -> Result<(), Misfit> {
        let asks = self.rows.get(row).and_then(|row| row.asks.as_ref()).ok_or(Misfit::ForPeople)?;
        let is_here = |channels: &Vec<&str>| look.channels.iter().any(|channel| channels.contains(channel));
        if !asks.channels.as_ref().is_none_or(is_here) {
            return Err(Misfit::ElsewhereOnly);
        }
        if asks.for_words && scratch.any.get(row) != Some(&scratch.comment) {
            let is_taken_back = scratch.hits.iter().any(|hit| hit.row as usize == row && !hit.takes_back);
            return Err(if is_taken_back { Misfit::Excluded } else { Misfit::NothingFound });
        }
        if scratch.veto.get(row) == Some(&scratch.comment) { Err(Misfit::Excluded) } else { Ok(()) }
    }
}

enum Misfit {
    ForPeople,
    ElsewhereOnly,
    NothingFound,
    Excluded,
}

/// Whether nothing of its row takes back what was found.
fn is_kept(hit: &Hit, all: &[Hit]) -> bool {
    let overlaps = |other: &Hit| other.place.start < hit.place.end && hit.place.start < other.place.end;
    !hit.takes_back && !all.iter().any(|other| other.takes_back && other.row == hit.row && overlaps(other))
}
