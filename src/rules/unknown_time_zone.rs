use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A time zone that is not a name of the IANA database.
    ///
    /// Zones are named by continent and city: `America/Chicago`, `Europe/Dublin`. `UTC` is known too.
    ///
    /// ## Why this matters
    /// `CST` is a zone in Chicago, in Havana and in Shanghai; and it says nothing of summer time.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   rio: {name: Rio Castell, time_zone: MST}
    /// ```
    /// ```yaml good
    /// people:
    ///   rio: {name: Rio Castell, time_zone: America/Denver}
    /// ```
    "unknown-time-zone", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
