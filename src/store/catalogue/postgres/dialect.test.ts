import { expect, it } from 'vitest';
import { withTls } from './dialect.ts';

it.each([
  [
    'postgres://ana:x@db.bank.example/clientele',
    'postgres://ana:x@db.bank.example/clientele?sslmode=verify-full',
  ],
  [
    'postgres://db.bank.example:5433/c?application_name=a',
    'postgres://db.bank.example:5433/c?application_name=a&sslmode=verify-full',
  ],
])('asks another machine for TLS: %s', (given, asked) => {
  expect(withTls(given)).toBe(asked);
});

it.each([
  'postgres://ana:x@127.0.0.1:5432/clientele',
  'postgres://localhost/clientele',
  'postgres://[::1]/clientele',
  'postgres:///clientele?host=/var/run/postgresql',
  'postgres://db.bank.example/clientele?sslmode=disable',
  'not an address',
])('leaves %s as it is', (given) => {
  expect(withTls(given)).toBe(given);
});
