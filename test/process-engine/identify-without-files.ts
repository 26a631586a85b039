// A process that has opened as many files as it may, and asks who itself is. Out: one line with what came of it.
import { open } from 'node:fs/promises';
import { identify } from '../../src/adapters/engine/process/process-identity.js';

const held = [];
try {
  for (;;) held.push(await open('/dev/null', 'r'));
} catch {
  // No more can be opened.
}
const answer = await identify(process.pid).catch((problem: unknown) => (problem as { readonly code: string }).code);
await Promise.all(held.map((handle) => handle.close()));
console.log(typeof answer === 'string' ? answer : answer === null ? 'nobody' : 'somebody');
