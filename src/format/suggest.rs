//! "Did you mean": the nearest of some names.

use crate::format::synonyms::meant;

/// The name that a word is another word for, or the one that is at most a third of its letters away from a word; the earlier one of two equally near.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    const LONGEST: usize = 64;
    let length = word.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(meant) = meant(word, &names).filter(|_| !names.contains(&word)) {
        return Some(meant);
    }
    let furthest = (length / 3).max(1);
    let lower = word.to_lowercase();
    names
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= furthest)
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= furthest)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Whether a name is certainly the one that was meant by a word: one slip away, and no other is as near.
pub fn is_surely<'n>(word: &str, near: &str, names: impl IntoIterator<Item = &'n str>) -> bool {
    const SHORTEST: usize = 4;
    let distance = |name: &str| strsim::damerau_levenshtein(&word.to_lowercase(), &name.to_lowercase());
    let slips = distance(near);
    slips <= 1
        && near.chars().count() >= SHORTEST
        && names
            .into_iter()
            .filter(|name| *name != near && name.len() <= 64)
            .all(|name| distance(name) > slips)
}

#[cfg(test)]
mod tests {
    use crate::format::suggest::nearest;

    #[test]
    fn a_swapped_pair_of_letters_is_found_and_another_word_is_not() {
        assert_eq!(nearest("owmer", ["name", "owner"]), Some("owner"));
        assert_eq!(nearest("hihg", ["low", "high"]), Some("high"));
        assert_eq!(nearest("colour", ["owner", "title"]), None);
        assert_eq!(nearest("crisis", ["risks", "playbooks"]), Some("playbooks"));
    }
}
