use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A post with a picture that does not say what the picture shows, where the plan asks for that.
    ///
    /// The plan asks for it with `alt_text: required` under `content.accessibility`. A post has a picture where its `format` says so:
    /// picture, photo, image, graphic, carousel, infographic, gif, meme. Looked at are posts with a text that are to go out.
    ///
    /// ## Why this matters
    /// Whoever cannot see the picture is told nothing, and on the day nobody has the time to describe it.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook}}
    /// content: {accessibility: {alt_text: required}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T09:00, format: picture, text: We close at 14:00 today}}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook}}
    /// content: {accessibility: {alt_text: required}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T09:00, format: picture, text: We close at 14:00 today, alt: A wreath on the shop door}}
    /// ```
    "post-without-alt", Category::Publishing, Severity::Warning, Leniency::InDrafts, since "0.2.0", check, needs ["content"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if !context.plan.asks_for_alt() {
        return;
    }
    for entry in context.plan.calendar.entries().iter().filter(|entry| entry.value.is_to_come()) {
        let post = &entry.value;
        if post.is_picture() && post.alt.is_missing() && !post.text.is_missing() {
            findings
                .missing(entry.place, "alt", format!("`{}` does not say what its picture shows", entry.id))
                .help("add `alt:` with what is seen on it, in one sentence");
        }
    }
}
