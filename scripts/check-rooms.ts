import { readdirSync } from 'node:fs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { rooms } from './rooms.ts';

/** What the package offers: files of their own beside the rooms. */
const entries: ReadonlySet<string> = new Set(['index', 'scorer']);

const roomPath = (room: string): string =>
  entries.has(room) ? `^src/${room}\\.ts$` : `^src/${room}/`;

/** One rule a room: anything in `src` outside itself and the rooms it may import is forbidden. */
const forbidden: IForbiddenRuleType[] = Object.entries(rooms).map(
  ([room, { mayImport, because }]) => ({
    name: `rooms-of-${room}`,
    severity: 'error',
    comment: because,
    from: { path: roomPath(room), pathNot: '\\.test\\.ts$' },
    to: { path: '^src/', pathNot: [room, ...mayImport].map(roomPath) },
  }),
);

/** Another room is entered by its index. */
const byTheDoor: IForbiddenRuleType[] = Object.keys(rooms)
  .filter((room) => !entries.has(room))
  .map((room) => ({
    name: `door-of-${room}`,
    severity: 'error',
    comment: `what ${room} offers stands in its index.ts; the rest may change without notice.`,
    from: { path: '^src/', pathNot: [roomPath(room), '\\.test\\.ts$'] },
    to: { path: roomPath(room), pathNot: `^src/${room}/index\\.ts$` },
  }));

const noCycles: IForbiddenRuleType = {
  name: 'no-cycles',
  severity: 'error',
  comment: 'files that import each other can only be read together.',
  from: { path: '^src/' },
  to: { circular: true },
};

const unknown = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !(entry.name in rooms))
  .map((entry) => entry.name);
if (unknown.length > 0) {
  console.error(
    `src/${unknown[0]} has no rule yet; say in scripts/rooms.ts what it may import and why.`,
  );
  process.exit(1);
}

const { output } = await cruise(['src'], {
  ruleSet: { forbidden: [...forbidden, ...byTheDoor, noCycles] },
  validate: true,
  includeOnly: '^src/',
  tsPreCompilationDeps: true,
});
const { summary, modules } = output as ICruiseResult;

const seen = modules.filter(({ source }) => /^src\/.*\.ts$/.test(source));
const resolved = seen.flatMap(({ dependencies }) =>
  dependencies.filter(({ resolved: path }) => path.startsWith('src/')),
);
const reasons = new Map(
  [...forbidden, ...byTheDoor, noCycles].map((rule) => [rule.name, rule.comment]),
);
for (const { rule, from, to } of summary.violations) {
  console.error(`${from} imports ${to}: ${reasons.get(rule.name)}`);
}
console.log(
  `${seen.length} files and ${resolved.length} imports between them were checked against ${Object.keys(rooms).length} rooms.`,
);
if (seen.length === 0 || resolved.length === 0) {
  console.error('The checker saw no files or no imports: it would pass whatever stands there.');
  process.exit(1);
}
process.exit(summary.violations.length > 0 ? 1 : 0);
