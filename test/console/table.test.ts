import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { aRow, anId, closeFaces } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';

const style = readFileSync('src/console/style.css', 'utf8');

async function aTable(width: number) {
  const page = await aPage('/requests', { requests: () => Promise.resolve([aRow()]) });
  await page.reads(anId);
  page.widen(width);
  const sheet = page.window.document.createElement('style');
  sheet.textContent = style;
  page.window.document.head.append(sheet);
  const displayOf = (selector: string): string => {
    const found = page.window.document.querySelector(selector);
    if (found === null) throw new Error(`there is no ${selector}`);
    return page.window.getComputedStyle(found).display;
  };
  return { page, displayOf };
}

describe('console: a list', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('is a table to those who hear it, however it is laid out: each row is named by its first cell', async () => {
    const { page } = await aTable(1_280);
    const [head, row] = [...(page.find('table')?.querySelectorAll('tr') ?? [])].map((one) => [...one.children]);
    expect(head?.map((cell) => [cell.tagName, cell.getAttribute('scope'), cell.getAttribute('role')])).to.deep.equal(
      head?.map(() => ['TH', 'col', 'columnheader']),
    );
    const [first, ...others] = row?.map((cell) => [cell.tagName, cell.getAttribute('scope'), cell.getAttribute('role')]) ?? [];
    expect(first).to.deep.equal(['TH', 'row', 'rowheader']);
    expect(others).to.deep.equal(others.map(() => ['TD', null, 'cell']));
    expect(page.find('table')?.getAttribute('role')).to.equal('table');
  });

  it('is blocks on a phone, every cell with its title, also those that a narrow table leaves out', async () => {
    const { page, displayOf } = await aTable(390);
    expect([displayOf('tbody tr'), displayOf('table')]).to.deep.equal(['flex', 'block']);
    expect(displayOf('td.less')).to.not.equal('none');
    const titles = [...(page.find('thead')?.querySelectorAll('th') ?? [])].map((one) => one.textContent);
    const said = [...(page.find('tbody tr')?.children ?? [])].map((one) => one.getAttribute('data-title'));
    expect(said).to.deep.equal(titles);
  });

  it('is a table where there is room, without what is told less where there is little', async () => {
    expect((await aTable(1_280)).displayOf('tbody tr')).to.equal('table-row');
    const narrow = await aTable(800);
    expect([narrow.displayOf('tbody tr'), narrow.displayOf('td.less')]).to.deep.equal(['table-row', 'none']);
  });
});
