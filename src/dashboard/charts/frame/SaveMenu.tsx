import { useState } from 'react';
import { type ChartTable, csvOf, fileNameOf } from './chartTable.ts';
import { PopMenu } from './PopMenu.tsx';
import { pngOf, saveFile } from './saveFile.ts';

/** A chart as SVG, in pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Saves a chart as picture (PNG), drawing (SVG) or figures (CSV). */
export function SaveMenu({
  title,
  background,
  drawing,
  table,
}: {
  title: string;
  /** Behind the picture; hex. */
  background: string;
  drawing: () => Drawing;
  table: () => ChartTable;
}) {
  const [hasFailed, setFailed] = useState(false);
  const save = (content: BlobPart, type: string, extension: string) =>
    saveFile(new Blob([content], { type }), fileNameOf(title, extension));
  const savePng = async () => {
    const { svg, ...size } = drawing();
    try {
      saveFile(await pngOf(svg, size, background), fileNameOf(title, 'png'));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      {hasFailed && (
        <span role="alert">This browser cannot make the picture; save the drawing.</span>
      )}
      <PopMenu
        words="Save"
        label={`Save ${title.slice(0, 120)}`}
        choices={[
          { words: 'Picture (PNG)', choose: () => void savePng() },
          { words: 'Drawing (SVG)', choose: () => save(drawing().svg, 'image/svg+xml', 'svg') },
          { words: 'Figures (CSV)', choose: () => save(csvOf(table()), 'text/csv', 'csv') },
        ]}
      />
    </>
  );
}
