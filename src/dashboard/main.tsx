import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import './theme/styles.css';
import { App } from './app/App.tsx';

// The content security policy allows no code from strings; without this zod would try it and be reported.
config({ jitless: true });

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
