type Rgb = readonly [red: number, green: number, blue: number];

/** Contrast of two hex colours (`#rrggbb`), 1..21, as WCAG 2 defines it. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(rgbOf(a)), luminance(rgbOf(b))].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever reads better on `background`. */
export function inkOn(background: string): '#000000' | '#ffffff' {
  return contrast('#ffffff', background) >= contrast('#000000', background) ? '#ffffff' : '#000000';
}

/** `colour`, moved towards black or white only as far as it takes to be `target`:1 on `background`. */
export function legibleOn(colour: string, background: string, target = 4.5): string {
  const end = inkOn(background);
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = mix(colour, end, part);
    if (contrast(mixed, background) >= target) return mixed;
  }
  return end;
}

/** The colour at `part` (0..1) of the way from `from` to `to`. */
export function mix(from: string, to: string, part: number): string {
  const end = rgbOf(to);
  const mixed = rgbOf(from).map((value, i) => Math.round(value + (end[i] - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function rgbOf(hex: string): Rgb {
  const at = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
