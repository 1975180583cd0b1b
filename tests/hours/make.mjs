// Makes expressions of opening hours and the answers of opening_hours.js to them, for a test to compare with.
//
// Run by hand, from the root of the repository, when the package has a new version:
//
//     npm install --no-save opening_hours
//     TZ=UTC node tests/hours/make.mjs
//
// It writes tests/hours/answers.txt: 1,000 expressions, and for each of two years the first digits of the SHA-256 of its open
// intervals, each written as two minutes since the beginning of 2026 with a line feed behind. For some expressions the
// intervals of the first weeks stand there too, so that a difference can be seen.
//
// Left out is what smplan reads otherwise on purpose: a night belongs to the day on which it begins. So no expression that
// passes midnight has `PH` or a date that is `off`, or takes a day away from its own nights: opening_hours.js keeps the
// mornings of nights that never began. Nor is there a range that ends at an offset from Easter, whose last day it leaves out.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const OpeningHours = require('opening_hours');
const { version } = JSON.parse(readFileSync(join(process.cwd(), 'node_modules/opening_hours/package.json'), 'utf8'));

if (process.env.TZ !== 'UTC') throw new Error('run it with TZ=UTC');

// A small generator with a fixed seed (mulberry32), so that a second run makes the same.
let state = 20260101;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const one = (items) => items[below(items.length)];
const two = (number) => String(number).padStart(2, '0');

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
// Of Germany, where all regions have them.
const PLACE = { address: { country_code: 'de', state: 'Niedersachsen' }, lat: 52.4, lon: 9.7 };

function days(may) {
  const kind = below(may.nth ? 6 : 4);
  if (kind === 0) return one(DAYS);
  if (kind === 1) return DAYS.filter(() => random() < 0.4).join(',') || 'Mo';
  if (kind <= 3) {
    const from = below(7);
    return `${DAYS[from]}-${DAYS[(from + 1 + below(5)) % 7]}`;
  }
  return `${one(DAYS)}[${one(['1', '2', '3', '4', '-1', '-2', '1,3', '1-2', '5'])}]`;
}

function clock(minutes) {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function times(may) {
  if (may.nights && random() < 0.5) {
    const from = 15 * 60 + 15 * below(36);
    return `${clock(from)}-${clock(15 * (1 + below(40)))}`;
  }
  const from = 15 * (20 + below(30));
  const to = from + 15 * (1 + below(20));
  if (random() < 0.3) {
    const second = to + 15 * (1 + below(8));
    const end = Math.min(second + 15 * (1 + below(12)), 1440);
    if (end > second) return `${clock(from)}-${clock(to)},${clock(second)}-${clock(end)}`;
  }
  return `${clock(from)}-${clock(Math.min(to, 1440))}`;
}

function day(month) {
  return two(1 + below(LENGTHS[month]));
}

function dates() {
  const month = below(12);
  const later = (month + 1 + below(4)) % 12;
  switch (below(8)) {
    case 0: return MONTHS[month];
    case 6: return `${MONTHS[month]} ${one(DAYS)}[${one(['1', '2', '-1'])}]-${MONTHS[later]} ${one(DAYS)}[${one(['1', '3', '-1'])}]`;
    case 1: return `${MONTHS[month]}-${MONTHS[later]}`;
    case 2: return `${MONTHS[month]} ${day(month)}`;
    case 3: {
      const [a, b] = [day(month), day(month)].sort();
      return a === b ? `${MONTHS[month]} ${a}` : `${MONTHS[month]} ${a}-${b}`;
    }
    case 4: return `${MONTHS[month]} ${day(month)}-${MONTHS[later]} ${day(later)}`;
    case 5: return month < later ? `2026 ${MONTHS[month]} ${day(month)}-${MONTHS[later]} ${day(later)}` : `2027 ${MONTHS[month]} ${day(month)}`;
    default: return one(['easter', 'easter -2 days', 'easter +1 day']);
  }
}

function weeks() {
  const from = 1 + below(40);
  return `week ${one([two(from), `${two(from)}-${two(from + 1 + below(12))}`, `${two(from)}-${two(52)}/2`])}`;
}

function wide() {
  switch (below(4)) {
    case 0: return `${one(['2026', '2027', '2026-2027', '2027-2030'])} `;
    case 1: return `${weeks()} `;
    default: return `${dates()} `;
  }
}

function part(may) {
  const head = may.dates && random() < 0.4 ? wide() : '';
  if (random() < 0.1 && head === '') return times(may);
  return `${head}${head !== '' && random() < 0.3 ? '' : `${days(may)} `}${times(may)}`;
}

function expression() {
  const may = { nth: random() < 0.5, dates: random() < 0.5, nights: random() < 0.25 };
  const parts = [part(may)];
  while (parts.length < 3 && random() < 0.5) {
    parts.push(`${one(['; ', '; ', ', '])}${part(may)}`);
  }
  if (!may.nights && random() < 0.3) {
    parts.push(one(['; PH off', `; ${dates()} off`, `; PH ${times(may)}`, `; ${one(DAYS)} off`, `; ${one(DAYS)} 12:00-13:00 off`]));
  }
  return parts.join('');
}

const FROM = Date.UTC(2026, 0, 1);
const TO = [Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1)];

// Open intervals, those that meet joined, in minutes since the beginning of 2026.
function intervals(hours, from, to) {
  const joined = [];
  for (const [start, end, unknown] of hours.getOpenIntervals(new Date(from), new Date(to))) {
    if (unknown) throw new Error('unknown');
    const [a, b] = [(start - FROM) / 60000, (end - FROM) / 60000];
    const last = joined.at(-1);
    if (last && last[1] >= a) last[1] = Math.max(last[1], b);
    else joined.push([a, b]);
  }
  return joined;
}

// The days of the week of a part.
function weekdays(part) {
  const found = new Set();
  for (const [, from, to] of part.matchAll(/\b(Mo|Tu|We|Th|Fr|Sa|Su)\b(?:-(Mo|Tu|We|Th|Fr|Sa|Su)\b)?/g)) {
    let at = DAYS.indexOf(from);
    found.add(at);
    while (to && at !== DAYS.indexOf(to)) found.add((at = (at + 1) % 7));
  }
  return found.size > 0 ? found : new Set(DAYS.keys());
}

// Whether a part may take days away from nights of the parts before it.
function breaksNights(text) {
  const passes = (part) => [...part.matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g)].some(([, a, b]) => b <= a);
  const blocks = text.split('; ').map((block) => block.split(/, (?=[A-Za-z0-9])/));
  return blocks.some((block, at) => block.some((night) => passes(night)
    && blocks.slice(at + 1).some(([later]) => [...weekdays(later)].some((day) => weekdays(night).has(day)))));
}

const lines = [];
const seen = new Set();
let nNights = 0;
while (lines.length < 1000) {
  const text = expression();
  if (seen.has(text) || breaksNights(text)) continue;
  seen.add(text);
  let years;
  try {
    const hours = new OpeningHours(text, PLACE);
    years = [intervals(hours, FROM, TO[0]), intervals(hours, TO[0], TO[1])];
  } catch (error) {
    continue; // What opening_hours.js refuses cannot be compared.
  }
  const digest = (all) => createHash('sha256').update(all.map(([a, b]) => `${a} ${b}\n`).join('')).digest('hex').slice(0, 8);
  const first = years[0].slice(0, 6).map(([a, b]) => `${a}-${b}`).join(' ');
  lines.push([text, ...years.map(digest), first].join('\t'));
}

writeFileSync('tests/hours/answers.txt', `# Made by tests/hours/make.mjs with opening_hours.js ${version}: hours, a digest for 2026 and for 2027, the first intervals.\n${lines.join('\n')}\n`);
