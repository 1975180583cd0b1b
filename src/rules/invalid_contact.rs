use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// An e-mail address, phone number or address of a page that does not have its form.
    ///
    /// Phone numbers begin with + and the country code; spaces, hyphens, dots and brackets may separate. Pages begin with https:// or http://.
    ///
    /// ## Why this matters
    /// A number that cannot be dialled helps nobody at 2 a.m.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   dana: {name: Dana Reyes, phone: 555-0101}
    /// ```
    /// ```yaml good
    /// people:
    ///   dana: {name: Dana Reyes, phone: +1-312-555-0101}
    /// ```
    "invalid-contact", Category::Structure, Severity::Error, since "0.1.0", while reading
}
