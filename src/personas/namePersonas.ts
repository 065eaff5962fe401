import type { ColumnRole, Shape, Strategy, Trait } from '../contract/index.ts';
import type { SegmentProfile } from '../segments/index.ts';
import { assignNames, fitsOf, type Naming } from './assignRules.ts';
import { descriptiveName } from './descriptiveName.ts';
import { figureOfFeature, tellableFigures, type Figure } from './figures.ts';
import type { Fit } from './fit.ts';
import { rungsOf, type Rung } from './ladder.ts';
import type { Playbook } from './playbook.ts';
import { strategiesOf, summaryOf } from './story.ts';
import { mayName, strongestFigures, traitOf } from './traits.ts';

/** A segment's name and story, with the figures they rest on. */
export interface Persona {
  readonly segmentId: string;
  /** Never that of another segment of the run. */
  readonly name: string;
  readonly summary: string;
  /** At most 6, the most telling first. */
  readonly traits: readonly Trait[];
  readonly strategy: readonly Strategy[];
  readonly ruleId: string;
  /** The figures that the rule's conditions hold for. */
  readonly evidence: readonly Trait[];
}

export interface PersonaOptions {
  readonly playbook: Playbook;
  readonly shape: Shape;
  readonly roles: readonly ColumnRole[];
}

/** A segment on its way to a persona. */
interface Sketch {
  readonly profile: SegmentProfile;
  readonly figures: readonly Figure[];
  readonly strongest: readonly Figure[];
  readonly fits: readonly Fit[];
}

/**
 * Names segments by the rules of a playbook and tells their stories. Every word rests on figures of the
 * profile; where no rule fits, what sets the segment apart most becomes its name.
 *
 * @returns one persona a profile, in their order
 */
export function namePersonas(
  profiles: readonly SegmentProfile[],
  { playbook, shape, roles }: PersonaOptions,
): Persona[] {
  const sketches = profiles.map((profile): Sketch => {
    const figures = tellableFigures(profile, roles);
    const strongest = strongestFigures(figures);
    return { profile, figures, strongest, fits: fitsOf(playbook, shape, figures) };
  });
  const rungs = rungsOf(profiles, playbook, shape, roles);
  if (rungs !== null) return sketches.map((sketch, i) => onLadder(sketch, rungs[i], roles));
  const namings = assignNames(sketches.map(({ fits }) => fits));
  const taken = new Set(namings.flatMap((naming) => naming?.fit.rule.name ?? []));
  return sketches.map((sketch, i) => {
    const naming = namings[i];
    const persona =
      naming === null
        ? unnamed(sketch, playbook, taken, profiles.length)
        : named(sketch, naming, playbook, taken);
    taken.add(persona.name);
    return persona;
  });
}

function named(
  sketch: Sketch,
  { fit, shared }: Naming,
  { phrases }: Playbook,
  taken: ReadonlySet<string>,
): Persona {
  const { name = '', id } = fit.rule;
  if (!shared) return tell(sketch, name, id, fit.rule, fit.figures);
  const others = sketch.strongest.filter(
    (figure) => mayName(figure) && !fit.figures.includes(figure),
  );
  const base = others.length > 0 ? name : `${name}, less pronounced`;
  const own = descriptiveName(base, others, phrases, taken);
  return tell(sketch, own, id, fit.rule, fit.figures);
}

function onLadder(sketch: Sketch, rung: Rung, roles: readonly ColumnRole[]): Persona {
  const spending = sketch.profile.features
    .filter(({ feature }) => feature === rung.feature)
    .flatMap((profile) => figureOfFeature(profile, roles));
  const persona = tell(sketch, rung.name, rung.ruleId, rung.tier, spending);
  const beside = sketch.fits.find(({ figures }) =>
    figures.every(({ feature, role }) => feature !== rung.feature && role !== 'spend'),
  );
  if (beside === undefined) return persona;
  const [first] = strategiesOf(beside.rule.strategies, beside.figures, sketch.figures);
  return { ...persona, strategy: [...persona.strategy, first] };
}

function unnamed(
  sketch: Sketch,
  { otherwise, phrases }: Playbook,
  taken: ReadonlySet<string>,
  nSegments: number,
): Persona {
  const { strongest, fits } = sketch;
  if (nSegments === 1) {
    return tell(sketch, otherwise.single.name, 'single', otherwise.single, []);
  }
  const behaviour = strongest.filter(mayName);
  if (behaviour.length === 0) {
    const { name } = otherwise.average;
    const own = taken.has(name) ? descriptiveName(name, leaning(sketch), phrases, taken) : name;
    return tell(sketch, own, 'average', otherwise.average, []);
  }
  const name = descriptiveName(null, strongest, phrases, taken);
  const lent = fits.find(({ rule }) => rule.name === undefined);
  return lent === undefined
    ? tell(sketch, name, 'distinct', otherwise.distinct, behaviour.slice(0, 2), [])
    : tell(sketch, name, lent.rule.id, lent.rule, lent.figures);
}

/** What a segment near the average leans to, however little. */
function leaning({ figures }: Sketch): Figure[] {
  return figures
    .filter(({ level, strength }) => level === null && strength !== 0)
    .toSorted((a, b) => Math.abs(b.strength) - Math.abs(a.strength));
}

function tell(
  { profile, figures, strongest }: Sketch,
  name: string,
  ruleId: string,
  plan: Pick<Fit['rule'], 'summary' | 'strategies'>,
  evidence: readonly Figure[],
  inSummary = evidence,
): Persona {
  return {
    segmentId: profile.segmentId,
    name,
    summary: summaryOf(plan.summary, inSummary, strongest),
    traits: strongest.map(traitOf),
    strategy: strategiesOf(plan.strategies, evidence, figures),
    ruleId,
    evidence: evidence.map(traitOf),
  };
}
