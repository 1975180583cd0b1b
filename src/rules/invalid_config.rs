use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Settings in `smplan.toml` that cannot be used as they are: a misspelt key, a rule that there is not, a wrong value.
    ///
    /// The run stops with exit code 2: settings that were half understood would check half of what you think.
    ///
    /// ## Why this matters
    /// A setting that is misspelt and passed over in silence is a rule that nobody runs.
    ///
    /// ## Example
    /// ```toml bad
    /// fail-no = "warning"
    /// ```
    /// ```toml good
    /// fail-on = "warning"
    /// ```
    "invalid-config", Category::Structure, Severity::Error, since "0.1.0", while reading other files
}
