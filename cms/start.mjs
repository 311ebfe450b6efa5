/** `npm start`: makes the checkout ready, then serves in this same process, which is the one that gets the signals. */
process.env.TZ = 'UTC';
process.env.NODE_ENV ??= 'production';

const { prepare } = await import('./prepare.mjs');

try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const { main } = await import('../dist/src/start.js');
await main();
