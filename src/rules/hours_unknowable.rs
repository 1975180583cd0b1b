use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Hours that nobody can know in advance: school holidays, the sun, a time without an end, a remark.
    ///
    /// `SH`, `sunrise` and `sunset`, `08:00+`, `unknown` and remarks in quotation marks are OpenStreetMap's, but nobody can
    /// work out from them who is on duty. Such hours count as not known.
    ///
    /// ## Why this matters
    /// A promise can only be checked against hours that are the same for whoever reads the plan.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   lee: {name: Lee Okafor, hours: "Mo-Fr 09:00-17:00; SH off"}
    /// ```
    /// ```yaml good
    /// people:
    ///   lee: {name: Lee Okafor, hours: "Mo-Fr 09:00-17:00; 2026 Jul 20-2026 Aug 31 off"}
    /// ```
    "hours-unknowable", Category::Structure, Severity::Error, Leniency::InDrafts, since "0.2.0", while reading, loses a part
}
