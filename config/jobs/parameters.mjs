// What the run was given, in whichever of the three forms: notebook_params as they are; python_params and jar_params written as name=value
// or --name=value.
const given = JSON.parse(process.env.JOB_KEEPER_PARAMETERS ?? '{}');

export const parameters = Array.isArray(given)
  ? Object.fromEntries(given.map((text) => text.replace(/^--/, '').split(/=(.*)/s, 2)))
  : given;

/** How long the job pretends to work: its parameter, else what it is declared with. */
export function seconds(otherwise) {
  const wished = Number(parameters.seconds ?? process.env.DEFAULT_SECONDS ?? otherwise);
  return Number.isFinite(wished) && wished >= 0 ? wished : otherwise;
}
