import { expect, it } from 'vitest';
import { unowned } from './unowned';

const of = { plan: 'b', owner: '', partner: '', column: false };

// E23: a plan that starts on leads of nobody says that nobody has its steps.
it.each([
  [of, 'columns.plan_nobody'],
  [{ ...of, column: true }, 'columns.plan_nobody_some'],
  [{ ...of, plan: '' }, undefined],
  [{ ...of, owner: 'p1' }, undefined],
  [{ ...of, owner: 'p1', column: true }, undefined],
  [{ ...of, partner: 'P-1042' }, undefined],
])('%o', (import_, said) => expect(unowned(import_)).toBe(said));
