// Lint: what the compiler cannot say. Limits are the house's: split by verb instead of raising them.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { rooms } from './.dependency-cruiser.mjs';

const vendors = [
  '@azure/*',
  'amqplib',
  'axios',
  'typeorm',
  'pg',
  'winston',
  'node-cron',
  'croner',
  'fastify',
  'nodemailer',
  'prom-client',
  'cockatiel',
  'limiter',
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', '.job-keeper', 'bench/peers', 'bench/node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'max-params': ['error', 4],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Fires on every `value ?? other` that a stricter type made needless only on paper: indexes are checked by the compiler.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    },
  },
  {
    files: ['src/core/**', 'src/policy/**', 'src/ports/**', ...rooms.map((room) => `src/${room}/**`)],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: vendors, message: 'Vendors are imported in adapters only.' }] }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is handed in: use the Clock port.' },
        { object: 'Math', property: 'random', message: 'Chance is handed in.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is handed in: use the Clock port.' },
        { selector: 'CallExpression[callee.name=/^(setTimeout|setInterval)$/]', message: 'Waiting goes through the Clock port.' },
      ],
    },
  },
  {
    // Written from the document of the API, which is as long as the API is.
    files: ['src/client/openapi.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**', 'bench/**', 'scripts/**'],
    rules: {
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
        require: 'readonly',
      },
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
