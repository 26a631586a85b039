// Joins the settings of a process with what they come from, and with what stands in their way and follows them.
import { hashOf } from '../../adapters/policy-source/check-texts.js';
import { TooSlow } from '../../adapters/policy-source/in-time.js';
import { textOf } from '../../adapters/policy-source/texts.js';
import type { WatchedFile } from '../../adapters/policy-source/watched-file.js';
import { fileOf, loadConfig, type Sources } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { withoutReadAnew } from '../config/secrets.js';
import type { House } from '../house.js';
import { LiveSettings, type Around, type LiveParts } from './live-settings.js';
import { misfits } from './misfits.js';

/** `sources` null: they stay as they are. */
export function liveSettings(
  started: Config,
  sources: Sources | null,
  around: Pick<LiveParts, 'clock' | 'telemetry'>,
): LiveSettings {
  const intervalMs = started.policies.watch_interval_ms;
  if (sources === null) {
    const same = { mark: () => Promise.resolve(''), read: () => ({ ok: true, value: started }) as const };
    return new LiveSettings({ ...around, ...same, started, intervalMs });
  }
  const path = fileOf(sources);
  let unread: string | null = null;
  const mark = async () => {
    const found = await markOf(path);
    unread = found.unread;
    return found.mark;
  };
  const read = () => {
    // It is read where all else of the process waits for it: never from a mount that hangs.
    if (unread !== null) return { ok: false, problems: [{ path: '', message: unread }] } as const;
    return loadConfig({ ...sources, env: withoutReadAnew(sources.env, started) });
  };
  return new LiveSettings({ ...around, started, intervalMs, mark, read });
}

interface Marked {
  readonly mark: string;
  /** Why it did not answer in time. */
  readonly unread: string | null;
}

/** Of what cannot be read, why: that is judged like any other. */
async function markOf(path: string): Promise<Marked> {
  if (path === '') return { mark: '', unread: null };
  try {
    const text = await textOf(path);
    return { mark: text === null ? 'none' : hashOf(text), unread: null };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    return { mark: why, unread: problem instanceof TooSlow ? why : null };
  }
}

type Follower = Pick<WatchedFile, 'reconsider'>;

/** `named`: files of policies, which name what the settings have. */
export function takingFor(house: House, named: readonly Follower[]): Around {
  const { policies, store, clock, replica, telemetry, bells } = house;
  return {
    policy: () => policies.current().version,
    misfits: ({ settings }) => misfits(settings, { policies, store, telemetry }),
    note: ({ from, to, changed }) => {
      const entry = {
        actor: replica,
        act: 'settings-file',
        requestId: null,
        tenantId: null,
        subject: `settings ${to}`,
        reason: '',
      };
      return store.hands.note([{ ...entry, detail: { from, to, changed } }], clock.now());
    },
    onTaken: () => {
      bells.admission.ring();
      for (const file of named) {
        file.reconsider().catch((problem: unknown) => {
          telemetry.report({ kind: 'trouble', where: 'policy.reconsider', about: {}, error: problem });
        });
      }
    },
  };
}
