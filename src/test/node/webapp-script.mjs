// Loads a script of ours for the webapps that needs no page.
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../main/resources/META-INF/resources/webjars/camunda/app/loket/', import.meta.url);

/** By its source: outside a package of type "module" Node would not take its file for one. */
export const load = name =>
  import(`data:text/javascript,${encodeURIComponent(readFileSync(new URL(name, FOLDER), 'utf8'))}`);
