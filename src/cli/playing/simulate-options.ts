// How policy simulate is asked: the scenario, what it is played under, and with what it is compared.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { withWide, type WideOption } from '../printing/print-list.js';

export interface SimulateOptions extends ApiOptions, WideOption {
  readonly policy?: string;
  readonly settings?: string;
  readonly seed?: number;
  readonly compare?: string;
  readonly fromService?: true;
}

const seedMax = 4_294_967_295;

export function withSimulateOptions(command: Command): Command {
  return withWide(withApiOptions(command))
    .argument('<scenario>', 'file with load, clusters and outages, such as policies/scenarios/business-day.yaml')
    .addOption(new Option('--policy <file>', 'with this policy (else the one that the configuration names)'))
    .addOption(new Option('--settings <file>', 'with the settings of this configuration file (else JOB_KEEPER_CONFIG)'))
    .addOption(new Option('--seed <n>', 'another day of the same kind (else the seed of the scenario)').argParser(seedOf))
    .addOption(new Option('--compare <file>', 'compare with this policy, on the same day'))
    .addOption(
      new Option(
        '--from-service',
        'with the policy, settings, clusters and jobs that a running service has now, where the scenario does not say otherwise',
      ).conflicts('settings'),
    );
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (!/^[0-9]{1,10}$/.test(text) || seed > seedMax)
    throw new InvalidArgumentError(`It must be a whole number up to ${seedMax}.`);
  return seed;
}
