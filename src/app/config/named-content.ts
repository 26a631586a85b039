// The content of a file that a setting names, such as a certificate. Throws BadConfiguration with the setting and the path where it cannot be read.
import { BadConfiguration } from './bad-configuration.js';
import { fileContent } from './file-content.js';

export function namedContent(setting: string, path: string): Buffer {
  try {
    return fileContent(path);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new BadConfiguration(`${setting}: the file ${path} cannot be read: ${why}`, { cause: problem });
  }
}
