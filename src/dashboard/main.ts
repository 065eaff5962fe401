import './theme/styles.css';
import { beginOpening } from './app/opening.ts';
import { figuresIn } from './theme/figures.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no element with the id "root"');
// The code of the dashboard is loaded by itself, so that what the page needs is asked for before it is here.
const opening = beginOpening(window.location.pathname);
// The first figure takes far longer than any other; it is written while there is nothing else to do.
figuresIn(undefined, null).count(0);
const { start } = await import('./app/start.tsx');
await start(root, opening);
