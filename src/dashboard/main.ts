import './theme/styles.css';
import { completePage } from './app/drawnPage.ts';
import { keepClicks } from './app/earlyClicks.ts';
import { beginOpening } from './app/opening.ts';
import { figuresIn } from './theme/figures.ts';
import { schemeNow } from './theme/schemeNow.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no element with the id "root"');
document.documentElement.dataset['mantineColorScheme'] = schemeNow();
// The code of the dashboard is loaded by itself, so that what the page needs is asked for before it is here.
const opening = beginOpening(window.location.pathname);
const doClicks = keepClicks(root);
// A page that the server drew is seen before that code takes the time of the browser.
if (root.hasChildNodes()) await completePage(root, opening);
const screen = opening.place?.load().catch(() => undefined);
const starting = import('./app/start.tsx');
// The first figure takes far longer than any other; it is written while there is nothing else to do.
figuresIn(navigator.language, null).count(0);
const { start } = await starting;
await start(root, { runId: opening.runId, screen });
doClicks();
