// Loaded before a program: kills it with SIGKILL right before its step number `step` (in the query of this module's address) that touches
// the folder `state`. A step is a call to the file system, a new process, or a signal to one. `in` says which program is meant: the
// keeper, or the runner that inherits this module from it.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const wanted = new URL(import.meta.url).searchParams;
const isRunner = (process.argv[1] ?? '').includes('/runner.');
const state = wanted.get('state');
const kill = process.kill.bind(process);
let left = (wanted.get('in') === 'runner') === isRunner ? Number(wanted.get('step')) : Infinity;

function count(args) {
  if (!args.flat().some((arg) => typeof arg === 'string' && arg.includes(state))) return;
  left -= 1;
  if (left === 0) kill(process.pid, 'SIGKILL');
}

function counted(owner, name) {
  const original = owner[name].bind(owner);
  owner[name] = (...args) => {
    count(args);
    return original(...args);
  };
}

for (const name of ['open', 'rename', 'link', 'mkdir', 'readdir', 'readFile', 'rm']) counted(fs.promises, name);
for (const name of ['openSync']) counted(fs, name);
const spawn = childProcess.spawn;
childProcess.spawn = (...args) => {
  count([state]);
  return spawn(...args);
};
process.kill = (...args) => {
  count([state]);
  return kill(...args);
};
syncBuiltinESMExports();
