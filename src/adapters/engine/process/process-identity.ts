// In: a process id. Out: who that is now, told apart from whoever gets the same number later; null when nobody is alive under it.
// Promised: works without /proc (macOS); a process that is dead but not yet collected is nobody; a machine that was restarted knows nobody. Who cannot
// be looked at, as where no more files can be opened, is not taken for nobody: this throws.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hasCode } from './whole-file.js';

export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the machine's own words; comparable only for equality. */
  readonly born: string;
}

const psTimeoutMs = 5000;

export async function identify(pid: number): Promise<ProcessIdentity | null> {
  const born = process.platform === 'linux' ? await bornByProc(pid) : await bornByPs(pid);
  return born === null ? null : { pid, born };
}

export async function isAlive(known: ProcessIdentity): Promise<boolean> {
  return (await identify(known.pid))?.born === known.born;
}

/** Ticks since the machine started (proc(5), field 22), so the start of the machine belongs to it. */
async function bornByProc(pid: number): Promise<string | null> {
  const [stat, boot] = await Promise.all([readOrNull(`/proc/${pid}/stat`), readOrNull('/proc/sys/kernel/random/boot_id')]);
  if (stat === null) return null;
  // The name of the program is in parentheses and may hold spaces and parentheses itself: fields are counted behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  if (state === 'Z' || state === 'X') return null;
  return `${boot?.trim() ?? ''} ${fields[19] ?? ''}`;
}

/** To the second only, which is what ps says everywhere. */
export function bornByPs(pid: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const options = { timeout: psTimeoutMs, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
    execFile('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options, (problem, stdout) => {
      const [state = '', ...born] = stdout.trim().split(/\s+/);
      // ps ends with 1 and prints nothing when there is no such process; anything else is not knowing.
      if (problem !== null && problem.code !== 1)
        reject(new Error(`ps could not be asked: ${problem.message}`, { cause: problem }));
      else resolve(born.length === 0 || state.startsWith('Z') ? null : born.join(' '));
    });
  });
}

/** null: it is not there. It may go while it is read. */
async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (problem) {
    if (hasCode(problem, 'ENOENT', 'ESRCH')) return null;
    throw problem;
  }
}
