// Drives a JavaScript client: `node driver.mjs VERSION MEDIA KEY DIRECTORY`, where it is installed in the directory.
//
// Prints a finding for each call that its version has, and for each method that no call is made of.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { isIn, isSince, judged } from './call.mjs';

// Which releases have the same methods, newest first: each directory drives those from one version on.
const GENERATIONS = [
  ['1', 'sdk_1'],
  ['0.4', 'sdk_0_4'],
  ['0', 'sdk_0_1'],
];

const [version, media, key, directory] = process.argv.slice(2);
const require = createRequire(join(directory, 'here.js'));
assert.equal(require('twelvelabs-js/package.json').version, version);
const { TwelveLabs } = require('twelvelabs-js');

const connect = (apiKey) => new TwelveLabs({ apiKey });
const stage = { client: connect(key), connect, file: (name) => join(media, name) };
// Of operations that are not built no call is made.
const built = readFileSync(join(media, 'operations.txt'), 'utf8').split('\n');

const [, generation] = GENERATIONS.find(([since]) => isSince(version, since));
const { CHAPTERS, methods } = await import(`./${generation}/index.mjs`);
const calls = [];
for (const chapter of CHAPTERS)
  calls.push(...(await import(`./${generation}/${chapter}.mjs`)).calls.filter((call) => isIn(call, version)));
for (const call of calls) if (built.includes(call.operation)) print(await judged(call, stage));

const driven = new Set(calls.map(({ method }) => method.split(' (')[0]));
for (const method of methods(stage.client, require))
  if (!driven.has(method)) print({ method, operation: '', outcome: 'not driven', reason: 'no call is made of it' });
process.exit();

function print(finding) {
  process.stdout.write(`${JSON.stringify(finding)}\n`);
}
