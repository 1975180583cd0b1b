use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A password, a key or a code that somebody wrote into the plan, in a comment too.
    ///
    /// Found are keys of well-known services, private keys, passwords in links, and what people choose after words such as "password:", "pw:", "Passwort =" or "mot de passe :" in many languages, also with letters that only look like them: one word with digits or signs, codes, and several words in quotes. The bare words do not count: "codes are in the vault" is how it should be. An exception from it is named in every report.
    ///
    /// ## Why this matters
    /// Plans live in repositories, and what was in a repository once stays in its history: "a secure method of storing account names, owners, and passwords" (digital.gov) is elsewhere.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, recovery: "password: hunter2!x"}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, recovery: Backup codes are in the group vault}
    /// ```
    "secret-in-plan", Category::Privacy, Severity::Error, since "0.1.0", while reading
}
