import { useEffect, useRef, useState } from 'react';
import { useLocation, useRouter } from 'wouter';
// wouter's own `useSearch` decodes the text once more, which breaks values that hold a percent sign.
import { useSearch } from 'wouter/use-browser-location';

/** Browsers allow few changes of the address in a second, and a brush makes many. */
const pause = 250;

/**
 * State that the address holds: read from it, and written to it in the place of what it held once the state rests.
 *
 * @param parse reads what `print` wrote; both stay the same functions
 */
export function useAddressState<T>(
  parse: (params: URLSearchParams) => T,
  print: (state: T) => URLSearchParams,
): [state: T, setState: (next: T) => void] {
  const search = useSearch(useRouter()).replace(/^\?/, '');
  const [pathname, navigate] = useLocation();
  const [state, setState] = useState(() => parse(new URLSearchParams(search)));
  const inAddress = useRef(search);

  useEffect(() => {
    if (search === inAddress.current) return;
    inAddress.current = search;
    setState(parse(new URLSearchParams(search)));
  }, [search, parse]);

  useEffect(() => {
    const text = String(print(state));
    if (text === String(new URLSearchParams(inAddress.current))) return undefined;
    const timer = setTimeout(() => {
      inAddress.current = text;
      navigate(text === '' ? pathname : `${pathname}?${text}`, { replace: true });
    }, pause);
    return () => clearTimeout(timer);
  }, [state, print, pathname, navigate]);

  return [state, setState];
}
