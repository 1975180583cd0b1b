//! Who has to agree to a post.

use crate::plan::{CalendarEntry, Entry, Find, Map, Plan, SignOff};
use crate::wording::WordLists;

/// The kinds of sign-off of a plan, as posts ask for them.
#[derive(Debug)]
pub struct Signing<'p> {
    kinds: Option<&'p Map<SignOff>>,
    /// Those that have words to find, in their order.
    by_words: Vec<&'p Entry<SignOff>>,
    lists: WordLists,
}

/// The kind that holds where no other fits.
const USUAL: &str = "usual";

impl<'p> Signing<'p> {
    pub fn of(plan: &'p Plan) -> Signing<'p> {
        let kinds = plan.sign_offs();
        let all = kinds.map(Map::entries).unwrap_or_default().iter();
        let by_words: Vec<&Entry<SignOff>> = all.filter(|kind| kind.value.find.get().is_some()).collect();
        let words = |find: &'p Find| find.any.items().iter().map(|words| &**words);
        let lists =
            WordLists::of(by_words.iter().map(|kind| kind.value.find.get().into_iter().flat_map(words)));
        Signing { kinds, by_words, lists }
    }

    /// The kind that a post needs: the one that is written, else the first whose words stand in its text, else the usual one.
    /// `None` where there is none of these.
    pub fn kind_of(&self, post: &CalendarEntry) -> Option<&'p Entry<SignOff>> {
        let kinds = self.kinds?;
        if !post.sign_off.is_missing() {
            return kinds.entry(post.sign_off.get()?);
        }
        let found = post.text.get().and_then(|text| self.lists.find(text).first().map(|found| found.list));
        found.and_then(|list| self.by_words.get(list).copied()).or_else(|| kinds.entry(USUAL))
    }
}
