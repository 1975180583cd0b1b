//! Putting a tree together from those of several files: what is merged is new, everything else stays where it is.

use crate::source::FileId;
use crate::syntax::tree::{Item, LINK, Node, Parts, Shape, Tree};
use std::sync::Arc;

/// Something of a tree that is being put together.
#[derive(Clone, Copy, Debug)]
pub struct Piece(u32);

/// Puts a tree together, from the leaves to the root.
#[derive(Debug)]
pub struct Assembly<'s> {
    tree: Tree<'s>,
}

impl<'s> Assembly<'s> {
    /// Begins a tree that is made of others; its root stands for a file.
    pub fn of(trees: Vec<Arc<Tree<'s>>>, file: FileId) -> Assembly<'s> {
        Assembly { tree: Tree::of_parts(file, Parts::of(trees)) }
    }

    /// A node as it is in one of the trees, with all that is below it.
    pub fn link(&mut self, node: Node<'_>) -> Piece {
        let Some(parts) = self.tree.parts_mut() else { return Piece(0) };
        Piece(LINK | parts.link(node))
    }

    /// A mapping of some entries, which stands in the place of a node.
    pub fn mapping(&mut self, place: Node<'_>, entries: &[(Piece, Piece)]) -> Piece {
        let children: Vec<u32> = entries.iter().flat_map(|(key, value)| [key.0, value.0]).collect();
        self.collection(place, Shape::Mapping { run: u32::MAX }, children)
    }

    /// A list of some items, which stands in the place of a node.
    pub fn list(&mut self, place: Node<'_>, items: &[Piece]) -> Piece {
        let children: Vec<u32> = items.iter().map(|item| item.0).collect();
        self.collection(place, Shape::List { run: u32::MAX }, children)
    }

    fn collection(&mut self, place: Node<'_>, shape: Shape, children: Vec<u32>) -> Piece {
        let Piece(place) = self.link(place);
        let id = self.tree.add(Item { start: 0, end: 0, shape });
        self.tree.close(id, children.into_iter(), 0);
        if let Some(parts) = self.tree.parts_mut() {
            parts.stands_at(place);
        }
        Piece(id)
    }

    /// The tree with its root.
    pub fn finish(mut self, root: Piece) -> Tree<'s> {
        self.tree.set_root(root.0);
        self.tree
    }
}
