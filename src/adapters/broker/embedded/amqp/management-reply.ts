// What an operation of $management answers: a status as in HTTP, and a body or the condition of the service.
import type { Queue } from '../machine/queue.js';
import type { Condition } from './conditions.js';
import type { Body } from './management-body.js';

export interface Reply {
  readonly status: number;
  readonly condition: Condition | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export const done = (body: Reply['body'] = {}): Reply => ({ status: 200, condition: null, body });
export const nothing: Reply = { status: 204, condition: null, body: {} };
export const failed = (status: number, condition: Condition): Reply => ({ status, condition, body: {} });

export type Operation = (queue: Queue, body: Body) => Reply;
