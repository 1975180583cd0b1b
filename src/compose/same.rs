//! Whether two nodes say the same.

use crate::syntax::{Content, Node};

/// Whether two nodes say the same.
pub(super) fn is_same(one: Node<'_>, other: Node<'_>) -> bool {
    // Aliases make small files endless; what is so long is hardly the same.
    const MOST: usize = 1000;
    same(one, other, &mut MOST.clone())
}

fn same(one: Node<'_>, other: Node<'_>, n_left: &mut usize) -> bool {
    let Some(left) = n_left.checked_sub(1) else { return false };
    *n_left = left;
    match (one.content(), other.content()) {
        (Content::Scalar(one), Content::Scalar(other)) => one.text == other.text,
        (Content::List, Content::List) => {
            one.items().len() == other.items().len()
                && one.items().zip(other.items()).all(|(one, other)| same(one, other, n_left))
        }
        (Content::Mapping, Content::Mapping) => {
            let mut pairs = one.entries().zip(other.entries());
            one.entries().len() == other.entries().len()
                && pairs
                    .all(|((key, one), (name, other))| key.key() == name.key() && same(one, other, n_left))
        }
        _ => false,
    }
}
