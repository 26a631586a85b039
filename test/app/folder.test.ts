import { mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { BadConfiguration, exitCodeOf } from '../../src/app/config/bad-configuration.js';
import { madeFolder } from '../../src/app/parts/folder.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const refusal = async (folder: string): Promise<string> => {
  const problem: unknown = await madeFolder(folder).catch((thrown: unknown) => thrown);
  if (!(problem instanceof BadConfiguration)) throw new Error(`not refused: ${String(problem)}`);
  expect(exitCodeOf(problem)).to.equal(2);
  return problem.message;
};

describe('a folder under data_dir', () => {
  it('is made with all above it, and is left alone where it is', async () => {
    const folder = join(await temporaryFolder(), 'a', 'b', 'c');
    expect(await madeFolder(folder)).to.equal(folder);
    await writeFile(join(folder, 'kept'), '');
    await Promise.all([madeFolder(folder), madeFolder(folder)]);
    expect((await stat(join(folder, 'kept'))).isFile()).to.equal(true);
  });

  it('is made once by many who make it at once', async () => {
    const folder = join(await temporaryFolder(), 'a', 'b', 'c');
    await Promise.all(Array.from({ length: 20 }, () => madeFolder(folder)));
    expect((await stat(folder)).isDirectory()).to.equal(true);
  });

  it('that is a file, or lies below one, is refused by its path', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    expect(await refusal(file))
      .to.contain(file)
      .and.match(/it is no folder/);
    expect(await refusal(join(file, 'postgres')))
      .to.contain(`${file}/postgres`)
      .and.match(/ENOTDIR/);
  });

  it('that is a link to nowhere is refused by its path', async () => {
    const link = join(await temporaryFolder(), 'link');
    await symlink(join(link, '..', 'nowhere'), link);
    expect(await refusal(join(link, 'postgres'))).to.contain(`${link}/postgres`);
    await rm(link);
    await mkdir(link);
    expect(await madeFolder(join(link, 'postgres'))).to.equal(join(link, 'postgres'));
  });

  it('below /proc, where none can be made, is refused at once, by its path and with what to set', async function () {
    // Only Linux has a folder in which nobody can make another.
    if (process.platform !== 'linux') this.skip();
    expect(await refusal('/proc/job-keeper/postgres')).to.match(
      /\/proc\/job-keeper\/postgres cannot be made: .*JOB_KEEPER_DATA_DIR/,
    );
  });
});
