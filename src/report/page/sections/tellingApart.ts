import { whatAccuracyMeans } from '../../ruleWords.ts';
import { confusionPanel } from '../confusionPanel.ts';
import { importancesPanel } from '../importancesPanel.ts';
import { html } from '../markup.ts';
import { rulesPanel } from '../rulesPanel.ts';
import type { Section } from '../section.ts';
import type { Scope } from '../scope.ts';

/** Rules a person can read, and how well a forest copies the segments and by what. */
export function tellingApart(scope: Scope): Section | null {
  const { manifest, figures } = scope;
  const { rules, classifier } = manifest;
  if (rules === null && classifier === null) return null;
  return {
    id: 'telling-apart',
    title: 'How customers are told apart',
    lead:
      classifier === null
        ? 'Each segment in a few rules from a small tree that imitates the segments.'
        : html`A random forest that saw ${figures.count(classifier.nTrain)} customers tells the
          segment of ${figures.percent(classifier.accuracy)} of ${figures.count(classifier.nTest)}
          others. ${whatAccuracyMeans}`,
    body: html`${rules === null ? null : rulesPanel(rules, scope)}${
      classifier === null
        ? null
        : html`${importancesPanel(classifier, figures)}${confusionPanel(classifier, scope)}`
    }`,
  };
}
