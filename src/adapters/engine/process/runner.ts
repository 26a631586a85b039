// The process that stands between the keeper and one command, so that a run outlives the keeper. In: the path of a run folder. Out: the
// command, run at most once; its log; end.json. Promised: the time limit holds without the keeper; what the command leaves behind ends
// with it; SIGTERM stops the run, and end.json says why.
// It leads a process group of its own (it is started detached), and the command and its children are in it.
import { runOnce } from './run-once.js';
import { runFolder } from './run-folder.js';

const [, , path] = process.argv;
if (path === undefined) throw new Error('the runner needs the path of a run folder');

// Before the run is claimed: from then on the keeper may send SIGTERM. The others come from terminals, which this process has not.
const told = new AbortController();
process.on('SIGTERM', () => {
  told.abort();
});
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);

if (await runOnce(runFolder(path), told.signal)) {
  // Everybody who is left in the group, this process included. What is to be said has been written.
  process.kill(-process.pid, 'SIGKILL');
}
