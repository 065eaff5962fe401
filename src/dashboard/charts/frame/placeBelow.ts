const gap = 4;
const rim = 8;

/** Puts what lies in the top layer below its button, ending where it ends, and inside the window. */
export function placeBelow(button: HTMLElement, popover: HTMLElement): void {
  const from = button.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isRightToLeft = getComputedStyle(button).direction === 'rtl';
  const left = isRightToLeft ? from.left : from.right - width;
  const hasRoom = from.bottom + gap + height + rim <= clientHeight;
  const top = hasRoom ? from.bottom + gap : from.top - gap - height;
  popover.style.left = `${within(left, clientWidth - width)}px`;
  popover.style.top = `${within(top, clientHeight - height)}px`;
}

function within(place: number, room: number): number {
  return Math.max(rim, Math.min(place, room - rim));
}
