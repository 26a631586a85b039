// An output that keeps what is written to it, line by line.
import { Writable } from 'node:stream';
import { eventually } from '../support/eventually.js';
import type { Logger } from '../../src/adapters/telemetry/log-line.js';

export class CapturedOutput extends Writable {
  #text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#text += chunk.toString();
    done();
  }

  get text(): string {
    return this.#text;
  }

  /** What has been written up to a last line that is put in now: what is not here will not come. */
  async lines(logger: Logger): Promise<string[]> {
    logger.write({ level: 'error', component: 'test', msg: 'last line of the test' });
    await eventually(() => /last line of the test.*\n$/.test(this.#text));
    return this.#text.split('\n').slice(0, -2);
  }

  async records(logger: Logger): Promise<Record<string, unknown>[]> {
    return (await this.lines(logger)).map((line) => JSON.parse(line) as Record<string, unknown>); // our own lines: objects
  }
}
