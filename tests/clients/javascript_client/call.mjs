// A call of a method, what must come of it, and in which versions of the client there is such a method.

import { strict as assert } from 'node:assert';

const LONGEST_MILLISECONDS = 30_000;

// What a method of the client throws, whatever the server answers, and why.
export const broken = (throws, reason) => ({ kind: 'broken', throws, reason });

// The client's own error class that is due, and the code or a part of the message that it brings.
export const refused = (error, says) => ({ kind: 'refused', error, says });

export class Calls extends Array {
  // Make `act` a call of `method`, which is to reach `operation`, in the versions from `since` on and before `before`.
  of(method, operation, act, { due = null, since = '0', before = '99' } = {}) {
    this.push({ method, operation, act, due, since: numbered(since), before: numbered(before) });
  }
}

export function isIn(call, version) {
  return compared(call.since, numbered(version)) <= 0 && compared(numbered(version), call.before) < 0;
}

export function isSince(version, first) {
  return compared(numbered(first), numbered(version)) <= 0;
}

// Make a call and say what came of it; one that does not end has failed.
export async function judged({ method, operation, act, due }, stage) {
  const error = await errorOf(() => act(stage));
  return { method, operation, ...outcome(error, due) };
}

export { assert };

function outcome(error, due) {
  if (!error && !due) return { outcome: 'ok', reason: '' };
  if (error && due?.kind === 'broken' && nameOf(error) === due.throws)
    return { outcome: 'broken by client', reason: due.reason };
  if (error && due?.kind === 'refused' && nameOf(error) === due.error && textOf(error).includes(due.says))
    return { outcome: nameOf(error), reason: '' };
  return { outcome: 'failed', reason: error ? error.stack : `nothing was thrown; expected ${JSON.stringify(due)}` };
}

// The classes of some releases have no name of their own as errors.
function nameOf(error) {
  return error.name === 'Error' ? error.constructor.name : error.name;
}

function textOf(error) {
  return `${error.body?.code}: ${error.message}: ${error.body?.message}`;
}

// Some of what a client breaks is thrown where nobody can catch it, in a stream that it was writing to.
async function errorOf(act) {
  let timer, escape;
  const escaped = new Promise((_, reject) => {
    escape = reject;
    timer = setTimeout(() => reject(new Error('the call did not end')), LONGEST_MILLISECONDS);
  });
  process.once('uncaughtException', escape);
  try {
    await Promise.race([act(), escaped]);
    return null;
  } catch (error) {
    return error;
  } finally {
    clearTimeout(timer);
    process.off('uncaughtException', escape);
  }
}

function numbered(version) {
  return version.split('.').map(Number);
}

function compared(left, right) {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
