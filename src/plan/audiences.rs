//! The `audiences` section: whom the organisation talks to.

use crate::format::record::{record, words};
use crate::format::values::{Language, Text, WholeNumber};
use crate::plan::ids::ChannelId;

record! {
    /// People who have something in common and are spoken to alike.
    #[seen whole]
    pub struct Audience, "an audience" {
        /// Who they are.
        description: Text [required],
        /// What they are to the organisation.
        kind: AudienceKind,
        /// How many there are.
        size: WholeNumber,
        /// Where they are found.
        finds_us: Vec<ChannelId>,
        /// Languages that they speak.
        languages: Vec<Language>,
        /// What they need from the organisation.
        needs: Vec<Text>,
        /// How that is known.
        source: Text,
    }
}

words! {
    /// What an audience is to the organisation.
    pub enum AudienceKind {
        Customers = "customers",
        Advocates = "advocates",
        Community = "community",
        Staff = "staff",
        Media = "media",
        Partners = "partners",
    }
}
