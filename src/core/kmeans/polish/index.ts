export { findFinalists, mostSearchedRows, polish } from './polish.ts';
export { mostScouts } from './scouts.ts';
