// The releases from 1.0 on, which were generated from a definition of API v1.3.

export const CHAPTERS = ['indexes', 'tasks', 'videos', 'assets', 'multipart-uploads', 'connections', 'indexed-assets', 'search', 'analyze', 'analyze-tasks', 'embed', 'entities', 'knowledge-stores', 'responses', 'endings'];

// Private in the client's source; JavaScript has lost that.
const INNER = /(^|\.)(constructor|_\w+)$/;

export function methods(client) {
  const all = ['analyze', 'analyzeStream', ...resourceMethods(client, '')];
  return [...new Set(all)].filter((name) => !INNER.test(name));
}

// Yield the methods of resources, which are attributes of the client and getters of other resources.
function* resourceMethods(holder, prefix) {
  for (const name of namesOf(holder)) {
    if (INNER.test(name) || name === 'client') continue;
    const value = holder[name];
    if (value && typeof value === 'object') yield* resourceMethods(value, `${prefix}${name}.`);
    else if (typeof value === 'function' && prefix) yield `${prefix}${name}`;
  }
}

function* namesOf(holder) {
  yield* Object.getOwnPropertyNames(holder);
  for (let type = Object.getPrototypeOf(holder); type !== Object.prototype; type = Object.getPrototypeOf(type))
    yield* Object.getOwnPropertyNames(type);
}
