import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { placeAfterKey } from './placeAfterKey.ts';
import { placeBelow } from './placeBelow.ts';
import classes from './PopMenu.module.css';

/**
 * A button that opens a short menu, made of the browser's own popover: a page has many of them, and most stay closed.
 * Escape and a click elsewhere close it, which gives the focus back to the button.
 */
export function PopMenu({
  words,
  label,
  choices,
}: {
  words: string;
  label: string;
  choices: readonly { readonly words: string; readonly choose: () => void }[];
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (!isOpen || button.current === null || menu.current === null) return undefined;
    placeBelow(button.current, menu.current);
    menu.current.querySelector('button')?.focus();
    const close = () => menu.current?.hidePopover();
    addEventListener('resize', close);
    addEventListener('scroll', close, { capture: true, passive: true });
    return () => {
      removeEventListener('resize', close);
      removeEventListener('scroll', close, { capture: true });
    };
  }, [isOpen]);

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const items = [...event.currentTarget.querySelectorAll('button')];
    const here = items.findIndex((item) => item === document.activeElement);
    const next = placeAfterKey(event.key, here, items.length);
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (next === null) return;
    event.preventDefault();
    items[next].focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.button}
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
      >
        {words}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={classes.menu}
        onToggle={({ newState }) => setOpen(newState === 'open')}
        onKeyDown={move}
      >
        {isOpen &&
          choices.map(({ words, choose }) => (
            <button
              key={words}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={classes.choice}
              onClick={() => {
                menu.current?.hidePopover();
                choose();
              }}
            >
              {words}
            </button>
          ))}
      </div>
    </>
  );
}
