// Options that several commands of templates have.
import { Option } from 'commander';
import { CommandFailure } from '../failure.js';

export interface OfTenant {
  readonly tenant?: string;
}

export function tenantOption(): Option {
  return new Option('--tenant <id>', 'the tenant; optional if the credential is for one tenant only');
}

export function versionOf(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new CommandFailure(2, `--version ${text}: it must be a whole number from 1 on`);
  return Number(text);
}
