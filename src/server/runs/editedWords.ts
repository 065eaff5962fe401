import type { RunManifest, Segment } from '../../contract/index.ts';
import { lastingAnswer } from '../lastingAnswers.ts';
import { editedManifest, type Edits } from './editedRun.ts';

/** What a run says, in the words that people gave it. */
export interface EditedWords {
  readonly manifest: RunManifest;
  readonly segments: { readonly segments: Segment[] };
  readonly segment: (id: string) => Segment | undefined;
}

interface Kept {
  readonly key: string;
  readonly words: EditedWords;
}

/** The same objects as long as a manifest and its edits stay, so that they are written as JSON once. */
export function createEditedWords(): (manifest: RunManifest, edits: Edits) => EditedWords {
  const kept = new WeakMap<RunManifest, Kept>();
  return (manifest, edits) => {
    const key = JSON.stringify([...edits]);
    const known = kept.get(manifest);
    if (known?.key === key) return known.words;
    const words = wordsOf(manifest, edits);
    kept.set(manifest, { key, words });
    return words;
  };
}

function wordsOf(original: RunManifest, edits: Edits): EditedWords {
  const manifest = lastingAnswer(editedManifest(original, edits));
  const byId = new Map(manifest.segments.map((segment) => [segment.id, lastingAnswer(segment)]));
  return {
    manifest,
    segments: lastingAnswer({ segments: manifest.segments }),
    segment: (id) => byId.get(id),
  };
}
