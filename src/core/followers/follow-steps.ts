// Who follows a request that ends. In: the settings, and the end. Out: a step for each follower, to be recorded with the end. Promised: none where its
// job says nothing; what is to follow is what the settings say now, whatever they say when it is done.
import type { Follower } from './follower.js';
import type { Instant, RequestId } from '../ids.js';
import type { FinalState } from '../lifecycle.js';
import { jobSettings, type Settings } from '../settings.js';

export interface FollowWork {
  readonly kind: 'follow';
  readonly first: RequestId;
  readonly follower: Follower;
}

interface FollowStep {
  readonly key: string;
  readonly requestId: RequestId;
  readonly at: Instant;
  readonly work: FollowWork;
}

interface End {
  readonly id: RequestId;
  readonly jobId: string;
  readonly state: FinalState;
  readonly at: Instant;
}

export function followSteps(settings: Settings, { id, jobId, state, at }: End): FollowStep[] {
  const wanted = jobSettings(settings, jobId).then.filter(({ on }) => on === 'ended' || on === state);
  return wanted.map((follower) => ({
    key: `follow:${id}:${follower.job}`,
    requestId: id,
    at,
    work: { kind: 'follow', first: id, follower },
  }));
}
