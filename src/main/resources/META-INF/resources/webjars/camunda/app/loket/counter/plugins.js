// Tasklist does not start when a script of config.js fails to load. This one always loads; without the rest, Tasklist
// works as ever.
export default await import('./counter.js').then(
  counter => counter.default,
  e => {
    console.warn('Loket Prakerja: no help at the counter', e);
    return [];
  }
);
