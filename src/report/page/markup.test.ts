import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from './markup.ts';

describe('html', () => {
  it('escapes what is put in and keeps what is written', () => {
    expect(html`<p title="${'a"b\'c'}">${'<b>&'}</p>`.markup).toBe(
      '<p title="a&quot;b&#39;c">&lt;b&gt;&amp;</p>',
    );
  });

  it('joins lists, writes numbers, leaves out null and does not escape twice', () => {
    const items = ['a&', 'b'].map((text) => html`<i>${text}</i>`);
    expect(html`<b>${items}${null}${3}</b>`.markup).toBe('<b><i>a&amp;</i><i>b</i>3</b>');
  });

  it('leaves out what turns text around', () => {
    expect(html`${'\u202Egnp.exe'}`.markup).toBe('gnp.exe');
  });

  it('lets no text become a tag, an attribute or a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inside = html`${text}`.markup;
        expect(inside).not.toMatch(/[<>"'\p{Cc}]/u);
      }),
    );
  });
});
