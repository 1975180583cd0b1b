//! Lists of stores: from a row to a store, and from a store to what its plan says otherwise.

mod change;
mod columns;
mod fields;
mod file;
mod people;
mod row;
mod together;

pub use change::{StoreChange, change, new_of_row, retirement};
pub use columns::{columns, unclear_phone};
pub use fields::Options;
pub use file::{NewStore, PersonFields, new_store};
pub use row::{PersonCells, StoreRow};
pub use together::{StoresRead, read_stores};
