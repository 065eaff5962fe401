import { basename } from 'node:path';
import type { RunManifest, RunSummary, Segment, SegmentEdit } from '../../contract/index.ts';

/** What people changed about a run's segments, by segment id. */
export type Edits = ReadonlyMap<string, SegmentEdit>;

/** A segment in the words that people gave it. */
function editedSegment(segment: Segment, edits: Edits): Segment {
  const { name, summary, strategy } = edits.get(segment.id) ?? {};
  return {
    ...segment,
    ...(name === undefined ? {} : { name }),
    ...(summary === undefined ? {} : { summary }),
    ...(strategy === undefined ? {} : { strategy }),
  };
}

/** A manifest as people see it elsewhere: edited words, and no path of this machine. */
export function editedManifest(manifest: RunManifest, edits: Edits): RunManifest {
  const { config } = manifest;
  return {
    ...manifest,
    config: {
      ...config,
      source: basename(config.source),
      playbook: config.playbook === null ? null : basename(config.playbook),
    },
    segments: manifest.segments.map((segment) => editedSegment(segment, edits)),
  };
}

export function editedSummary(summary: RunSummary, edits: Edits): RunSummary {
  return { ...summary, segments: summary.segments.map((segment) => renamed(segment, edits)) };
}

/** Anything that stands for a segment, with its name as edited. */
export function renamed<T extends { readonly id: string; readonly name: string }>(
  segment: T,
  edits: Edits,
): T {
  return { ...segment, name: edits.get(segment.id)?.name ?? segment.name };
}

/** New names by old ones; only those that were changed. Two segments of a run never share a name. */
export function newNames(
  segments: readonly { readonly id: string; readonly name: string }[],
  edits: Edits,
): ReadonlyMap<string, string> {
  return new Map(
    segments.flatMap((segment) => {
      const { name } = renamed(segment, edits);
      return name === segment.name ? [] : [[segment.name, name]];
    }),
  );
}
