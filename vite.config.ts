import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Names in the page's head the code that its first script loads by itself, so that both come at once. */
function preloadStart(): Plugin {
  return {
    name: 'preload-start',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const withImports = (name: string, seen: Set<string>): Set<string> => {
          const chunk = chunks.find(({ fileName }) => fileName === name);
          if (seen.has(name) || chunk === undefined) return seen;
          seen.add(name);
          chunk.imports.forEach((other) => withImports(other, seen));
          return seen;
        };
        const begun = new Set<string>();
        for (const { isEntry, fileName } of chunks) if (isEntry) withImports(fileName, begun);
        const start = chunks.find(({ facadeModuleId }) =>
          facadeModuleId?.endsWith('/app/start.tsx'),
        );
        if (start === undefined) throw new Error('the bundle has no chunk of app/start.tsx');
        const late = withImports(start.fileName, new Set()).difference(begun);
        const tags = [...late].map((file) => ({
          tag: 'link',
          // What is seen first comes first: a browser opens few connections.
          injectTo: 'head' as const,
          attrs: { rel: 'preload', as: 'script', crossorigin: true, href: `/${file}` },
        }));
        // What a server drew is seen when the first script has put its styles on it.
        return { html: html.replace('<script ', '<script blocking="render" '), tags };
      },
    },
  };
}

/**
 * Which files come together. A browser asks for few at a time, so that what is needed at once comes in one; each group
 * takes with it what its files build on, unless one above has it.
 */
const groups = [
  // Asks for all else, and must not wait for it.
  [
    'opening',
    /src\/dashboard\/(?:app\/(?:drawnPage|earlyClicks|matched|opening|paths|screens)|api\/(?:addresses|early)|charts\/density\/(?:option|paintCells)|crossfilter\/selectionUrl|screens\/explore\/maps|theme\/(?:contrast|figures|schemeNow|segmentColours))\.ts|vite\/preload-helper/,
  ],
  [
    'libraries',
    /node_modules\/(?:react|react-dom|wouter|@tanstack\/react-query|zod)\/|@mantine\/core\/esm\/(?:core|components\/(?:Button|Loader))\//,
  ],
  [
    'frame',
    /src\/dashboard\/(?:app\/(?:App|Panel|LinkButton|SegmentDot|usePageTitle)|charts\/frame\/(?:SaveElement|chartTable)|theme\/.*)\.tsx?$/,
  ],
  ['fields', /@mantine\/core\/esm\/components\/(?:Checkbox|Input|TextInput)\//],
  ['explorer', /src\/dashboard\/screens\/explore\//],
] as const;

/** Builds the dashboard to what the server serves under a policy that allows no inline script, style or font. */
export default defineConfig({
  root: path('./src/dashboard'),
  base: '/',
  plugins: [react(), preloadStart()],
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
  worker: { format: 'es' },
  build: {
    outDir: path('./dist/dashboard'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: groups.map(([name, test], place) => ({
            name,
            test,
            priority: groups.length - place,
          })),
        },
      },
    },
  },
});
