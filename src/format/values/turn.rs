//! How long the turns of a rota are.

use crate::format::decode::Decode;
use crate::format::reader::Reader;
use crate::format::rule;
use crate::format::shape::Shape;
use crate::format::values::duration::Duration;
use crate::source::Span;
use crate::syntax::Node;

/// How long a turn is: `12h`, `1d`, `1w`. Turns go on over weekends and holidays, so they are not counted in business days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnLength(pub Duration);

impl Decode for TurnLength {
    const SHAPE: Shape = Shape::Value("duration such as 12h, 1d, 1w", crate::format::shape::Plain::Duration);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<TurnLength> {
        let duration = Duration::decode(node, at, reader)?;
        if duration.is_in_business_days() {
            let days = duration.amount;
            let message =
                format!("turns of `{duration}` cannot be told: they go on over weekends and holidays");
            reader.find(rule::INVALID_DURATION, node.span(), message).help(format!(
                "write {days}d to hand over every day of the week, or 1w to hand over every week; `hours` say who works when"
            ));
            return None;
        }
        Some(TurnLength(duration))
    }
}
