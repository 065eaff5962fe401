export { Categories } from './Categories.tsx';
