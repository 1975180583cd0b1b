//! The `measurements` section: what was reached.

use crate::format::Tabular;
use crate::format::record::record;
use crate::format::values::{Date, Number, Text};

/// The figures so far.
pub type Measurements = Tabular<Measurement>;

record! {
    /// A figure that was measured.
    pub struct Measurement, "a measurement" {
        /// The goal that it belongs to.
        goal: Text [required] [public],
        /// The day.
        date: Date [required] [public],
        /// The figure.
        value: Number [required] [public],
        /// Where it comes from.
        source: Text [public],
        /// What else is to be said.
        note: Text [internal Notes],
    }
}
