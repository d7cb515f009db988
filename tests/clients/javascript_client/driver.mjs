// Drives a JavaScript client: `node driver.mjs VERSION MEDIA KEY DIRECTORY`, where it is installed in the directory.
//
// Prints a finding for each call that its version has, and for each method that no call is made of.

import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { isIn, judged } from './call.mjs';

const CHAPTERS = ['indexes', 'tasks', 'videos', 'search', 'generate', 'endings'];

// Private in the client's source; JavaScript has lost that.
const INNER = /\.(constructor|sleep|_\w+)$/;

const [version, media, key, directory] = process.argv.slice(2);
const require = createRequire(join(directory, 'here.js'));
assert.equal(require('twelvelabs-js/package.json').version, version);
const { TwelveLabs } = require('twelvelabs-js');

const connect = (apiKey) => new TwelveLabs({ apiKey });
const stage = { client: connect(key), connect, file: (name) => join(media, name) };

const calls = [];
for (const chapter of CHAPTERS)
  calls.push(...(await import(`./${chapter}.mjs`)).calls.filter((call) => isIn(call, version)));
for (const call of calls) print(await judged(call, stage));

const driven = new Set(calls.map(({ method }) => method.split(' (')[0]));
for (const method of [...resourceMethods(stage.client, ''), ...modelMethods()])
  if (!driven.has(method) && !INNER.test(method))
    print({ method, operation: '', outcome: 'not driven', reason: 'no call is made of it' });
process.exit();

function print(finding) {
  process.stdout.write(`${JSON.stringify(finding)}\n`);
}

function* resourceMethods(holder, prefix) {
  const { APIResource } = require('twelvelabs-js/dist/resource.js');
  for (const [name, resource] of Object.entries(holder)) {
    if (!(resource instanceof APIResource)) continue;
    for (const method of methodsOf(resource.constructor)) yield `${prefix}${name}.${method}`;
    yield* resourceMethods(resource, `${prefix}${name}.`);
  }
}

// Yield the methods of what the client answers with.
function* modelMethods() {
  for (const [name, model] of Object.entries(require('twelvelabs-js/dist/models/index.js')))
    for (const method of methodsOf(model)) yield `${name}.${method}`;
}

function methodsOf(type) {
  return Object.getOwnPropertyNames(type.prototype ?? {});
}
