import net from 'node:net';

/**
 * Stands between the server and PostgreSQL and notes every statement, as it goes over the wire: nothing that the server
 * does can be left out, and nothing has to be switched on in the database.
 */
export interface StatementCounter {
  /** What the server is to be told in place of the database's URL. */
  url: string;
  /** The statements that were sent while `work` ran. */
  during<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>;
  /** Ends every connection, and lets none through while `away`: as when the database is restarted. */
  cut(away: boolean): void;
  close(): void;
}

export async function openStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  let noted: string[] = [];
  let isAway = false;
  const sockets = new Set<net.Socket>();
  const endAll = (): void => sockets.forEach((socket) => socket.destroy());
  const proxy = net.createServer((client) => {
    client.on('error', () => undefined);
    if (isAway) {
      client.destroy();
      return;
    }
    const database = net.connect(Number(target.port), target.hostname);
    const reader = new StatementReader((sql) => noted.push(sql));
    for (const [one, other] of [[client, database], [database, client]]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        sockets.delete(one);
      });
    }
    client.on('data', (bytes) => {
      reader.read(bytes);
      database.write(bytes);
    });
    database.pipe(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as net.AddressInfo).port);
  return {
    url: url.href,
    async during(work) {
      noted = [];
      const result = await work();
      return { result, statements: noted };
    },
    cut(away) {
      isAway = away;
      endAll();
    },
    close() {
      endAll();
      proxy.close();
    },
  };
}

/** Reads what a client of PostgreSQL says (protocol 3): Parse and Bind name a statement, Execute and Query run one. */
class StatementReader {
  private rest = Buffer.alloc(0);
  private started = false;
  private readonly texts = new Map<string, string>();
  private bound = '';

  constructor(private readonly onStatement: (sql: string) => void) {}

  read(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      // The first message has no type.
      const at = this.started ? 1 : 0;
      if (this.rest.length < at + 4) return;
      const end = at + this.rest.readInt32BE(at);
      if (this.rest.length < end) return;
      if (this.started) this.message(String.fromCharCode(this.rest[0]), this.rest.subarray(5, end));
      this.started = true;
      this.rest = this.rest.subarray(end);
    }
  }

  private message(type: string, body: Buffer): void {
    const [first, second] = body.toString('utf8').split('\0', 2);
    if (type === 'Q') this.onStatement(first);
    else if (type === 'P') this.texts.set(first, second);
    else if (type === 'B') this.bound = this.texts.get(second) ?? second;
    else if (type === 'E') this.onStatement(this.bound);
  }
}
