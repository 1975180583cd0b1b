//! The message that is read just now.

use crate::cli::triage::columns::Places;

/// A message as it is kept until the next one.
#[derive(Debug, Default)]
pub(super) struct Current {
    pub(super) text: String,
    pub(super) channel: Option<String>,
    pub(super) label: Option<String>,
    /// The line of the file, from 1.
    pub(super) line: u64,
}

impl Current {
    /// Takes over what a row of a table says.
    pub(super) fn put<T: AsRef<str>>(&mut self, line: u64, field: impl Fn(usize) -> T, places: &Places) {
        let set = |to: &mut String, place: Option<usize>| {
            to.clear();
            to.push_str(place.map(&field).as_ref().map_or("", AsRef::as_ref));
        };
        set(&mut self.text, Some(places.text));
        set(self.channel.get_or_insert_default(), places.channel);
        set(self.label.get_or_insert_default(), places.label);
        self.line = line;
    }
}
