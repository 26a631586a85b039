// Values of options that several commands take. In: the text as it was typed. Out: the value, or wrong use in the words of the command line.
import { InvalidArgumentError } from 'commander';
import { IsoTime } from '../core/given/iso-time.js';
import { CommandFailure } from './failure.js';

export const dayMs = 86_400_000;

export function timeOf(option: string, text: string): number {
  const read = IsoTime.safeParse(text);
  if (!read.success) throw new CommandFailure(2, `${option} must be ISO 8601 with a zone`);
  return Date.parse(read.data);
}

export function wholeTo(max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^[0-9]{1,6}$/.test(text) || number < 1 || number > max)
      throw new InvalidArgumentError(`It must be a whole number from 1 to ${max}.`);
    return number;
  };
}
