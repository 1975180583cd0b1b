//! What would change if a row stood further up or down.

use serde::Serialize;
use std::collections::BTreeMap;

/// Counts comments that several rows fit.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// By the row that takes a comment and a later one that fits as well.
    later: BTreeMap<(usize, usize), Change>,
    /// The same of the next row that fits alone.
    next: BTreeMap<(usize, usize), Change>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Change {
    won: u64,
    lost: u64,
}

/// A row that does better elsewhere.
#[derive(Debug, Serialize)]
pub struct Move {
    /// The row, from 1.
    pub row: usize,
    /// The row above or below which it would stand, from 1.
    pub to: usize,
    pub is_up: bool,
    /// Wrong comments that would be right, and right ones that would be wrong.
    pub won: u64,
    pub lost: u64,
}

impl Move {
    fn gain(&self) -> u64 {
        self.won.saturating_sub(self.lost)
    }
}

impl Moves {
    /// Takes the rows that a comment fits, in order and without the one for everything else, and which are right.
    pub(super) fn add(&mut self, fitting: &[usize], is_right: impl Fn(usize) -> bool) {
        let Some((&first, others)) = fitting.split_first() else { return };
        let is_first_right = is_right(first);
        for (place, &other) in others.iter().enumerate() {
            let is_other_right = is_right(other);
            let won = u64::from(is_other_right && !is_first_right);
            let lost = u64::from(is_first_right && !is_other_right);
            let count = |of: &mut BTreeMap<(usize, usize), Change>| {
                let change = of.entry((first, other)).or_default();
                change.won += won;
                change.lost += lost;
            };
            count(&mut self.later);
            if place == 0 {
                count(&mut self.next);
            }
        }
    }

    /// The best place of each row that does better elsewhere, the largest gain first.
    pub(super) fn report(&self, n_rows: usize) -> Vec<Move> {
        const MOST: usize = 8;
        let sum = |of: &BTreeMap<(usize, usize), Change>, is_in: &dyn Fn(usize, usize) -> bool| {
            let parts = of.iter().filter(|((first, other), _)| is_in(*first, *other));
            parts.fold((0, 0), |(won, lost), (_, change)| (won + change.won, lost + change.lost))
        };
        let best = |row: usize, is_up: bool| {
            let places: Vec<usize> =
                if is_up { (0..row).rev().collect() } else { (row + 1..n_rows).collect() };
            let moves = places.into_iter().map(|to| {
                let (won, lost) = if is_up {
                    sum(&self.later, &|first, other| other == row && first >= to)
                } else {
                    sum(&self.next, &|first, other| first == row && other <= to)
                };
                Move { row: row + 1, to: to + 1, is_up, won, lost }
            });
            // Of equals the nearest place.
            moves
                .filter(|one| one.gain() > 0)
                .reduce(|best, one| if one.gain() > best.gain() { one } else { best })
        };
        let mut moves: Vec<Move> = (0..n_rows).filter_map(|row| best(row, true)).collect();
        for down in (0..n_rows).filter_map(|row| best(row, false)) {
            // To move one of two neighbours is to move the other.
            if !moves.iter().any(|up| up.is_up && up.row == down.to && up.to == down.row) {
                moves.push(down);
            }
        }
        moves.sort_by_key(|one| (std::cmp::Reverse(one.gain()), one.row));
        moves.truncate(MOST);
        moves
    }
}
