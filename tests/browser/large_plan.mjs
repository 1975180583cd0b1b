// A very large plan: 40 playbooks, 100 actions, 12 goals with two years of weekly figures, 30 stores.
const out = ['smplan: 1', 'kind: plan'];
const add = (...lines) => out.push(...lines);
add('plan: {id: large, title: A very large plan, organisation: A group (fictional), time_zone: America/Chicago, status: active, version: 7, owner: lead, horizon: {starts: 2026-01-01, ends: 2027-12-31}, review: {every: 3mo, last: 2026-03-31, next: 2026-06-30, owner: lead}}');
add('people:');
for (let i = 0; i < 60; i++) add(`  p${i}: {name: Person ${i} Surname, email: p${i}@example.com, phone: +1-312-555-01${String(i).padStart(2, '0')}, hours: "Mo-Fr 08:00-17:00", on_call: "Sa 09:00-${12 + (i % 6)}:00"}`);
add('roles:', '  lead: {held_by: [p0, p1], authority: {may: [acknowledge]}}', '  care: {held_by: [p2, p3, p4], authority: {may: [acknowledge]}}', '  manager: {held_by: location}');
add('locations:');
for (let i = 0; i < 30; i++) add(`  store-${i}: {name: Store number ${i}, binds: {manager: [p${i * 2}, p${i * 2 + 1}]}}`);
add('audiences: {customers: {description: Everybody who buys}}');
add('channels:');
for (let i = 0; i < 10; i++) add(`  channel-${i}: {platform: ${['facebook', 'instagram', 'x', 'youtube', 'google-business'][i % 5]}, handle: account${i}, owner: care, purpose: Answer people, staffed: "Mo-Fr 08:00-${16 + (i % 5)}:00", first_response: ${15 + i * 15}m, first_response_off_hours: 70h, accepts: [complaints, questions]}`);
add('goals:');
for (let i = 0; i < 12; i++) add(`  goal-${i}: {statement: Goal number ${i} is reached by everybody together, metric: A figure, unit: "%", baseline: {value: 10, date: 2026-01-01}, target: 60, due: 2027-12-31, source: A system, owner: lead}`);
add('strategy:');
for (let i = 0; i < 20; i++) add(`  way-${i}: {approach: A way number ${i} that serves some goals, serves: [goal-${i % 12}, goal-${(i * 5 + 1) % 12}]}`);
add('actions:');
for (let i = 0; i < 100; i++) add(`  action-${i}: {do: Action number ${i} of the plan, serves: [way-${i % 20}], owner: care, channel: [channel-${i % 10}], starts: 2026-${String(1 + (i % 12)).padStart(2, '0')}-05, ends: 2027-${String(1 + ((i * 7) % 12)).padStart(2, '0')}-20, measure: A figure, status: ${['planned', 'active', 'done'][i % 3]}}`);
add('messages:');
for (let i = 0; i < 30; i++) add(`  message-${i}: {kind: acknowledgement, channels: [channel-${i % 10}, channel-${(i + 3) % 10}], text: "{{ name }}, thank you for telling us about {{ issue }}. We call you within a day.", placeholders: {name: {max: 20, example: Robin}, issue: {max: 60, example: the wait}}}`);
add('escalations:');
for (let i = 0; i < 8; i++) add(`  ladder-${i}: {steps: [{owner: care, after: 0m, notify: [phone]}, {owner: manager, after: 30m, notify: [phone]}, {owner: lead, after: ${2 + i}h, notify: [phone], final: true}]}`);
add('playbooks:');
for (let i = 0; i < 40; i++) add(`  playbook-${i}: {title: Something of kind ${i} has happened, severity: ${['medium', 'high', 'low', 'critical'][i % 4]}, triggers: [{text: Somebody says so in public}], owner: lead, messages: [message-${i % 30}], escalation: ladder-${i % 8}, steps: [{do: Answer in public, owner: care, within: 15m, message: message-${i % 30}}, {do: Find the facts, owner: care, within: 1h}, {do: Call the customer, owner: manager, within: 24h, kind: offline}], close_out: {root_cause: required}}`);
add('triage:');
for (let i = 0; i < 25; i++) add(`  - {kind: kind-${i}, signs: something is said, owner: care, playbook: playbook-${i}}`);
add('measurements:');
for (let i = 0; i < 12; i++) for (let week = 0; week < 100; week++) {
  const day = new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10);
  add(`  - {goal: goal-${i}, date: ${day}, value: ${(10 + week * 0.4 + ((week * 7 + i) % 5)).toFixed(1)}}`);
}
console.log(out.join('\n'));
