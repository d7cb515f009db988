// The releases 0.4, written by hand like those before, which speak API v1.3.

import { methods as all } from '../methods_0.mjs';

export const CHAPTERS = ['indexes', 'tasks', 'videos', 'search', 'generate', 'embed', 'endings'];

// Their operations answer 501.
const LATER = /^(TaskTransfer)\./;

export const methods = (client, require) => all(client, require).filter((method) => !LATER.test(method));
