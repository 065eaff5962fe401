export { probabilityBars } from './option.ts';
export { Probabilities } from './Probabilities.tsx';
