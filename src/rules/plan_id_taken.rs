use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

/// The name of the rule.
pub const PLAN_ID_TAKEN: &str = "plan-id-taken";

declare_rule! {
    /// Two plans with one id.
    ///
    /// Looked at are all plans of a run. A plan that was copied for the next year or for another shop keeps its id unless somebody changes it.
    ///
    /// ## Why this matters
    /// Who subscribes to the calendars of both gets the events of one, and a link or an exception that names the id means either.
    ///
    /// ## Example
    /// ```yaml bad
    /// smplan: 1
    /// plan: {id: harbour-2026, title: Harbour Books 2026}
    /// ---
    /// smplan: 1
    /// plan: {id: harbour-2026, title: Harbour Books 2027}
    /// ```
    /// ```yaml good
    /// smplan: 1
    /// plan: {id: harbour-2026, title: Harbour Books 2026}
    /// ---
    /// smplan: 1
    /// plan: {id: harbour-2027, title: Harbour Books 2027}
    /// ```
    "plan-id-taken", Category::Plan, Severity::Warning, since "0.2.0", while reading other files
}
