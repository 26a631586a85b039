// Templates of job requests for people: a line for each of a page, or one with what its runs ask for, what they may say otherwise, and its versions.
import type { Instant } from '../../core/ids.js';
import type { Io } from '../io.js';
import { printLines } from '../printing/print-lines.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printTable } from '../printing/print.js';
import { relativeTime } from '../printing/relative-time.js';
import type { ShownVersion, TemplatePage, TemplateRow, TemplateVersion } from './template-shapes.js';

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
    { title: 'STATUS', text: statusOf },
  ];
}

/** `versions`: none where one of them was asked for. */
export function printTemplate(template: ShownVersion, versions: readonly TemplateVersion[], io: Io): void {
  const paint = paintFor(io);
  const told = (at: Instant) => `${relativeTime(at, io.clock.now())} (${new Date(at).toISOString()})`;
  const { name, version, tenant_id: tenant, job_id: job, made, made_by: by, retired, request, overridable } = template;
  io.stdout.write(`${paint('bold', `Template ${oneLine(name)}, version ${version}`)}\n`);
  printLines(
    [
      ['tenant', tenant],
      ['job', job],
      ['made', `${told(made)} by ${by}`],
      ['retired', retired === null ? null : told(retired)],
      ['overridable', overridable.length === 0 ? 'nothing' : overridable.join(', ')],
      ['request', JSON.stringify(request)],
    ],
    io,
  );
  if (versions.length > 0) printVersions(versions, told, io);
}

function printVersions(versions: readonly TemplateVersion[], told: (at: Instant) => string, io: Io): void {
  io.stdout.write('\n');
  printTable(
    io.stdout,
    ['VERSION', 'MADE', 'BY', 'STATUS'].map((title) => paintFor(io)('bold', title)),
    versions.map((one) => [String(one.version), told(one.made), one.made_by, statusOf(one)].map(oneLine)),
  );
}

function statusOf({ retired }: TemplateVersion): string {
  return retired === null ? 'in use' : 'retired';
}
