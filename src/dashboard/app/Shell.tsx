import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../api/session.ts';
import icon from '../theme/icon.svg';
import { patterns } from './paths.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { UserMenu } from './UserMenu.tsx';
import classes from './Shell.module.css';

const places = [
  { href: patterns.runs, title: 'Runs' },
  { href: patterns.newRun, title: 'New run' },
  { href: patterns.compare, title: 'Compare' },
  { href: patterns.settings, title: 'Settings' },
] as const;

/** Header, and the page below it. A change of page moves the focus to the page, so that a keyboard starts there. */
export function Shell({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    if (!first.current) window.scrollTo(0, 0);
    first.current = false;
  }, [location]);
  return (
    <>
      <a className={classes.skip} href="#page">
        Skip to the page
      </a>
      <header className={classes.header}>
        <Link href={patterns.runs} className={classes.brand}>
          <img src={icon} alt="" width={24} height={24} />
          Clientele
        </Link>
        <Places location={location} />
        <div className={classes.end}>
          <ThemeSwitch />
          <UserMenu />
        </div>
      </header>
      <main id="page" className={classes.page} tabIndex={-1} ref={main}>
        {children}
      </main>
    </>
  );
}

function Places({ location }: { location: string }) {
  const session = useSession().data;
  const isIn = session !== undefined && (!session.signInNeeded || session.user !== null);
  if (!isIn) return null;
  return (
    <nav aria-label="Clientele" className={classes.places}>
      {places.map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          className={classes.place}
          aria-current={location === href ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
