// The way to a library inside the webapps' own scripts, which offer no other.
let asked = 0;

/**
 * What a module of the webapps' scripts exports.
 *
 * @param id its number in the scripts of version 7.24.0
 */
export const webappModule = id => {
  let exported;
  // webpack answers each name of a chunk once.
  self.webpackChunkcamunda_bpm_webapp.push([[`loket-${++asked}`], {}, load => (exported = load(id))]);
  return exported;
};
