// What a benchmark is. In: how many rounds, until when, servers of its own, who may be told what. Out: rounds; each holds what everybody compared did in
// it. Targets are values beside them, so that one printer serves all and a summary can be made of many.
import type { Servers } from './servers.js';

export interface Benchmark {
  readonly name: string;
  /** One line: what is done, beside what. */
  readonly work: string;
  readonly targets: readonly Target[];
  /** It takes no longer on two idle cores, what it makes first included: of five rounds those that fit are taken. All together stay below 20 minutes. */
  readonly budgetSeconds: number;
  /** Not among all: it is asked for by its name. */
  readonly alone?: true;
  /** Yields the rounds that count; what warms up is not among them. */
  readonly run: (bench: Bench) => AsyncIterable<Round>;
}

export interface Bench {
  readonly rounds: number;
  /** By performance.now(): no round is begun that would end after it. */
  readonly deadline: number;
  readonly servers: Servers;
  /** A line for the person who waits: settings of a peer, the size of a backlog. */
  readonly say: (line: string) => void;
}

/** What one of those compared did in one round. */
export interface Figure {
  readonly who: string;
  /** By name with its unit: 'messages/s', 'p99 ms', 'peak MB'. Every round has the same. */
  readonly values: Readonly<Record<string, number>>;
  /** Microseconds of CPU time a message, by process: node, postgres, rabbitmq, redis. */
  readonly cpuUs?: Readonly<Record<string, number>>;
}

export type Round = readonly Figure[];

export interface Target {
  /** 'of the bare consumer'. */
  readonly what: string;
  /** Of one round; the median over the rounds counts. NaN: this round has it not. */
  readonly of: (round: Round) => number;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
  /** '' for a ratio. */
  readonly unit: string;
}

/** What comes first by default: so many messages, requests or decisions a second. */
export const perSecond = 'messages/s';

export function valueOf(who: string, value: string): Target['of'] {
  return (round) => round.find((figure) => figure.who === who)?.values[value] ?? Number.NaN;
}

/** Of the same value of two that were measured in one round. */
export function ratioOf(who: string, beside: string, value: string = perSecond): Target['of'] {
  const [one, other] = [valueOf(who, value), valueOf(beside, value)];
  return (round) => one(round) / other(round);
}

/** Beside the best of several. */
export function ratioToBest(who: string, besides: readonly string[], value: string = perSecond): Target['of'] {
  return (round) => Math.min(...besides.map((beside) => ratioOf(who, beside, value)(round)));
}
