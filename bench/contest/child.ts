// The process of one contestant. In: who it is with its task, then orders. Out: an answer to each, with the time and the CPU that it took.
import { pathToFileURL } from 'node:url';
import { answerQuestions, timed } from '../support/worker.js';
import type { Contestant, DispatchTask, Dispatching, Entered, OnRoad, RoadTask } from './contestant.js';

export type Order =
  | RoadTask
  | DispatchTask
  /** On the road: begin. */
  | { readonly kind: 'start' }
  | { readonly kind: 'run' | 'refill'; readonly count: number };

export interface Answer {
  readonly ms: number;
  readonly cpuMs: number;
}

let onRoad: OnRoad | null = null;
let dispatching: Dispatching | null = null;

answerQuestions(async (order: Order): Promise<Answer> => {
  const { result, ms, cpuMs } = await timed(() => carryOut(order));
  return { ms: result ?? ms, cpuMs };
});

/** Answers the time that it took, where it knows better than whoever waits for it. */
async function carryOut(order: Order): Promise<number | undefined> {
  switch (order.kind) {
    case 'road':
      onRoad = await onRoadOf(order);
      return undefined;
    case 'dispatch':
      dispatching = await dispatchingOf(order);
      return undefined;
    case 'start':
      await onRoad?.start();
      return undefined;
    case 'run':
      return dispatching?.run(order.count);
    case 'refill':
      await dispatching?.refill(order.count);
      return undefined;
  }
}

async function onRoadOf(order: RoadTask): Promise<OnRoad> {
  const { road } = await contestantOf(order);
  if (road === null) throw new Error(`${order.name} is not for the road`);
  return road(order);
}

async function dispatchingOf(order: DispatchTask): Promise<Dispatching> {
  const { dispatch } = await contestantOf(order);
  if (dispatch === null) throw new Error(`${order.name} keeps nothing to dispatch`);
  return dispatch(order);
}

async function contestantOf({ file, name }: { readonly file: string; readonly name: string }): Promise<Contestant> {
  const { contestants } = (await import(pathToFileURL(file).href)) as Entered;
  const contestant = contestants[name];
  if (contestant === undefined) throw new Error(`${file} has no ${name}`);
  return contestant;
}
