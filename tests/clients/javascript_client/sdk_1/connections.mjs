// Connections to the files of a user, and imports through them.

import { Calls, assert } from '../call.mjs';
import { lookedAt } from './assets.mjs';

export const calls = new Calls();

const CONNECTION = 'connections_connection_id';
const URIS = 'connections_redirect_uris';
const IMPORTS = `${CONNECTION}_imports`;
const CALLBACK = 'https://app.example.com/callback';
const INTERVAL = 200;

// The client has no method that waits for an import.
async function finished({ client, connection, made }) {
  for (;;) {
    const found = await client.imports.retrieveImport(connection, made);
    if (found.items.every((item) => item.status !== 'processing')) return found;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

calls.of('dataConnectors.authorizeConnection', 'post_connections_authorize', async (stage) => {
  const wanted = { provider: 'google_drive', redirectUri: CALLBACK, customId: 'user-1' };
  const { authorizeUrl, state } = await stage.client.dataConnectors.authorizeConnection(wanted);
  assert(authorizeUrl.endsWith(state));
  const body = new URLSearchParams({ decision: 'approve' });
  const approved = await fetch(authorizeUrl, { method: 'POST', body, headers: { accept: 'application/json' } });
  stage.connection = (await approved.json()).connection_id;
  assert(stage.connection);
});

calls.of('dataConnectors.listConnections', 'get_connections', async ({ client, connection }) => {
  const { data } = await client.dataConnectors.listConnections();
  assert.deepEqual(
    data.map((each) => [each.id, each.status, each.customId]),
    [[connection, 'active', 'user-1']],
  );
});

calls.of('dataConnectors.retrieveConnection', `get_${CONNECTION}`, async ({ client, connection }) => {
  const { account, provider } = await client.dataConnectors.retrieveConnection(connection);
  assert.equal(provider, 'google_drive');
  assert(account.displayName);
});

calls.of('dataConnectors.createConnectionPickerToken', `post_${CONNECTION}_picker_token`, async (stage) => {
  const token = await stage.client.dataConnectors.createConnectionPickerToken(stage.connection);
  assert.equal(token.expiresIn, 3600);
  assert(token.accessToken);
});

calls.of('dataConnectors.createRedirectUri', `post_${URIS}`, async (stage) => {
  const made = await stage.client.dataConnectors.createRedirectUri({ redirectUri: CALLBACK });
  assert.equal(made.redirectUri, CALLBACK);
  stage.redirectUri = made.id;
});

calls.of('dataConnectors.listRedirectUris', `get_${URIS}`, async ({ client, redirectUri }) => {
  const { data } = await client.dataConnectors.listRedirectUris();
  assert.deepEqual(
    data.map((each) => each.id),
    [redirectUri],
  );
});

calls.of('dataConnectors.deleteRedirectUri', `delete_${URIS}_redirect_uri_id`, async ({ client, redirectUri }) => {
  await client.dataConnectors.deleteRedirectUri(redirectUri);
  assert.deepEqual((await client.dataConnectors.listRedirectUris()).data, []);
});

calls.of('imports.importFiles', `post_${IMPORTS}`, async (stage) => {
  const items = [{ sourceId: 'drive-film.mp4' }, { sourceId: 'notes.pdf' }];
  const { id, hasFailures, items: made } = await stage.client.imports.importFiles(stage.connection, { items });
  stage.made = id;
  assert.deepEqual([hasFailures, ...made.map((item) => item.action)], [true, 'created', 'rejected']);
});

calls.of('imports.retrieveImport', `get_${IMPORTS}_import_id`, async (stage) => {
  const [film, notes] = (await finished(stage)).items;
  assert.deepEqual([film.status, notes.error.code], ['ready', 'unsupported_media_type']);
  stage.importedFilm = film.assetId;
});

calls.of('imports.listImports', `get_${IMPORTS}`, async ({ client, connection, made }) => {
  const { data } = await client.imports.listImports(connection);
  assert.deepEqual(
    data.map((each) => [each.id, each.itemCount]),
    [[made, 2]],
  );
});

calls.of('dataConnectors.deleteConnection', `delete_${CONNECTION}`, async ({ client, connection }) => {
  await client.dataConnectors.deleteConnection(connection);
  assert.deepEqual((await client.dataConnectors.listConnections()).data, []);
});

calls.of('assets.retrieve (imported)', 'get_assets_asset_id', async (stage) => {
  const asset = await lookedAt(stage, { id: stage.importedFilm });
  assert.deepEqual([asset.method, asset.source.details.sourceId], ['connector', 'drive-film.mp4']);
});
