// CPU time and memory of processes, as the kernel counts them (Linux only). In: process ids. Out: milliseconds, megabytes.
import { readdirSync, readFileSync } from 'node:fs';

/** Of a clock tick, which is what CPU time is counted in: no figure below a hundred of them means much. */
const tickMs = 10;

interface Counted {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  /** Its own and its ended children's. */
  readonly cpuMs: number;
}

/** CPU time of a process, and of the children that it has outlived. */
export function cpuMsOf(pid: number): number {
  return read(pid)?.cpuMs ?? 0;
}

/** CPU time of the descendants of this process that are called so, with what is below them. */
export function cpuMsOfServers(name: string): number {
  const all = readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? (read(Number(entry)) ?? []) : []));
  const ours = new Map<number, Counted>();
  const below = (parent: number, named: boolean): void => {
    for (const one of all.filter((other) => other.parent === parent)) {
      const counts = named || one.name === name;
      if (counts) ours.set(one.pid, one);
      below(one.pid, counts);
    }
  };
  below(process.pid, false);
  return [...ours.values()].reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

export function residentMb(pid: number): number {
  return statusKb(pid, 'VmRSS') / 1024;
}

/** The most it ever had. */
export function peakResidentMb(pid: number): number {
  return statusKb(pid, 'VmHWM') / 1024;
}

function statusKb(pid: number, field: string): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]);
}

function read(pid: number): Counted | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null; // It has ended.
  }
  // The name may hold anything, also a bracket: fields are counted from the last one.
  const [name, rest] = [text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), text.slice(text.lastIndexOf(')') + 2)];
  const fields = rest.split(' ').map(Number);
  const [parent = 0, ticks] = [fields[1], fields.slice(11, 15).reduce((sum, field) => sum + field, 0)];
  return { pid, parent, name, cpuMs: ticks * tickMs };
}
