// The stand-in in the hands of a test, in any language: JSON over HTTP, for the account of a key.

import { randomUUID } from 'node:crypto';

const base = process.env.TWELVELABS_BASE_URL ?? 'http://127.0.0.1:1212';

export class Mock {
  // An account of its own, empty at first; nobody else knows its key.
  constructor(apiKey = `tlk_${randomUUID()}`) {
    this.apiKey = apiKey;
  }

  async ask(method, path, body) {
    const reply = await fetch(`${base}/__admin${path}`, {
      method,
      headers: {
        'x-api-key': this.apiKey,
        'content-type': 'application/json',
        'x-admin-token': process.env.MOCKSERVER_ADMIN_TOKEN ?? '',
      },
      body: body && JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text && JSON.parse(text);
  }

  advanceUntilIdle = () => this.ask('POST', '/clock/advance', { until_idle: true });
  fail = (operation, error) => this.ask('POST', '/faults', { match: { operation }, fault: { error } });
  fault = (id) => this.ask('GET', `/faults/${id}`);
  reset = () => this.ask('POST', '/reset', {});
}
