/**
 * Keeps clicks on the buttons of a page that the server drew until the code that does what they say is there. Links
 * and what the browser opens by itself need no code.
 *
 * @returns does what was clicked, and keeps no more
 */
export function keepClicks(root: Element): () => void {
  const clicked: HTMLElement[] = [];
  const keep = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest('button:not([popovertarget])') : null;
    if (button instanceof HTMLElement) clicked.push(button);
  };
  root.addEventListener('click', keep);
  return () => {
    root.removeEventListener('click', keep);
    for (const button of clicked) button.click();
  };
}
