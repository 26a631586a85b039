// The example of parameters in docs/configuration.md: that configuration loads, and that request is refused with those problems.
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { branded, type RequestId } from '../../src/core/ids.js';
import { examine } from '../../src/intake/examine.js';
import { parameterPatterns } from '../../src/intake/parameter-patterns.js';
import { aFolder, configOf } from '../app/config-sources.js';

const [, section = ''] = readFileSync('docs/configuration.md', 'utf8').split('**Which parameters a job takes.**');
const [yaml = '', body = '', answer = ''] = [...section.matchAll(/^```(?:yaml|json)\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']) => text,
);

describe('docs/configuration.md: which parameters a job takes', () => {
  it('the request that is shown is refused with exactly the problems that are shown', () => {
    const folder = aFolder();
    try {
      const { settings } = configOf({ file: folder.file('given.yaml', yaml) });
      const arrival = {
        source: 'http',
        traceparent: null,
        replyToSessionId: null,
        priorityFloor: 0,
        whenFull: 'refuse',
      } as const;
      const examined = examine(
        { ...arrival, body: Buffer.from(body) },
        {
          ...{ settings, isOwnQueue: () => false, matches: parameterPatterns(settings) },
          ...{ bodyBytesMax: 100_000, id: branded<RequestId>('id'), now: 0 },
        },
      );
      const refused = examined.ok ? null : { code: examined.refusal.code, errors: examined.refusal.problems };
      expect(refused).to.deep.equal(JSON.parse(answer));
    } finally {
      folder.remove();
    }
  });
});
