//! What expressions can say.

use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, filters, tests};

/// How many steps one expression may take.
const FUEL: u64 = 20_000;

/// The names that an expression knows.
pub(super) const NAMES: [&str; 6] = ["item", "id", "parent", "parent_id", "plan", "as_of"];

/// The longest expression or message, in bytes.
pub(super) const LONGEST: usize = 4000;

/// The filters of expressions: none multiplies text.
pub(super) const FILTERS: [&str; 24] = [
    "abs",
    "default",
    "first",
    "float",
    "int",
    "items",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "round",
    "select",
    "selectattr",
    "sort",
    "sum",
    "times",
    "trim",
    "unique",
    "upper",
];

/// The tests of expressions, after `is`.
pub(super) const TESTS: [&str; 15] = [
    "defined",
    "undefined",
    "number",
    "string",
    "mapping",
    "sequence",
    "startingwith",
    "endingwith",
    "in",
    "eq",
    "ne",
    "gt",
    "ge",
    "lt",
    "le",
];

/// Filters and tests that do no more work than there is text, and nothing else.
pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("abs", filters::abs);
    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("float", filters::float);
    environment.add_filter("int", filters::int);
    environment.add_filter("items", filters::items);
    environment.add_filter("last", filters::last);
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("map", filters::map);
    environment.add_filter("max", filters::max);
    environment.add_filter("min", filters::min);
    environment.add_filter("reject", filters::reject);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("round", filters::round);
    environment.add_filter("select", filters::select);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("sort", filters::sort);
    environment.add_filter("sum", filters::sum);
    environment.add_filter("times", times);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("unique", filters::unique);
    environment.add_filter("upper", filters::upper);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_test("number", tests::is_number);
    environment.add_test("string", tests::is_string);
    environment.add_test("mapping", tests::is_mapping);
    environment.add_test("sequence", tests::is_sequence);
    environment.add_test("startingwith", tests::is_startingwith);
    environment.add_test("endingwith", tests::is_endingwith);
    environment.add_test("in", tests::is_in);
    environment.add_test("eq", tests::is_eq);
    environment.add_test("ne", tests::is_ne);
    environment.add_test("gt", tests::is_gt);
    environment.add_test("ge", tests::is_ge);
    environment.add_test("lt", tests::is_lt);
    environment.add_test("le", tests::is_le);
    environment
}

/// The product of two numbers. The sign `*` would also repeat texts.
fn times(one: f64, other: f64) -> Result<Value, Error> {
    let product = one * other;
    if !product.is_finite() {
        return Err(Error::new(ErrorKind::InvalidOperation, "the product is too large"));
    }
    Ok(Value::from(product))
}

/// Whether an expression has a `*` outside of its texts.
pub(super) fn multiplies(expression: &str) -> bool {
    without_texts(expression).contains('*')
}

/// The names behind `|` and behind `is` in an expression, with what each is.
pub(super) fn filters_and_tests(expression: &str) -> Vec<(&'static str, String)> {
    let bare = without_texts(expression);
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let name =
        |rest: &str| -> String { rest.trim_start().chars().take_while(|letter| is_part(*letter)).collect() };
    let mut found = Vec::new();
    for (at, _) in bare.match_indices('|') {
        found.push(("filter", name(bare.get(at + 1..).unwrap_or_default())));
    }
    for (at, _) in bare.match_indices(" is ") {
        let rest = bare.get(at + 4..).unwrap_or_default().trim_start();
        let rest = rest.strip_prefix("not ").unwrap_or(rest);
        found.push(("test", name(rest)));
    }
    found.retain(|(_, name)| !name.is_empty());
    found
}

/// An expression with nothing in its quotes.
fn without_texts(expression: &str) -> String {
    let mut bare = String::with_capacity(expression.len());
    let mut quote = None;
    let mut escaped = false;
    for character in expression.chars() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if character == '\\' => escaped = true,
            Some(open) if character == open => {
                quote = None;
                bare.push(character);
            }
            Some(_) => {}
            None => {
                if matches!(character, '"' | '\'') {
                    quote = Some(character);
                }
                bare.push(character);
            }
        }
    }
    bare
}

/// What an error of an expression says, on one line.
pub(super) fn words_of(error: &Error) -> String {
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    detail.lines().next().unwrap_or_default().chars().take(200).collect()
}
