//! The week of a channel as seven rows of twenty-four squares.

use crate::duty::Minute;
use crate::view::duty::{DutyDay, Hour};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write;

/// The squares of each state as one path, in a field of 316 by 105 with the names of the days at the left.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CoverChart {
    /// Hours with two people or more.
    pub two: String,
    /// Hours with one person.
    pub one: String,
    /// Hours with nobody, in which answers still come in time.
    pub in_time: String,
    /// Hours in which messages wait too long.
    pub too_long: String,
    /// A stroke through every square of the state before, so that it is told apart without colour.
    pub strokes: String,
    /// Hours with nobody, where nothing is promised.
    pub no_promise: String,
    /// The days with the height of each name.
    pub days: Vec<DayName>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct DayName {
    /// The day of the week, from 1 for Monday to 7.
    pub weekday: Minute,
    /// The height that it stands at.
    pub y: usize,
}

/// From one square to the next, and the side of a square.
const PITCH: usize = 12;
const SIDE: usize = 11;
/// How far a stroke goes to the right and up.
const STROKE: usize = 9;
const LEFT: usize = 28;
const TOP: usize = 20;

pub(in crate::view) fn chart(days: &[DutyDay]) -> CoverChart {
    // Only the first shape of a run has a place; each of the others stands a step from the one before it.
    let path = |wanted: Hour, (left, top): (usize, usize), shape: &str, step: &str| {
        let mut path = String::new();
        for (row, day) in days.iter().enumerate() {
            let mut goes_on = false;
            for (column, hour) in day.hours.iter().enumerate() {
                if *hour != wanted {
                    goes_on = false;
                    continue;
                }
                if goes_on {
                    path.push_str(step);
                } else {
                    let _ = write!(path, "M{} {}", left + column * PITCH, top + row * PITCH);
                }
                goes_on = true;
                path.push_str(shape);
            }
        }
        path
    };
    let square = format!("h{SIDE}v{SIDE}h-{SIDE}z");
    let state = |wanted: Hour| path(wanted, (LEFT, TOP), &square, &format!("m{PITCH} 0"));
    let stroke = format!("l{STROKE}-{STROKE}");
    let strokes =
        path(Hour::TooLong, (LEFT + 1, TOP + SIDE - 1), &stroke, &format!("m{} {STROKE}", PITCH - STROKE));
    CoverChart {
        two: state(Hour::Two),
        one: state(Hour::One),
        in_time: state(Hour::InTime),
        too_long: state(Hour::TooLong),
        strokes,
        no_promise: state(Hour::NoPromise),
        days: days
            .iter()
            .enumerate()
            .map(|(row, day)| DayName { weekday: day.weekday, y: TOP + row * PITCH + 9 })
            .collect(),
    }
}
