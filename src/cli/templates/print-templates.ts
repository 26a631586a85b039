// Templates of job requests for people: a line for each of a page, or one with what its runs ask for, what they may say otherwise, and its versions.
import type { Instant } from '../../core/ids.js';
import type { Io } from '../io.js';
import { printLines } from '../printing/print-lines.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printTable } from '../printing/print.js';
import { statusText, templateLines } from '../../words/template.js';
import { relativeTime, toldTime } from '../../words/time.js';
import type { ShownVersion, TemplatePage, TemplateRow, TemplateVersion } from '../../words/template-shapes.js';

export function printTemplates({ items, next_cursor: cursor }: TemplatePage, io: Io, options: WideOption): void {
  if (items.length === 0) {
    io.stdout.write('No templates.\n');
    return;
  }
  printList(items, columnsAt(io.clock.now()), io, options);
  if (cursor !== null) io.stdout.write(`${paintFor(io)('dim', `There are more: add --cursor ${oneLine(cursor)}`)}\n`);
}

function columnsAt(now: Instant): Column<TemplateRow>[] {
  return [
    { title: 'NAME', text: (one) => one.name },
    { title: 'VERSION', text: (one) => String(one.version) },
    { title: 'TENANT', text: (one) => one.tenant_id, leftOut: 3 },
    { title: 'JOB', text: (one) => one.job_id, leftOut: 2 },
    { title: 'MADE', text: (one) => relativeTime(one.made, now), leftOut: 4 },
    { title: 'BY', text: (one) => one.made_by, leftOut: 1, enough: 12 },
    { title: 'STATUS', text: statusText },
  ];
}

/** `versions`: none where one of them was asked for. */
export function printTemplate(template: ShownVersion, versions: readonly TemplateVersion[], io: Io): void {
  const { name, version, request } = template;
  const now = io.clock.now();
  io.stdout.write(`${paintFor(io)('bold', `Template ${oneLine(name)}, version ${version}`)}\n`);
  printLines([...templateLines(template, now), ['request', JSON.stringify(request)]], io);
  if (versions.length > 0) printVersions(versions, now, io);
}

function printVersions(versions: readonly TemplateVersion[], now: Instant, io: Io): void {
  io.stdout.write('\n');
  printTable(
    io.stdout,
    ['VERSION', 'MADE', 'BY', 'STATUS'].map((title) => paintFor(io)('bold', title)),
    versions.map((one) => [String(one.version), toldTime(one.made, now), one.made_by, statusText(one)].map(oneLine)),
  );
}
