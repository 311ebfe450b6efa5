import net from 'node:net';

/**
 * A line between the product and something it talks to, which a test can spoil: half open (bytes go nowhere, nobody is
 * told), slow, or cut.
 */
export interface Line {
  port: number;
  /** Nothing passes and nothing is said, on lines that are open and on new ones, until `mend`. */
  freeze(): void;
  /** Each piece that passes waits this long. */
  slow(milliseconds: number): void;
  /** All open lines are reset; new ones are refused while `refusing`. */
  cut(refusing?: boolean): void;
  mend(): void;
  /** Lines that are open now. */
  open(): number;
  stop(): Promise<void>;
}

export async function openLine(target: { host: string; port: number }): Promise<Line> {
  const ends = new Set<net.Socket>();
  const state = { frozen: false, refusing: false, delay: 0 };
  let thaw: (() => void)[] = [];

  const pass = async (from: net.Socket, to: net.Socket): Promise<void> => {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (state.delay) await new Promise((resolve) => setTimeout(resolve, state.delay));
        if (state.frozen) await new Promise<void>((resolve) => thaw.push(resolve));
        if (!to.destroyed && !to.write(chunk)) await new Promise<void>((resolve) => [to.once('drain', resolve), to.once('close', resolve)]);
      }
      to.end();
    } catch {
      to.destroy();
    }
  };

  const server = net.createServer((near) => {
    if (state.refusing) return void near.destroy();
    const far = net.connect(target.port, target.host);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined).on('close', () => ends.delete(end));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    void pass(near, far);
    void pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const mend = (): void => {
    Object.assign(state, { frozen: false, refusing: false, delay: 0 });
    thaw.forEach((go) => go());
    thaw = [];
  };
  const cut = (refusing = false): void => {
    state.refusing = refusing;
    ends.forEach((end) => end.resetAndDestroy());
  };
  return {
    port: (server.address() as net.AddressInfo).port,
    freeze: () => void (state.frozen = true),
    slow: (milliseconds) => void (state.delay = milliseconds),
    cut,
    mend,
    open: () => ends.size / 2,
    stop() {
      mend();
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The same address by way of the line. */
export function through(url: string, { port }: Line): string {
  const by = new URL(url);
  by.hostname = '127.0.0.1';
  by.port = String(port);
  return by.href;
}
