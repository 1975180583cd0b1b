use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Hours that cannot be read.
    ///
    /// Hours are written as in OpenStreetMap: `Mo-Fr 08:00-17:00; Sa 09:00-13:00`, `24/7`, `22:00-06:00` for a night that runs past midnight, `PH off` for public holidays, `Sa[1]` for the first Saturday of the month, `Dec 24-Jan 2 off`, `week 1-20`, `2026`.
    /// What people write instead is understood too, where it can mean one thing only: `Mon, Wed, Fri 9am-5pm`, `Mo–Fr 9–17 Uhr`, `lunes a viernes 9-17`; days and months may be English, German, French, Spanish, Dutch, Italian or Portuguese.
    /// `9-5` is asked about: it can be the day of an office or a night. `smplan explain hours` says in words how hours are read.
    ///
    /// ## Why this matters
    /// Whether somebody is on duty to answer is worked out from these hours.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   lee: {name: Lee Okafor, hours: Mon-Fri 9-5}
    /// ```
    /// ```yaml good
    /// people:
    ///   lee: {name: Lee Okafor, hours: "Mo-Fr 09:00-17:00"}
    /// ```
    "invalid-hours", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
