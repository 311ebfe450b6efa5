/**
 * `npm run dev`: compiles on every change and starts the server again; the screens come from Vite, at an address of
 * their own, and change in the open page. In development Strapi's Content-Type Builder writes into cms/ (see
 * content-type-builder.ts): what it writes is a change like any other, so that its content types are there after the
 * restart that it waits for.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { prepare, removeOrphans, screensFolder, screensVite } from './prepare.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.env.TZ = 'UTC';
process.env.NODE_ENV = 'development';

/** When the builder asks for a restart and no compilation follows, as after a change that comes to nothing. */
const reloadLimitMs = 10_000;

class Server {
  #child;
  #queue = Promise.resolve();
  #reload;

  /** A compilation has begun: the restart that the builder asked for comes when it is done. */
  expectRestart() {
    clearTimeout(this.#reload);
  }

  /** One after the other: a change during a restart is followed by another one. */
  restart() {
    clearTimeout(this.#reload);
    this.#queue = this.#queue.then(() => this.#end()).then(() => this.#begin());
  }

  stop() {
    this.#queue = this.#queue.then(() => this.#end());
    return this.#queue;
  }

  #begin() {
    const child = startTool('dist/src/start.js', [], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (message) => {
      if (message === 'reload') this.#reload = setTimeout(() => this.restart(), reloadLimitMs);
    });
    child.once('exit', (code) => {
      if (this.#child === child && code) console.log('The server ended; it starts again with the next change');
    });
    this.#child = child;
  }

  async #end() {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

function startTool(script, args, options) {
  return spawn(process.execPath, [path.join(root, script), ...args], { cwd: root, ...options });
}

/** Calls back when a compilation begins, and after each one without errors, the first included. */
function watchServer({ onBegin, onCompiled }) {
  const compiler = startTool('node_modules/typescript/bin/tsc', ['-b', '--watch', '--preserveWatchOutput'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  readline.createInterface({ input: compiler.stdout }).on('line', (line) => {
    if (line) console.log(line);
    if (/Starting .*compilation/.test(line)) onBegin();
    if (/Found 0 errors/.test(line)) onCompiled();
  });
  return compiler;
}

/** With their own address, which it prints; it passes what goes to /api on to the server. */
function serveScreens() {
  return spawn(process.execPath, [screensVite()], { cwd: screensFolder, stdio: ['ignore', 'inherit', 'inherit'] });
}

await prepare();
const server = new Server();
const compiler = watchServer({
  onBegin: () => server.expectRestart(),
  onCompiled() {
    removeOrphans();
    server.restart();
  },
});
const screens = serveScreens();

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  compiler.kill();
  screens.kill();
  await server.stop();
  process.exit(0);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
