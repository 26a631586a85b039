// The version of the package, for the User-Agent, metrics and --version.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packageFile } from './config/package-file.js';

const Package = z.looseObject({ version: z.string() });

export const version = Package.parse(JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))).version;
