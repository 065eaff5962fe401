import type { Rules } from '../../contract/index.ts';
import { conditionsInWords } from '../ruleWords.ts';
import { html, type Markup } from './markup.ts';
import { segmentClass, segmentLabel, type Scope } from './scope.ts';

type SegmentRules = Rules['segments'][number];

/** Each segment with its rules, in the order in which segments are told. */
export function rulesPanel({ segments, fidelity }: Rules, scope: Scope): Markup {
  const { figures } = scope;
  return html`<div class="panel">
    <h3>In a few rules</h3>
    <p class="note">
      A small tree that imitates the segments; it tells the segment of ${figures.percent(fidelity)}
      of all customers. Beside a rule: how much of the segment meets it, and how many of all who
      meet it are of the segment.
    </p>
    <dl class="rules">
      ${scope.manifest.segments.map((segment, i) => {
        const found = segments.find(({ segmentId }) => segmentId === segment.id);
        return html`<div class="${segmentClass(i)}">
          <dt>${segmentLabel(segment, i)}${found === undefined ? null : reached(found, scope)}</dt>
          <dd>${ruleList(found?.rules ?? [], scope)}</dd>
        </div>`;
      })}
    </dl>
  </div>`;
}

function reached({ coverage, rules }: SegmentRules, { figures }: Scope): Markup | null {
  if (rules.length === 0) return null;
  return html` <small>${figures.percent(coverage)} of it reached</small>`;
}

function ruleList(rules: SegmentRules['rules'], { manifest, figures }: Scope): Markup {
  if (rules.length === 0) return html`<p class="note">No short rule singles this segment out.</p>`;
  return html`<ul>
    ${rules.map(
      (rule) =>
        html`<li>
          <p>
            ${conditionsInWords(rule, manifest, figures).map(
              (text, i) => html`${i === 0 ? null : html` <i>and</i> `}<span>${text}</span>`,
            )}
          </p>
          <small
            ><b>${figures.percent(rule.coverage)}</b> of the segment,
            <b>${figures.percent(rule.precision)}</b> right</small
          >
        </li>`,
    )}
  </ul>`;
}
