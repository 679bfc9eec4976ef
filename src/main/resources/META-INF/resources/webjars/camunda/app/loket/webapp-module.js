// The way to a library inside the webapps' own scripts, which offer no other.

/**
 * What a module of the webapps' scripts exports.
 *
 * @param id its number in the scripts of version 7.24.0
 */
export const webappModule = id => {
  let exported;
  self.webpackChunkcamunda_bpm_webapp.push([[`loket-${id}`], {}, load => (exported = load(id))]);
  return exported;
};
