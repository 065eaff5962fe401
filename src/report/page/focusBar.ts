import { html, type Markup } from './markup.ts';
import { segmentClass, segmentLabel, type Scope } from './scope.ts';

/** Radio buttons that bring one segment forward in every picture by style alone. */
export function focusBar({ manifest }: Scope): Markup {
  const buttons = manifest.segments.map(
    (segment, i) =>
      html`<label class="${segmentClass(i)} keep"
        ><input type="radio" name="focus" id="focus-${i + 1}" /><span
          >${segmentLabel(segment, i)}</span
        ></label
      >`,
  );
  return html`<fieldset class="focus pills">
    <legend class="hidden">Bring one segment forward in every picture</legend>
    <label
      ><input type="radio" name="focus" id="focus-all" checked /><span>All segments</span></label
    >${buttons}
  </fieldset>`;
}
