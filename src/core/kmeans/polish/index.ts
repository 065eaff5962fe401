export { findFinalists, mostSearchedRows, polish } from './polish.ts';
