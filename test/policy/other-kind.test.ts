import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { otherKind, type FileKind } from '../../src/policy/text/other-kind.js';

const ours: Readonly<Record<FileKind, readonly string[]>> = {
  policy: ['policies/default.yaml'],
  scenario: readdirSync('policies/scenarios').map((name) => `policies/scenarios/${name}`),
  configuration: ['config/default.yaml', 'config/demo.yaml'],
};
const kinds = Object.keys(ours) as FileKind[];
const held = (file: string): unknown => parse(readFileSync(file, 'utf8'));

describe('policy: a file of another kind', () => {
  it('is known by what it holds, whichever is wanted; none is taken for another where it is wanted itself', () => {
    for (const [kind, files] of Object.entries(ours))
      for (const file of files)
        for (const wanted of kinds) {
          const said = wanted === kind ? null : `this is a ${kind}, and what is wanted here is a ${wanted}`;
          expect(otherKind(held(file), wanted), `${file} for a ${wanted}`).to.equal(said);
        }
  });

  it('may be the examples of a policy', () => {
    expect(otherKind(held('policies/default.test.yaml'), 'scenario')).to.equal(
      'these are the examples of a policy, and what is wanted here is a scenario',
    );
  });

  it('is none where it is only wrong: empty, half written, or with a name of another kind by mistake', () => {
    const wrong = [null, {}, [], 'policy', { settings: {} }, { rules: [] }, { policy: 'x', arrivals: [], period: {} }];
    for (const one of wrong) expect(otherKind(one, 'policy'), JSON.stringify(one)).to.equal(null);
    expect(otherKind({ rules: [], jobs: {} }, 'scenario')).to.equal(null);
  });
});
