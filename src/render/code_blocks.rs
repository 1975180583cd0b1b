//! Where code blocks are in Markdown: nothing of the plan's own in them is changed.

/// The lines of a text, each with whether it is in a code block: there every line is the plan's own, and so is the last of
/// them, which closes the block.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut fence: Option<&str> = None;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    // What stands behind the last end of a line is a line as well, where there is something.
    let last = (!text.is_empty() && !text.ends_with('\n')).then_some(text.len());
    let mut start = 0;
    ends.chain(last).map(move |end| {
        let line = text.get(start..end).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        start = end + 1;
        if fence.is_none() && !line.starts_with("```") {
            return (line, false);
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        let marker = line.get(..ticks).unwrap_or_default();
        let is_code = fence.is_some();
        match fence {
            Some(open) if marker == open && line.len() == ticks => fence = None,
            None if ticks >= 3 => fence = Some(marker),
            _ => {}
        }
        (line, is_code)
    })
}
