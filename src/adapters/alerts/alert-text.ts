// In: an alert message, whose words partly come from users. Out: its parts as bounded text of one line each, without control characters.
// Escaping for the language of a channel is the channel's own.
import type { AlertMessage } from '../../ports/alerts.js';

/** The narrowest of the channels' limits: PagerDuty takes 1024 characters of summary. */
const summaryMax = 1000;
const detailMax = 500;
const detailsMax = 20;

// Controls, line separators, and the characters that turn the direction of writing.
// eslint-disable-next-line no-control-regex -- these are the ones to be left out
const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

export function summaryOf({ summary }: AlertMessage): string {
  return oneLine(summary, summaryMax);
}

/** The first 20 details. */
export function detailsOf({ details }: AlertMessage): (readonly [name: string, value: string])[] {
  return Object.entries(details)
    .slice(0, detailsMax)
    .map(([name, value]) => [oneLine(name, detailMax), oneLine(value, detailMax)]);
}

/** The word a reader sees first: how bad it is, or that it is over. */
export function wordOf({ action, severity }: AlertMessage): string {
  return action === 'resolve' ? 'RESOLVED' : severity.toUpperCase();
}

export function timeOf({ at }: AlertMessage): string {
  return new Date(at).toISOString();
}

export function oneLine(text: string, max: number): string {
  const line = text.replace(control, ' ').trim();
  return line.length <= max ? line : `${line.slice(0, max - 1)}…`.replace(/[\ud800-\udbff]…$/, '…');
}
