// A webapp does not start when a script of config.js fails to load. What is loaded through this one may fail: the webapp
// then works without it.

/**
 * What a script exports; nothing when it cannot be loaded.
 *
 * @param address relative to the script that asks
 * @param asker the address of that script, whose version is asked for
 */
export const optional = (address, asker) => {
  const script = new URL(address, asker);
  script.search = new URL(asker).search;
  return import(script).catch(e => console.warn(`Loket Prakerja: without ${script.pathname}`, e));
};
