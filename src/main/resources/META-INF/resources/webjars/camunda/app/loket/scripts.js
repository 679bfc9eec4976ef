// Our scripts for all webapps. An idle session ends without the first, too: the server decides.
import {optional} from './optional.js';

await Promise.all(
  ['../../../session.js', './labels-first.js', './indonesian.js', './connection.js'].map(script =>
    optional(script, import.meta.url)));
