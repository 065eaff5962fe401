export { polish } from './polish.ts';
