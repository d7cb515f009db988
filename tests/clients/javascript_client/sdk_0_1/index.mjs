// The releases before 0.4, which speak API v1.2.

export { methods } from '../methods_0.mjs';

export const CHAPTERS = ['indexes', 'tasks', 'videos', 'search', 'generate', 'endings'];
