//! Calendars that planners keep in spreadsheets: from a row to a post, and from a post to what the plan says otherwise.

mod change;
mod columns;
mod moment;
mod row;

pub use change::{PostsChange, change};
pub use columns::columns;
pub use moment::DateOrder;
pub use row::{Options, PostRow, PostsRead, read_posts};
