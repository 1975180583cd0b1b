#!/usr/bin/env python3
"""Makes the public holidays that smplan knows, and the answers that a test compares them with.

Run by hand, from the root of the repository, when the package has a new version:

    python3 -m venv .venv && .venv/bin/pip install holidays
    .venv/bin/python tests/holidays/make.py

It writes data/holidays.txt and tests/holidays/answers.txt.
The days are taken from one calendar of all years; the answers are asked for year by year.
"""

import hashlib
import sys
from pathlib import Path

import holidays

FIRST, LAST = 2024, 2032
WEEKDAYS = "Mo Tu We Th Fr Sa Su".split()
# Whose days stand in the answers one by one; of all others there is a digest for each year.
IN_FULL = ["DE", "DE-BY", "GB", "GB-ENG", "IL", "IN", "LK", "TH", "US", "US-CA"]


def calendars():
    """All countries with their subdivisions, as (code, country, subdivision), in the order of bytes."""
    codes = []
    for country, subdivisions in holidays.list_supported_countries(include_aliases=False).items():
        codes.append((country, country, None))
        codes.extend((f"{country}-{name}", country, name) for name in subdivisions)
    return sorted(codes, key=lambda code: code[0].encode())


def days_of(country, subdivision, years):
    days = holidays.country_holidays(country, subdiv=subdivision, years=years, categories="public")
    return {day for day in days if day.year in years}


def last_year(country):
    return min(LAST, getattr(holidays, country).end_year)


def written(by_year, sign=""):
    """Days of every year first, as MMDD; then those of single years behind their year."""
    years = sorted(by_year)
    every = set.intersection(*(by_year[year] for year in years)) if years else set()
    parts = [sign + day for day in sorted(every)]
    for year in years:
        only = sorted(by_year[year] - every)
        if only:
            parts.append(f"{year}:")
            parts.extend(sign + day for day in only)
    return parts


def split(days, until):
    by_year = {year: set() for year in range(FIRST, until + 1)}
    for day in days:
        by_year[day.year].add(day.strftime("%m%d"))
    return by_year


def line(code, country, subdivision):
    until = last_year(country)
    years = range(FIRST, until + 1)
    days = days_of(country, subdivision, years)
    if subdivision is None:
        rest = holidays.country_holidays(country, years=years).weekend
        head = ",".join(WEEKDAYS[day] for day in sorted(rest))
        if until < LAST:
            head += f" until {until}"
        return f"{code}\t{head}\t{' '.join(written(split(days, until)))}".rstrip()
    of_country = days_of(country, None, years)
    more = " ".join(written(split(days - of_country, until)))
    less = " ".join(written(split(of_country - days, until)))
    return f"{code}\t{more}\t{less}".rstrip()


def data():
    head = f"""\
# Public holidays of all countries and their subdivisions, {FIRST} to {LAST}, and the days of rest of their week.
# Made by tests/holidays/make.py from the Python package holidays {holidays.__version__} (https://github.com/vacanza/holidays), category public,
# with the days observed instead. Of some religious days of later years the package says that they are estimated.
# Copyright (c) Vacanza Team and individual contributors; copyright (c) dr-prodigy and ryanss. MIT licence: holidays.LICENSE beside this file.
# A country: code, days of rest (and the last year that is known), days of every year as MMDD, days of one year behind it.
# A subdivision: code, days more than its country has, days less. The fields are parted by tabs, the lines are in the order of bytes.
"""
    return head + "".join(line(*calendar) + "\n" for calendar in calendars())


def answers():
    lines = [f"# Made by tests/holidays/make.py with the Python package holidays {holidays.__version__}, year by year from {FIRST}: code, then the first",
             "# eight digits of the SHA-256 of the days, written as YYYY-MM-DD with a line feed behind each; `-` where nothing is known."]
    for code, country, subdivision in calendars():
        fields = [code]
        for year in range(FIRST, LAST + 1):
            if year > last_year(country):
                fields.append("-")
                continue
            days = sorted(days_of(country, subdivision, [year]))
            text = "".join(f"{day.isoformat()}\n" for day in days)
            fields.append(hashlib.sha256(text.encode()).hexdigest()[:8])
        lines.append("\t".join(fields))
    for code, country, subdivision in calendars():
        if code in IN_FULL:
            lines.extend(f"={code} {day.isoformat()}"
                         for year in range(FIRST, last_year(country) + 1)
                         for day in sorted(days_of(country, subdivision, [year])))
    return "\n".join(lines) + "\n"


def main():
    root = Path(__file__).resolve().parents[2]
    for path, text in [("data/holidays.txt", data()), ("tests/holidays/answers.txt", answers())]:
        (root / path).write_text(text, encoding="utf-8", newline="\n")
        print(f"{path}: {len(text.encode())} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
