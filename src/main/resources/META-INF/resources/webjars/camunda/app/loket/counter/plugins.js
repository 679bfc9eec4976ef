// Our plugins of Tasklist, if they can be had.
import {optional} from '../optional.js';

export default (await optional('./counter.js', import.meta.url))?.default ?? [];
