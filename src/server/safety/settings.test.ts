import { describe, expect, it } from 'vitest';
import { safetySettings, trustedProxies } from './settings.ts';

describe('settings', () => {
  it('are plain where nothing is said', () => {
    expect(safetySettings({})).toEqual({
      publicUrl: null,
      https: false,
      secondFactorFor: 'nobody',
      allowedHosts: new Set(),
      corsOrigins: new Set(),
    });
    expect(trustedProxies({})).toBe(false);
  });

  it('are read', () => {
    const settings = safetySettings({
      CLIENTELE_PUBLIC_URL: 'https://Bank.example:8443',
      CLIENTELE_ALLOWED_HOSTS: 'Box, tunnel:9000',
      CLIENTELE_CORS_ORIGINS: 'https://a.example, http://b.example:81',
    });
    expect(settings.https).toBe(true);
    expect(safetySettings({ CLIENTELE_SECOND_FACTOR: 'admins' }).secondFactorFor).toBe('admins');
    expect(settings.allowedHosts).toEqual(new Set(['box', 'tunnel:9000']));
    expect(settings.corsOrigins).toEqual(new Set(['https://a.example', 'http://b.example:81']));
    expect(trustedProxies({ CLIENTELE_TRUSTED_PROXIES: '10.0.0.0/8, ::1' })).toEqual([
      '10.0.0.0/8',
      '::1',
    ]);
    expect(safetySettings({ CLIENTELE_PUBLIC_URL: 'http://bank.example/' }).https).toBe(false);
  });

  it.each([
    'bank.example',
    'ftp://bank.example',
    'https://bank.example/app',
    'https://a:b@bank.example',
  ])('refuse %s as the public address', (text) => {
    expect(() => safetySettings({ CLIENTELE_PUBLIC_URL: text })).toThrow('CLIENTELE_PUBLIC_URL');
  });

  it.each(['*', 'null', 'https://*.bank.example/', 'https://bank.example/', 'bank.example'])(
    'refuse %s as an origin',
    (text) => {
      expect(() => safetySettings({ CLIENTELE_CORS_ORIGINS: text })).toThrow(
        'CLIENTELE_CORS_ORIGINS',
      );
    },
  );
});
