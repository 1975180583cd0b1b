//! What is found in a plan, as pure data: nothing here finds, judges or prints.

mod finding;
mod fix;
mod old_names;
mod report;
mod rule;
mod words;

pub use finding::{Finding, Findings, Related, SeverityShift};
pub use fix::{Edit, Fix, Mend, TextEdit};
pub use old_names::{name_today, old_names, oldest_name};
pub use report::{Diagnostic, Extent, Fingerprint, Gap, Hidden, PlanReport};
pub use rule::{Area, Category, FixAvailability, Leniency, OptionKind, RuleInfo, RuleOption, Severity};
pub use words::{kept, listed};
