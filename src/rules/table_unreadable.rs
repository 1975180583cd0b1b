use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A table (CSV) of the plan that cannot be read, or a row or number of it that can be read in two ways.
    ///
    /// `measurements: figures.csv` holds a path from the folder of the plan to a file beside it or below, no link, of at most 8 MiB and
    /// 100,000 rows, in UTF-8. Its first line names the columns, in any order; columns that the plan does not know are left alone.
    /// Between cells stands a comma, a semicolon or a tab, as spreadsheets write them; decimals begin with a point, and where no
    /// comma stands between cells with a point or a comma.
    ///
    /// ## Why this matters
    /// What is not read is not missing: a goal looks as if nobody had measured it. `1,000` is a thousand for one reader and one for another.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: figures.csv
    /// goal;date;value
    /// answer-fast;2026-01-31;1,000
    /// ### file: plan.yaml
    /// smplan: 1
    /// measurements: figures.csv
    /// ```
    /// ```yaml good
    /// ### file: figures.csv
    /// goal;date;value
    /// answer-fast;2026-01-31;1,5
    /// ### file: plan.yaml
    /// smplan: 1
    /// measurements: figures.csv
    /// ```
    "table-unreadable", Category::Structure, Severity::Error, since "0.2.0", while reading, loses a part
}
