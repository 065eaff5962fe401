import { describe, expect, it } from 'vitest';
import { filledPage } from './filledPage.ts';
import { partsSchema, stylesOfPart } from './parts.ts';

const parts = partsSchema.parse({
  'index.html': { file: 'assets/index.js', css: ['assets/index.css'] },
  'screens/one.tsx': {
    file: 'assets/one.js',
    name: 'one',
    isDynamicEntry: true,
    imports: ['_frame.js', 'index.html', '_gone.js'],
    css: ['assets/one.css'],
  },
  '_frame.js': { file: 'assets/frame.js', imports: ['screens/one.tsx'], css: ['assets/frame.css'] },
});

describe('styles of a part', () => {
  it('are its own after those of all that it imports, each once', () => {
    expect(stylesOfPart(parts, 'screens/one.tsx')).toEqual([
      'assets/frame.css',
      'assets/index.css',
      'assets/one.css',
    ]);
    expect(stylesOfPart(parts, 'screens/none.tsx')).toEqual([]);
  });
});

describe('a filled page', () => {
  const emptyPage =
    '<head><link rel="preload" as="script" href="/assets/start.js"><script src="/assets/index.js"></script>' +
    '<link rel="stylesheet" href="/assets/index.css"></head><body><div id="root"></div></body>';
  const page = filledPage({ emptyPage, parts }, "<b>$& $' 1</b>", 'screens/one.tsx', [
    '/api/v1/session',
  ]);

  it('holds what was drawn, as it is', () => {
    expect(page).toContain('<body><div id="root"><b>$& $\' 1</b></div></body>');
  });

  it('names what the screen needs beyond the empty page to be seen, and no script that it comes alive by', () => {
    const [head] = page.split('</head>');
    expect(head.match(/assets\/index\.(?:js|css)/g)).toHaveLength(2);
    expect(head).toContain('<link rel="stylesheet" crossorigin href="/assets/one.css">');
    expect(head).toContain('<link rel="preload" as="fetch" crossorigin href="/api/v1/session">');
    expect(head).not.toContain('as="script"');
  });
});
