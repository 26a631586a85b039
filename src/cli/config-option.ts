// Which configuration a command is to read.
import { Option } from 'commander';

export function configOption(): Option {
  return new Option('-c, --config <file>', 'configuration file (else JOB_KEEPER_CONFIG)');
}
