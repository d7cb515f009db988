// The public methods of a client before 1.0: those of its resources, and those of what it answers with.

// Private in the client's source; JavaScript has lost that.
const INNER = /\.(constructor|sleep|_\w+)$/;

export function methods(client, require) {
  const { APIResource } = require('twelvelabs-js/dist/resource.js');
  const models = require('twelvelabs-js/dist/models/index.js');
  const all = [...resourceMethods(client, '', APIResource), ...modelMethods(models)];
  return all.filter((method) => !INNER.test(method));
}

function* resourceMethods(holder, prefix, APIResource) {
  for (const [name, resource] of Object.entries(holder)) {
    if (!(resource instanceof APIResource)) continue;
    for (const method of methodsOf(resource.constructor)) yield `${prefix}${name}.${method}`;
    yield* resourceMethods(resource, `${prefix}${name}.`, APIResource);
  }
}

// Yield the methods of what the client answers with.
function* modelMethods(models) {
  for (const [name, model] of Object.entries(models))
    for (const method of methodsOf(model)) yield `${name}.${method}`;
}

function methodsOf(type) {
  return Object.getOwnPropertyNames(type.prototype ?? {});
}
