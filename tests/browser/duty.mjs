// Whether a page marks the same person as `smplan who` names, at random moments and in three time zones of its reader.
// Usage: node duty.mjs BINARY PLAN PAGE
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [binary, plan, file] = process.argv.slice(2);
const zone = /^ *time_zone: *([\w/]+)/m.exec(readFileSync(plan, 'utf8'))[1];
const [, year] = /starts: *(\d{4})/.exec(readFileSync(plan, 'utf8'));
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

// Numbers that are the same in every run.
let seed = 7;
const below = (bound) => { seed = (seed * 48271) % 2147483647; return seed % bound; };
const first = Date.UTC(year, 1, 1);
const moments = Array.from({ length: 200 }, () => first + below(200 * 24 * 60) * 60000);
const expected = moments.map((at) => {
  const time = local.format(at).replace(' ', 'T');
  // It ends with 1 where nobody is there.
  const run = () => { try { return execFileSync(binary, ['who', plan, '--at', time, '--format', 'json']); } catch (error) { return error.stdout; } };
  const { there: [called] } = JSON.parse(run()).on_duty;
  return called && { name: called.name, dial: called.dial };
});

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const wrong = [];
for (const timezoneId of ['Europe/Dublin', 'America/Los_Angeles', 'Asia/Kolkata']) {
  const context = await browser.newContext({ timezoneId });
  const page = await context.newPage();
  await page.addInitScript(() => { window.setInterval = (again) => { window.again = again; }; });
  await page.goto('file://' + file);
  const marked = await page.evaluate((moments) => moments.map((at) => {
    Date.now = () => at;
    window.again();
    const row = document.querySelector('#on-duty .now');
    const call = document.querySelector('[data-call]').href;
    return { name: row?.querySelector('bdi')?.textContent, dial: call.startsWith('tel:') ? call.slice(4) : undefined };
  }), moments);
  marked.forEach(({ name, dial }, index) => {
    const want = expected[index];
    if (name !== want?.name || (dial ?? null) !== (want?.dial ?? null)) {
      wrong.push(`${local.format(moments[index])} read in ${timezoneId}: ${name} ${dial}, who says ${want?.name} ${want?.dial}`);
    }
  });
  await context.close();
}
await browser.close();
console.log(`${wrong.length ? 'FAIL' : 'PASS'}  duty  ${moments.length} moments in 3 zones, ${wrong.length} wrong\n${wrong.slice(0, 5).join('\n')}`);
process.exit(wrong.length ? 1 : 0);
