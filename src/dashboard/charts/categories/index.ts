export { Categories } from './Categories.tsx';
export { levelsTable } from './option.ts';
