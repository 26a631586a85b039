// What the page of the policy is made of. Promised: that the shadow cannot be told takes nothing from what is in force.
import { answerOf, isOk, type Answer } from '../api/answer.js';
import type { Client } from '../api/client.js';
import type { Policies, Shadow } from '../api/shapes.js';

export interface Shown {
  readonly policies: Policies;
  readonly shadow: Answer<Shadow>;
}

export async function askPolicy(client: Client): Promise<Answer<Shown>> {
  const policies = await answerOf(client.GET('/v1/policies'));
  if (!isOk(policies)) return policies;
  const shadow = await answerOf(client.GET('/v1/policies/shadow'));
  return { kind: 'ok', value: { policies: policies.value, shadow } };
}
