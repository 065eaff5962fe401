export { waterfall, type Addend } from './option.ts';
export { Waterfall } from './Waterfall.tsx';
