import { expect, it } from 'vitest';
import type { SessionState, UserRole } from '../../contract/index.ts';
import { detour } from '../app/sessionDetour.ts';
import { allows } from './sessionRules.ts';

const session = (role: UserRole | null, change: Partial<SessionState> = {}): SessionState => ({
  user: role === null ? null : { id: 'u', name: 'ada', role, createdAt: '2026-01-01' },
  signInNeeded: true,
  setUpNeeded: false,
  csrfToken: null,
  ...change,
});

it('lets each role do what those before it may do', () => {
  expect(allows(session('analyst'), 'viewer')).toBe(true);
  expect(allows(session('analyst'), 'analyst')).toBe(true);
  expect(allows(session('analyst'), 'admin')).toBe(false);
  expect(allows(session(null), 'viewer')).toBe(false);
  expect(allows(undefined, 'viewer')).toBe(false);
});

it('lets everyone do everything where no one signs in', () => {
  expect(allows(session(null, { signInNeeded: false }), 'admin')).toBe(true);
});

it('leads to set-up, then to sign-in, then away from both', () => {
  expect(detour(session(null, { setUpNeeded: true }), '/')).toBe('/set-up');
  expect(detour(session(null, { setUpNeeded: true }), '/set-up')).toBeNull();
  expect(detour(session(null), '/runs/a')).toBe('/sign-in');
  expect(detour(session(null), '/sign-in')).toBeNull();
  expect(detour(session('viewer'), '/sign-in')).toBe('/');
  expect(detour(session('viewer'), '/set-up')).toBe('/');
  expect(detour(session('viewer'), '/runs/a')).toBeNull();
  expect(detour(session(null, { signInNeeded: false }), '/runs/a')).toBeNull();
  expect(detour(session('admin', { secondFactorNeeded: true }), '/')).toBe('/settings');
  expect(detour(session('admin', { secondFactorNeeded: true }), '/settings')).toBeNull();
});
