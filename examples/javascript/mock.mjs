// Controls the stand-in from a test, as any language can: JSON over HTTP, for the account of a key.

import { randomUUID } from 'node:crypto';

// Without this variable the SDK sends its requests to the real API.
const base = process.env.TWELVELABS_BASE_URL;
if (!base) throw new Error('TWELVELABS_BASE_URL is not set. In bash and zsh: eval "$(mockserver env)"');

export class Mock {
  // Opens an empty account with a random key.
  constructor(apiKey = `tlk_${randomUUID()}`) {
    this.apiKey = apiKey;
  }

  // Throws at once if no server runs. The SDK would keep the process open for minutes.
  static async ready() {
    await fetch(`${base}/__admin/health`).catch(() => {
      throw new Error(`No mockserver at ${base}. Start it: mockserver serve`);
    });
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
