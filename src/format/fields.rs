//! How a record is read, whichever it is: one flow for all, so that a record is no more than its fields.

use crate::format::reader::Reader;
use crate::format::shape::{RecordInfo, Shape};
use crate::source::Span;
use crate::syntax::{Node, Scalar};

/// A record, as far as reading it has to know it.
pub(crate) trait Fields {
    /// Reads the field of a name, and says which shape it has; nothing where there is none of that name.
    fn read<'t>(
        &mut self,
        name: &'t str,
        entry: (Node<'t>, Node<'t>),
        reader: &mut Reader<'t>,
    ) -> Option<&'static Shape>;

    /// The places of all fields, in the order in which they are declared.
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span));
}

/// Reads a record from a node; `at` is the place to mark when a part of it is missing.
pub(crate) fn read_record<'t, R: Fields>(
    empty: impl Fn() -> R,
    info: &'static RecordInfo,
    (node, at): (Node<'t>, Span),
    reader: &mut Reader<'t>,
) -> Option<R> {
    if !reader.is_record(node, info) {
        return None;
    }
    loop {
        let mut record = empty();
        if read_fields(&mut record, info, (node, at), reader) {
            return Some(record);
        }
    }
}

/// Reads the fields of a record; `false` where it was learnt on the way what belongs where, so that it is to be read again.
fn read_fields<'t>(
    record: &mut dyn Fields,
    info: &'static RecordInfo,
    (node, at): (Node<'t>, Span),
    reader: &mut Reader<'t>,
) -> bool {
    let mark = reader.mark();
    reader.strays.enter(info, node, at);
    let (mut above, mut is_to_be_read_again) = (None, false);
    let mut misspelt: Vec<(&'static str, Span)> = Vec::new();
    // Where something stands whose name could not be read: nobody knows which field it is.
    let mut unread = None;
    for (key, value) in node.entries() {
        let Some(name) = reader.word(key) else {
            unread = Some(value.span()).filter(|_| value.is_gap()).or(unread);
            continue;
        };
        if let Some(shape) = record.read(name, (key, value), reader) {
            above = Some((key, value, shape));
            continue;
        }
        if value.is_gap_without_name() {
            // It may have meant to stand further out.
            reader.lose(key, value);
            unread = Some(value.span());
            continue;
        }
        if value.is_gap() {
            reader.lose(key, value);
        } else if reader.is_stray(above, (key, value), &mut is_to_be_read_again) {
            if value.scalar().is_some_and(Scalar::is_null) {
                reader.skip_what_follows(node, key);
                break;
            }
            continue;
        }
        misspelt.extend(reader.unknown_field(node, key, value, info).map(|meant| (meant, key.span())));
    }
    let mut fields = info.fields.iter();
    record.places(&mut |place| {
        let Some(field) = fields.next().filter(|_| !place.is_written()) else { return };
        let meant = misspelt.iter().find(|(meant, _)| *meant == field.name);
        let stray = || reader.strays.stray_of(at, field.name);
        match meant.map(|&(_, place)| place).or(unread).or_else(stray) {
            // It is there under another name, or perhaps, which was reported: one mistake, one finding.
            Some(written) => *place = written,
            None => reader.missing_field(at, info, field),
        }
    });
    reader.strays.leave();
    if is_to_be_read_again {
        reader.back_to(mark);
    }
    !is_to_be_read_again
}
