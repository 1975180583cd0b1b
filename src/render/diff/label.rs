//! What a change is said of.

use crate::changes::{PathPart, Subject};
use crate::render::diff::piece::{Piece, ours};

/// What something is called: its name, else its id.
pub(super) fn label(subject: &Subject) -> Vec<Piece> {
    let is_numbered = subject.id.parse::<usize>().is_ok();
    match &subject.name {
        Some(name) if is_numbered => vec![
            ours(format!("{} ", subject.kind)),
            Piece::Name(subject.id.clone()),
            ours(" ("),
            Piece::Plan(name.clone()),
            ours(")"),
        ],
        Some(name) => vec![Piece::Plan(name.clone())],
        None if is_numbered || subject.field.is_empty() && subject.kind != "section" => {
            vec![ours(format!("{} ", subject.kind)), Piece::Name(subject.id.clone())]
        }
        None => vec![Piece::Name(subject.id.clone())],
    }
}

/// The same with the field in it: ``Tom Quill: `hours` ``.
pub(super) fn whole(subject: &Subject) -> Vec<Piece> {
    let mut pieces = label(subject);
    if subject.field.is_empty() && subject.name.is_some() && subject.id.parse::<usize>().is_err() {
        pieces.extend([ours(format!(" ({} ", subject.kind)), Piece::Name(subject.id.clone()), ours(")")]);
    }
    for (index, part) in subject.field.iter().enumerate() {
        pieces.push(ours(if index == 0 { ": " } else { ", " }));
        match part {
            PathPart::Field { name } => pieces.push(Piece::Name(name.clone())),
            PathPart::Entry { id } => pieces.push(Piece::Name(id.clone())),
            PathPart::Item { noun, number } => pieces.push(ours(format!("{noun} {number}"))),
        }
    }
    pieces
}
