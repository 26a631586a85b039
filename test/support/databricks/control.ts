// The back door for tests that run the simulator as a process of its own: /simulator/ledger, /advance, /faults, /script, /clusters.
// Not part of the real service: no authentication, no faults, not in the ledger.
import { z } from 'zod';
import { jsonAnswer, type Answer } from './answer.js';
import type { Incoming } from './dispatch.js';
import type { Faults, FaultRule } from './faults.js';
import { seedOutcome } from './seed.js';
import type { Workspace } from './workspace.js';

const advanceBody = z.strictObject({ ms: z.number().nonnegative() });
const scriptBody = z.strictObject({ name: z.string(), script: z.union([seedOutcome, z.array(seedOutcome).min(1)]) });
const stopBody = z.strictObject({
  clusterId: z.string(),
  code: z.string(),
  type: z.enum(['SUCCESS', 'CLIENT_ERROR', 'INTERNAL_ERROR', 'CLOUD_FAILURE']),
});
const faultBody = z.strictObject({
  path: z.string(),
  method: z.string().optional(),
  times: z.number().int().positive().optional(),
  when: z.enum(['before', 'after']),
  kind: z.enum(['status', 'html', 'reset', 'hang', 'slow', 'rate-limit']),
  status: z.number().int().optional(),
  errorCode: z.string().optional(),
  message: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
  delayMs: z.number().optional(),
});

/** zod writes absent fields as possibly undefined; a rule has them or has them not. */
function ruleOf(body: z.infer<typeof faultBody>): FaultRule {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  return { ...given, path: new RegExp(body.path), when: body.when, kind: body.kind };
}

export class Control {
  readonly #workspace: Workspace;
  readonly #faults: Faults;

  constructor(workspace: Workspace, faults: Faults) {
    this.#workspace = workspace;
    this.#faults = faults;
  }

  /** Null: not for the back door. */
  answer(request: Incoming): Answer | null {
    const { pathname } = request.url;
    if (!pathname.startsWith('/simulator/')) return null;
    try {
      return this.#act(`${request.method} ${pathname.slice('/simulator/'.length)}`, request.text);
    } catch (error) {
      return jsonAnswer(400, { message: error instanceof Error ? error.message : String(error) });
    }
  }

  #act(call: string, text: string): Answer {
    const workspace = this.#workspace;
    const body = (): unknown => JSON.parse(text);
    switch (call) {
      case 'GET ledger':
        return jsonAnswer(200, this.#ledger());
      case 'POST advance':
        workspace.timeline.advance(advanceBody.parse(body()).ms);
        return jsonAnswer(200, {});
      case 'POST faults':
        this.#faults.add(ruleOf(faultBody.parse(body())));
        return jsonAnswer(200, {});
      case 'DELETE faults':
        this.#faults.clear();
        return jsonAnswer(200, {});
      case 'POST script': {
        const { name, script } = scriptBody.parse(body());
        workspace.script(name, script);
        return jsonAnswer(200, {});
      }
      case 'POST clusters/stop': {
        const { clusterId, ...reason } = stopBody.parse(body());
        workspace.clusters.terminate(clusterId, reason);
        return jsonAnswer(200, {});
      }
      default:
        return jsonAnswer(404, { message: `no such control: ${call}` });
    }
  }

  #ledger(): unknown {
    const { ledger } = this.#workspace;
    const { total, perJob, perCluster } = ledger.maxConcurrent;
    return {
      runs: ledger.runs,
      requests: ledger.requests,
      maxConcurrent: { total, perJob: Object.fromEntries(perJob), perCluster: Object.fromEntries(perCluster) },
    };
  }
}
