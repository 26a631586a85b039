import { Writable } from 'node:stream';
import { expect } from 'chai';
import { programOutput } from '../../src/cli/program-output.js';

/** Fails from the second write on. */
function failing(code: string): Writable {
  let writes = 0;
  return new Writable({
    autoDestroy: false,
    write: (_chunk, _encoding, done) => {
      writes += 1;
      done(writes === 1 ? null : Object.assign(new Error(`${code}: no more`), { code }));
    },
  });
}

describe('cli: what commands write', () => {
  it('is all written, and nothing is said of it', async () => {
    const written: string[] = [];
    const output = programOutput(
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          written.push(chunk.toString());
          done();
        },
      }),
    );
    output.write('a');
    output.write('b');
    expect(await output.lost()).to.equal(null);
    expect(written.join('')).to.equal('ab');
  });

  it('and could not be kept is told, with the reason', async () => {
    const output = programOutput(failing('ENOSPC'));
    for (const text of ['a', 'b', 'c']) output.write(text);
    expect(await output.lost()).to.equal('ENOSPC: no more');
  });

  it('and nobody reads any more is no trouble', async () => {
    const output = programOutput(failing('EPIPE'));
    for (const text of ['a', 'b', 'c']) output.write(text);
    expect(await output.lost()).to.equal(null);
  });
});
