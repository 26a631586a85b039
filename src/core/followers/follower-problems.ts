// What is wrong with what jobs begin, held against each other. In: the jobs of the settings. Out: every problem at its path. Promised: jobs that pass
// begin each other in no circle, in chains that a request can go to the end of, and no more than `requestsMax` of one.
import type { Follower } from './follower.js';
import { followerValues, isKnown } from './follower-values.js';
import { chainMax } from './follower-request.js';
import { takenByFollower } from './taken-by-follower.js';
import type { JobParameters } from '../parameters/job-parameters.js';
import { parameterProblems } from '../parameters/parameter-problems.js';
import { nothingCalled, placeholdersIn, textsIn } from '../parameters/placeholders.js';

/** Of one request, in all: two that each begin two are a thousand ten jobs later. */
const requestsMax = 100;

export interface PathProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Job {
  readonly then: readonly Follower[];
  /** Which it takes; absent: any. */
  readonly parameters?: JobParameters | undefined;
}

export type Jobs = Readonly<Record<string, Job>>;

export function followerProblems(jobs: Jobs): PathProblem[] {
  const circles = eachFollower(jobs, (id, follower) => circleProblem(jobs, id, follower.job));
  return [
    ...eachFollower(jobs, (_, follower) => unknownProblem(jobs, follower)),
    ...eachFollower(jobs, (_, follower, before) => twiceProblem(follower, before)),
    ...circles,
    ...eachFollower(jobs, (_, follower) => [
      ...kindProblems(follower),
      ...valueProblems(follower),
      ...notTakenProblems(jobs, follower),
    ]),
    ...(circles.length > 0 ? [] : sizeProblems(jobs)),
  ];
}

type Look = (id: string, follower: Follower, before: readonly Follower[]) => readonly PathProblem[];

function eachFollower(jobs: Jobs, look: Look): PathProblem[] {
  return Object.entries(jobs).flatMap(([id, { then: followers }]) =>
    followers.flatMap((follower, index) =>
      look(id, follower, followers.slice(0, index)).map(({ path, message }) => ({ path: [id, 'then', index, ...path], message })),
    ),
  );
}

function unknownProblem(jobs: Jobs, { job }: Follower): PathProblem[] {
  return Object.hasOwn(jobs, job) ? [] : [{ path: ['job'], message: `no job of settings.jobs is called ${job}` }];
}

/** Both would have one correlation id, and be one request. */
function twiceProblem({ job, on }: Follower, before: readonly Follower[]): PathProblem[] {
  const both = before.some((other) => other.job === job && (other.on === on || other.on === 'ended' || on === 'ended'));
  return both ? [{ path: ['job'], message: `${job} is begun by the same end already` }] : [];
}

/** The shortest way back, told at each follower that is on one. */
function circleProblem(jobs: Jobs, id: string, begun: string): PathProblem[] {
  const cameFrom = new Map<string, string | null>([[begun, null]]);
  // The list grows while it is gone through: what is found next is looked at after all that was found before.
  for (const at of cameFrom.keys()) {
    if (at === id) return [{ path: ['job'], message: `begins a circle: ${[id, ...wayTo(at, cameFrom)].join(', ')}` }];
    for (const { job } of followersOf(jobs, at)) if (!cameFrom.has(job)) cameFrom.set(job, at);
  }
  return [];
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = [];
  for (let at: string | null = end; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
  return way;
}

function kindProblems({ parameters }: Follower): PathProblem[] {
  return parameterProblems(parameters).map(({ path, message }) => ({ path: ['parameters', path], message }));
}

function notTakenProblems(jobs: Jobs, follower: Follower): PathProblem[] {
  const takes = Object.hasOwn(jobs, follower.job) ? jobs[follower.job]?.parameters : undefined;
  const problems = takes === undefined ? [] : takenByFollower(follower, takes);
  return problems.map(({ path, message }) => ({ path: ['parameters', path], message }));
}

function valueProblems({ on, parameters }: Follower): PathProblem[] {
  return textsIn(parameters).flatMap(({ path, text }) =>
    placeholdersIn(text).flatMap((name) => {
      const message = valueProblem(name, on);
      return message === null ? [] : [{ path: ['parameters', ...path], message }];
    }),
  );
}

function valueProblem(name: string, on: Follower['on']): string | null {
  if (!isKnown(name)) return nothingCalled(name, followerValues);
  const isOutput = name === 'output' || name === 'outputs';
  return isOutput && on !== 'succeeded' ? `{${name}} is there only \`on: succeeded\`` : null;
}

/** Of jobs without a circle. */
function sizeProblems(jobs: Jobs): PathProblem[] {
  const known = new Map<string, Size>();
  return Object.keys(jobs).flatMap((id) => {
    const { chain, requests } = sizeOf(jobs, id, known);
    if (chain > chainMax)
      return [{ path: [id, 'then'], message: `begins a chain of ${chain} requests; at most ${chainMax} are begun` }];
    if (requests <= requestsMax) return [];
    return [{ path: [id, 'then'], message: `begins ${requests} requests in all; at most ${requestsMax} may come of one` }];
  });
}

interface Size {
  /** Requests one after the other, the first one too. */
  readonly chain: number;
  /** Those that it begins. */
  readonly requests: number;
}

function sizeOf(jobs: Jobs, id: string, known: Map<string, Size>): Size {
  const before = known.get(id);
  if (before !== undefined) return before;
  const begun = followersOf(jobs, id).map(({ job }) => sizeOf(jobs, job, known));
  const size = {
    chain: 1 + Math.max(0, ...begun.map(({ chain }) => chain)),
    requests: begun.reduce((sum, { requests }) => sum + 1 + requests, 0),
  };
  known.set(id, size);
  return size;
}

function followersOf(jobs: Jobs, id: string): readonly Follower[] {
  return Object.hasOwn(jobs, id) ? (jobs[id]?.then ?? []) : [];
}
