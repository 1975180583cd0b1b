//! Phrases with gaps, such as `{time} on {when}`: whether a text is one, and the same in other words.

use crate::view::is_of_plan;

/// A phrase with gaps, and the same in other words.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    own: Gapped,
    instead: Gapped,
}

/// Words with gaps.
#[derive(Clone, Debug)]
struct Gapped {
    /// What stands before the first gap.
    begins: String,
    /// Each gap by its name, with what stands behind it.
    gaps: Vec<(String, String)>,
}

impl Gapped {
    fn of(text: &str) -> Gapped {
        let mut pieces = text.split('{');
        let begins = pieces.next().unwrap_or_default().to_owned();
        let gaps = pieces.filter_map(|piece| piece.split_once('}'));
        Gapped { begins, gaps: gaps.map(|(name, behind)| (name.to_owned(), behind.to_owned())).collect() }
    }
}

impl Phrase {
    /// The phrase of an entry of a file of words; `None` where it has no gap.
    pub(super) fn of(text: &str, instead: &str) -> Option<Phrase> {
        let own = Gapped::of(text);
        (!own.gaps.is_empty()).then(|| Phrase { own, instead: Gapped::of(instead) })
    }

    /// How many letters of it are no gap: of two phrases that fit, that with more of them says more.
    pub(super) fn weight(&self) -> usize {
        self.own.begins.len() + self.own.gaps.iter().map(|(_, behind)| behind.len()).sum::<usize>()
    }

    /// Whether there is a comma between its gaps.
    pub(super) fn has_comma(&self) -> bool {
        self.own.begins.contains(", ") || self.own.gaps.iter().any(|(_, behind)| behind.contains(", "))
    }

    /// A text in other words, where it is this phrase; `say` says what fills a gap, and is told whether that is the plan's own.
    pub(super) fn said(&self, text: &str, say: impl Fn(&str, bool) -> Option<String>) -> Option<String> {
        let filled: Vec<(&str, &str)> =
            self.own.gaps.iter().map(|(name, _)| name.as_str()).zip(self.filled(text)?).collect();
        let mut result = self.instead.begins.clone();
        for (gap, behind) in &self.instead.gaps {
            let (name, words) = filled.iter().find(|(name, _)| name == gap)?;
            result.push_str(&say(words, is_of_plan(name))?);
            result.push_str(behind);
        }
        Some(result)
    }

    /// What fills each gap.
    fn filled<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let mut rest = text.strip_prefix(self.own.begins.as_str())?;
        let mut filled = Vec::new();
        for (index, (_, behind)) in self.own.gaps.iter().enumerate() {
            let is_last = index + 1 == self.own.gaps.len();
            let length = if behind.is_empty() {
                rest.len()
            } else if is_last {
                rest.len().checked_sub(behind.len()).filter(|_| rest.ends_with(behind.as_str()))?
            } else {
                rest.find(behind.as_str())?
            };
            let words = rest.get(..length)?;
            // A text that goes on after a comma is more than the phrase that it ends with.
            let is_more = index == 0 && self.own.begins.is_empty() && words.contains(", ");
            if words.is_empty() || is_more || words.contains("; ") {
                return None;
            }
            filled.push(words);
            rest = rest.get(length + behind.len()..)?;
        }
        Some(filled)
    }
}
