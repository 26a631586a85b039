// How a run ended, in the words of every engine, and what follows for its request.
import type { FinalState } from '../lifecycle.js';

export interface Cause {
  /** The step that failed: `admission`, `submit`, `start`, `execute`, `output`, or the engine's task key. */
  readonly step: string;
  /** Stable, upper case, of the engine's own vocabulary where it has one: RUN_EXECUTION_ERROR. */
  readonly code: string;
  readonly message: string;
}

export type RunEnd =
  | {
      readonly kind: 'succeeded';
      readonly message: string;
      readonly outputs: readonly string[];
      readonly causes: readonly Cause[];
    }
  /** The job itself failed. Running it again would fail again. */
  | { readonly kind: 'failed'; readonly causes: readonly Cause[] }
  /** The platform failed under it. */
  | { readonly kind: 'infrastructure'; readonly causes: readonly Cause[] }
  /** Taken and then not run for lack of room: nothing has been executed. */
  | { readonly kind: 'no-room'; readonly message: string }
  | { readonly kind: 'cancelled'; readonly message: string }
  | { readonly kind: 'timed-out'; readonly message: string }
  /** Ended by us before anything was executed: in the queue, on its way to the engine, or while it was set up there. */
  | {
      readonly kind: 'not-begun';
      readonly step: 'admission' | 'submit' | 'start';
      readonly wish: StopWish;
      readonly message: string;
    }
  /** The engine no longer knows a run that it once had. What became of it cannot be known. */
  | { readonly kind: 'forgotten'; readonly message: string };

/** Why we asked the engine to stop a run, when we did. */
export type StopWish = 'cancel' | 'overrun';

const stateWished = { cancel: 'cancelled', overrun: 'timed-out' } as const satisfies Record<StopWish, FinalState>;
const codeWished = { cancel: 'CANCELLED', overrun: 'TIMED_OUT' } as const satisfies Record<StopWish, string>;

/** Whatever was wished. */
const stateAnyhow = {
  succeeded: 'succeeded',
  failed: 'failed',
  infrastructure: 'failed',
  forgotten: 'failed',
} as const satisfies Partial<Record<RunEnd['kind'], FinalState>>;

/** The final state that an end leads to. A stop that we asked for names the end; a run that finished first keeps its own end. */
export function finalStateOf(end: RunEnd, wish: StopWish | null): FinalState {
  switch (end.kind) {
    case 'cancelled':
    case 'timed-out':
      return wish === 'overrun' ? 'timed-out' : end.kind;
    case 'no-room':
      // It could not go back to the queue: a stop was wished in the meantime.
      return stateWished[wish ?? 'cancel'];
    case 'not-begun':
      return stateWished[end.wish];
    default:
      return stateAnyhow[end.kind];
  }
}

export function causesOf(end: RunEnd): readonly Cause[] {
  switch (end.kind) {
    case 'succeeded':
    case 'failed':
    case 'infrastructure':
      return end.causes;
    case 'no-room':
      return [{ step: 'submit', code: 'NO_ROOM', message: end.message }];
    case 'cancelled':
      return [{ step: 'execute', code: 'CANCELLED', message: end.message }];
    case 'timed-out':
      return [{ step: 'execute', code: 'TIMED_OUT', message: end.message }];
    case 'not-begun':
      return [{ step: end.step, code: codeWished[end.wish], message: end.message }];
    case 'forgotten':
      return [{ step: 'execute', code: 'OUTCOME_UNKNOWN', message: end.message }];
  }
}
