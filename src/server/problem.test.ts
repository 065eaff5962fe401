import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { ClienteleError, problemSchema } from '../contract/index.ts';
import { HttpProblem, registerProblems, toldOf } from './problem.ts';
import { publicWords } from './publicWords.ts';

const failure = (code: string) => Object.assign(new Error('secret words'), { code });

describe('toldOf', () => {
  it.each([
    [new HttpProblem(409, 'It is busy.', 7), 409, 'It is busy.'],
    [new ClienteleError('usage', 'Write --k 3.'), 400, 'Write k 3.'],
    [new ClienteleError('data', 'Cannot use it.'), 422, 'Cannot use it.'],
    [new ClienteleError('resource', 'No memory.'), 503, 'No memory.'],
    [new ClienteleError('resource', 'Full.', { cause: failure('ENOSPC') }), 507, 'Full.'],
    [failure('ENOSPC'), 507, 'The disk is full; make room and try again.'],
    [
      Object.assign(new Error('Anna Smith'), { statusCode: 413 }),
      413,
      'The body is too large; send less at once.',
    ],
    [
      Object.assign(new Error('Anna Smith'), { statusCode: 409 }),
      409,
      'Change the request and try again.',
    ],
  ])('tells %s', (error, status, detail) => {
    expect(toldOf(error)).toMatchObject({ status, detail });
  });

  it('tells nothing of what it does not know', () => {
    for (const error of [new Error('Anna Smith, 1970'), 'Anna Smith', failure('EWEIRD')]) {
      const { status, detail } = toldOf(error);
      expect(status).toBe(500);
      expect(detail).not.toMatch(/Anna|secret/);
    }
    expect(toldOf(failure('EACCES'))).toMatchObject({ status: 503 });
  });

  it('says when to come again', () => {
    expect(toldOf(new HttpProblem(503, 'Busy.', 7)).retryAfter).toBe(7);
    expect(toldOf(new ClienteleError('resource', 'No memory.')).retryAfter).toBe(10);
    expect(toldOf(failure('EMFILE')).retryAfter).toBe(10);
    expect(toldOf(failure('ENOSPC')).retryAfter).toBeNull();
  });
});

describe('publicWords', () => {
  it.each([
    ['Cannot read /srv/bank/w/d-1/march.csv: it is empty.', 'Cannot read march.csv: it is empty.'],
    ['"/srv/x/y.csv" is gone', '"y.csv" is gone'],
    ['C:\\data\\march.csv is gone', 'march.csv is gone'],
    ['rows and/or columns', 'rows and/or columns'],
    ['see /api/docs.', 'see /api/docs.'],
    ['name it with --out or - if', 'name it with out or - if'],
  ])('%j becomes %j', (sentence, told) => {
    expect(publicWords(sentence)).toBe(told);
  });
});

describe('registerProblems', () => {
  it('answers errors and unknown addresses with problem documents, and logs no message', async () => {
    let log = '';
    const app = Fastify({ logger: { stream: { write: (line: string) => (log += line) } } });
    registerProblems(app);
    app.get('/broken', () => {
      throw new Error('Anna Smith');
    });
    app.get('/late', () => {
      throw new HttpProblem(503, 'Later.', 5);
    });
    const broken = await app.inject('/broken');
    expect(problemSchema.parse(broken.json())).toMatchObject({ status: 500, type: 'about:blank' });
    expect(broken.body).not.toContain('Anna');
    expect(log).toContain('problem.test.ts');
    expect(log).not.toContain('Anna');
    expect((await app.inject('/late')).headers['retry-after']).toBe('5');
    const missing = await app.inject('/nowhere');
    expect(missing.headers['content-type']).toContain('application/problem+json');
    expect(problemSchema.parse(missing.json()).status).toBe(404);
    const malformed = await app.inject({
      method: 'POST',
      url: '/nowhere',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(malformed.statusCode).toBeLessThan(500);
  });
});
