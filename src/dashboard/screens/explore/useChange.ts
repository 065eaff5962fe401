import { useCallback, useLayoutEffect, useRef } from 'react';
import type { Change, Selection } from '../../crossfilter/index.ts';

/** A way to change a selection that stays the same function, so that charts are not drawn anew because of it. */
export function useChange(
  selection: Selection,
  onSelection: (selection: Selection) => void,
): Change {
  const latest = useRef({ selection, onSelection });
  useLayoutEffect(() => {
    latest.current = { selection, onSelection };
  });
  return useCallback<Change>((by) => {
    latest.current.onSelection(by(latest.current.selection));
  }, []);
}
