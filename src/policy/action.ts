// One entry of the list after `then`: a lead (what becomes of the request) or an effect (what is done besides).
import { z } from 'zod';
import { severities, type Effect, type Lead } from '../core/policy.js';
import { unknownName } from '../core/nearest.js';
import { recorded } from './policy-file.js';
import { fit, under, type Misfit } from './text/shape.js';

export const leads = { 'run-now': 'run', enqueue: 'wait', reject: 'reject', expire: 'expire' } as const satisfies Record<
  string,
  Lead
>;
export const effectNames = ['start-cluster', 'replace-run', 'alert-sre', 'notify'] as const satisfies Effect['kind'][];
const actionNames: readonly string[] = [...Object.keys(leads), ...effectNames];

export type Action = { readonly kind: 'lead'; readonly lead: Lead } | { readonly kind: 'effect'; readonly effect: Effect };
export type ReadAction =
  { readonly ok: true; readonly action: Action } | { readonly ok: false; readonly misfits: readonly Misfit[] };

const message = recorded(500).optional();
const AlertSre = z.strictObject({ severity: z.enum(severities), message });
const Notify = z.strictObject({ message });

export function readAction(written: unknown): ReadAction {
  if (typeof written === 'string') return plainAction(written);
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    return refused('an action is a name, such as run-now, or a name with its values, such as { alert-sre: { severity: error } }');
  }
  const [entry, ...others] = Object.entries(written);
  if (entry === undefined || others.length > 0) return refused('only one action per entry: begin a new list entry for each');
  return actionWith(...(entry as [string, unknown]));
}

function plainAction(name: string): ReadAction {
  if (isLead(name)) return { ok: true, action: { kind: 'lead', lead: leads[name] } };
  switch (name) {
    case 'start-cluster':
    case 'replace-run':
      return effect({ kind: name });
    case 'notify':
      return effect({ kind: 'notify', message: null });
    case 'alert-sre':
      return refused('alert-sre needs a severity, as in { alert-sre: { severity: error } }');
    default:
      return refused(unknownName('action', name, actionNames));
  }
}

function actionWith(name: string, held: unknown): ReadAction {
  switch (name) {
    case 'alert-sre': {
      const fitted = fit(AlertSre, held);
      if (!fitted.ok) return { ok: false, misfits: under([name], fitted.misfits) };
      return effect({ kind: name, severity: fitted.value.severity, message: fitted.value.message ?? null });
    }
    case 'notify': {
      const fitted = fit(Notify, held);
      if (!fitted.ok) return { ok: false, misfits: under([name], fitted.misfits) };
      return effect({ kind: name, message: fitted.value.message ?? null });
    }
    default: {
      const said = actionNames.includes(name)
        ? `${name} takes nothing: write it plain`
        : unknownName('action', name, actionNames);
      return { ok: false, misfits: [{ path: [name], atKey: true, message: said }] };
    }
  }
}

function effect(one: Effect): ReadAction {
  return { ok: true, action: { kind: 'effect', effect: one } };
}

function refused(said: string): ReadAction {
  return { ok: false, misfits: [{ path: [], atKey: false, message: said }] };
}

function isLead(name: string): name is keyof typeof leads {
  return Object.hasOwn(leads, name);
}
