// A plan with a hostile text in every place that documents show.
import { readFileSync } from 'node:fs';

const texts = JSON.parse(readFileSync(new URL('hostile_strings.json', import.meta.url)));
let next = 0;
const t = () => texts[next++ % texts.length];
const many = (make) => Object.fromEntries(texts.map((_, index) => [`n${index}`, make(index)]));

const plan = {
  smplan: 1,
  plan: {
    id: 'hostile', title: t(), organisation: t(), owner: 'n0', mission: t(), promise: t(), values: texts, previous: t(),
    horizon: { starts: '2026-01-01', ends: '2026-12-31' }, review: { every: '3mo', meetings: [{ what: t() }] },
    changes: texts.map((what) => ({ version: 1, what })), asks: texts.map((what) => ({ what })),
  },
  situation: { background: texts.join('\n\n'), strengths: texts, benchmarks: [{ what: t(), who: t(), value: t(), source: t() }] },
  people: many(() => ({ name: t(), title: t(), chat: t(), skills: texts, phone: '+1-312-555-0101' })),
  roles: { lead: { held_by: ['n0'], title: t(), department: t(), access: texts, not_for: texts } },
  audiences: many(() => ({ description: t(), needs: texts, source: t() })),
  channels: many(() => ({ platform: 'facebook', handle: t(), purpose: t(), owner: 'lead', recovery: t(), voice: { signed_by: t() } })),
  goals: many(() => ({ statement: t(), metric: t(), unit: t(), baseline: 1, target: 2, due: '2026-06-30', source: t(), objective: t(), owner: 'n0' })),
  strategy: many((i) => ({ approach: t(), rationale: t(), serves: [`n${i}`], integrates_with: texts })),
  actions: many((i) => ({ do: t(), serves: [`n${i}`], owner: 'n0', due: '2026-06-30', measure: t() })),
  content: { voice: t(), pillars: { [t()]: 100 }, accessibility: { alt_text: t() } },
  listening: { monitor: 'lead', terms: texts, checks: texts.map((what) => ({ what })) },
  triage: texts.map((kind) => ({ kind, signs: t(), owner: 'lead', choices: texts })),
  moderation: { hide: texts, keep: texts },
  messages: many(() => ({ kind: 'holding', channels: ['n0'], text: t(), placeholders: { [t()]: { max: 3, example: t() } } })),
  escalations: { care: { steps: [{ owner: 'lead', after: '0m', do: t(), skills: texts }, { owner: 'n1', after: '1h', final: true }] } },
  playbooks: many((i) => ({
    title: t(), severity: 'high', owner: 'lead', triggers: texts.map((text) => ({ text })), messages: [`n${i}`], escalation: 'care',
    steps: [{ do: t(), owner: 'n0', message: `n${i}` }], case: { number: t(), system: t() }, close_out: { survey: t() },
  })),
  contacts: many(() => ({ what: t() })),
  risks: many((i) => ({ what: t(), likelihood: 1, impact: 2, owner: 'n0', playbook: `n${i}` })),
  governance: { response_principles: texts, policies: texts.map((name) => ({ name })) },
  tests: texts.map((name) => ({ name, message: t(), expect: { playbook: 'n0' } })),
};
// JSON is YAML.
console.log(JSON.stringify(plan, null, 1));
