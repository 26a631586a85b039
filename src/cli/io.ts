// What the command line is given: where it reads and writes, and the long-running commands, whose bodies belong to the app.
import type { Role } from '../app/roles.js';
import type { Settings } from '../core/settings.js';
import type { SettingNames } from '../policy/setting-names.js';
import type { Clock } from '../ports/clock.js';

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Which policy the configuration names, and what a policy may name. */
export interface PolicyScope extends PolicyNames {
  readonly file: string;
}

export interface PolicyNames {
  readonly poolNames: readonly string[];
  /** Of tenants; absent: not known, and any name is taken. */
  readonly groupNames?: readonly string[] | undefined;
  readonly settingNames?: SettingNames | undefined;
}

/** Each answers its exit code: 0 ok, 1 failed, 2 bad configuration. */
export interface Commands {
  serve(asked: { readonly configFile: string | null; readonly role: Role; readonly port: number | null }): Promise<number>;
  migrate(asked: { readonly configFile: string | null; readonly json: boolean }): Promise<number>;
  audit(asked: { readonly configFile: string | null; readonly json: boolean }): Promise<number>;
  demo(asked: { readonly json: boolean }): Promise<number>;
  /** null: the configuration is bad, and every problem of it has been told. */
  policyScope(asked: { readonly configFile: string | null }): Promise<PolicyScope | null>;
  /** The settings of a configuration; null: it is bad, and every problem of it has been told. */
  settingsIn(asked: { readonly configFile: string | null }): Promise<Settings | null>;
}

/** Does a command's work and keeps its exit code. */
export type Run = (work: () => Promise<number>) => Promise<void>;
