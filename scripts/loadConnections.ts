import { connect, type Socket } from 'node:net';

/** Sends requests over connections that stay open, one request at a time on each. Node's own client costs as much as a server. */
export interface Connections {
  /** @returns the answer's status, `timeout`, or the code of an error */
  readonly ask: (request: Buffer) => Promise<string>;
  readonly close: () => void;
}

interface Asked {
  readonly request: Buffer;
  readonly settle: (status: string) => void;
  /** Where it was sent; null while it waits. */
  line: Line | null;
  isOver: boolean;
}

interface Line {
  readonly socket: Socket;
  /** What waits for its answer here. */
  asked: Asked | null;
  /** The start of an answer, until its headers are whole. */
  head: Buffer | null;
  status: string;
  /** Bytes of the body that are still to come; null while the headers are. */
  left: number | null;
}

/**
 * @param most connections; requests beyond wait, and their time counts
 * @param patience milliseconds after which a request counts as `timeout`
 */
export function openConnections(origin: string, most: number, patience: number): Connections {
  const { hostname, port } = new URL(origin);
  const lines = new Set<Line>();
  const free: Line[] = [];
  const waiting: Asked[] = [];
  /** Place of the next in `waiting`; to shift a long array moves all of it. */
  let first = 0;

  function nextWaiting(): Asked | undefined {
    for (;;) {
      const next = waiting[first];
      if (next === undefined) {
        waiting.length = first = 0;
        return undefined;
      }
      first++;
      if (!next.isOver) return next;
    }
  }

  function open(): Line {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const line: Line = { socket, asked: null, head: null, status: '', left: null };
    lines.add(line);
    socket.on('data', (chunk) => receive(line, chunk));
    socket.on('error', (error) => lose(line, 'code' in error ? String(error.code) : error.name));
    socket.on('close', () => lose(line, 'closed'));
    return line;
  }

  function send(line: Line, asked: Asked): void {
    line.asked = asked;
    asked.line = line;
    line.head = null;
    line.left = null;
    line.socket.write(asked.request);
  }

  function lose(line: Line, status: string): void {
    lines.delete(line);
    const place = free.indexOf(line);
    if (place >= 0) free.splice(place, 1);
    line.asked?.settle(status);
    line.asked = null;
    line.socket.destroy();
    const next = nextWaiting();
    if (next !== undefined) send(open(), next);
  }

  function receive(line: Line, chunk: Buffer): void {
    if (line.left === null && !startAnswer(line, chunk)) return;
    if (line.left !== null) line.left -= line.head === null ? chunk.length : 0;
    line.head = null;
    if (line.left !== 0) return;
    line.asked?.settle(line.status);
    line.asked = null;
    const next = nextWaiting();
    if (next === undefined) free.push(line);
    else send(line, next);
  }

  return {
    ask: (request) =>
      new Promise((resolve) => {
        const asked: Asked = {
          request,
          line: null,
          isOver: false,
          settle(status) {
            clearTimeout(timer);
            asked.isOver = true;
            resolve(status);
          },
        };
        const timer = setTimeout(() => {
          if (asked.line === null) asked.settle('timeout');
          else lose(asked.line, 'timeout');
        }, patience);
        const line = free.pop() ?? (lines.size < most ? open() : null);
        if (line === null) waiting.push(asked);
        else send(line, asked);
      }),
    close() {
      for (const { socket } of lines) socket.destroy();
      lines.clear();
    },
  };
}

/** Reads the headers of an answer; false while they are not whole. All answers that we ask for say how long they are. */
function startAnswer(line: Line, chunk: Buffer): boolean {
  const head: Buffer = line.head === null ? chunk : Buffer.concat([line.head, chunk]);
  line.head = head;
  const end = head.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const text = head.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length === undefined) throw new Error(`an answer does not say how long it is: ${text}`);
  line.status = text.slice(9, 12);
  line.left = Number(length) - (head.length - end - 4);
  return true;
}
