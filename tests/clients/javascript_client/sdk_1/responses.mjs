// Questions about a knowledge store, answered at once and as a stream.

import { Calls, assert } from '../call.mjs';
import { INTERVAL } from './tasks.mjs';

export const calls = new Calls();

const ASK = 'post_responses';
const SINCE = { since: '1.3' };
const QUESTION = 'Is there a yellow bicycle?';

// Return what asks a question about the store with the bicycles, which is made for the first one.
async function asked(stage, content = QUESTION) {
  if (!stage.rides) {
    stage.rides = await stage.client.knowledgeStores.create({ name: 'Rides' });
    stage.ride = await readyItem(stage);
  }
  return { knowledgeStoreId: stage.rides.id, input: [{ type: 'message', role: 'user', content }] };
}

async function readyItem({ client, rides, bikesAsset }) {
  let item = await client.knowledgeStoreItems.create(rides.id, { assetId: bikesAsset.id });
  while (item.status !== 'ready') {
    await new Promise((done) => setTimeout(done, INTERVAL));
    item = await client.knowledgeStoreItems.retrieve(rides.id, item.id);
  }
  return item;
}

calls.of(
  'responses.create',
  ASK,
  async (stage) => {
    stage.answer = await stage.client.responses.create(await asked(stage));
    const { text, annotations } = stage.answer.output.at(-1).content[0];
    assert.equal(stage.answer.status, 'completed');
    assert(annotations.length);
    for (const { startIndex, endIndex, itemId, startSec, endSec } of annotations) {
      assert.equal(text[startIndex] + text[endIndex], '[]');
      assert.equal(itemId, stage.ride.id);
      assert(endSec > startSec);
    }
  },
  SINCE,
);

calls.of(
  'responses.create (session, selections, intermediate outputs)',
  ASK,
  async (stage) => {
    const { output, sessionId } = await stage.client.responses.create({
      ...(await asked(stage, 'What happens at the end of {{sel:0}}?')),
      sessionId: stage.answer.sessionId,
      instructions: 'Answer in one sentence.',
      include: ['intermediate_outputs'],
      selections: [{ kind: 'item', id: stage.ride.id }],
    });
    assert.equal(sessionId, stage.answer.sessionId);
    assert.deepEqual(
      output.map(({ type }) => type),
      ['message', 'function_call', 'function_call_output', 'message'],
    );
  },
  SINCE,
);

calls.of(
  'responses.createStream',
  ASK,
  async (stage) => {
    const events = [];
    for await (const event of await stage.client.responses.createStream(await asked(stage))) events.push(event);
    assert.deepEqual(
      events.map(({ sequenceNumber }) => sequenceNumber),
      [...events.keys()],
    );
    const text = events.map(({ delta }) => delta ?? '').join('');
    assert.equal(events.at(-1).type, 'response.completed');
    assert.equal(events.at(-1).response.output.at(-1).content[0].text, text);
  },
  SINCE,
);
