use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A field that everything of its kind needs.
    ///
    /// Many missing fields have a rule of their own that says more; this one speaks for the rest. Of the section `plan`, playbooks and policies need only the id and the title.
    ///
    /// ## Why this matters
    /// Documents, references and checks build on these fields.
    ///
    /// ## Example
    /// ```yaml bad
    /// audiences:
    ///   buyers: {size: 400}
    /// ```
    /// ```yaml good
    /// smplan: 1
    /// kind: policy
    /// plan: {id: house-rules, title: House rules}
    /// audiences:
    ///   buyers: {size: 400, description: People who look for their first car}
    /// ```
    "field-missing", Category::Structure, Severity::Error, Leniency::InDrafts, since "0.1.0", while reading whole plans
}
