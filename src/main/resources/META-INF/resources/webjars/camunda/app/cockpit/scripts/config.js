import {language} from '../../loket/language.js';

export default {
  app: {vendor: 'Loket Prakerja', name: 'Cockpit'},

  // Indonesian, unless the browser's first language is English. A fallback in the other language would bring its dates.
  locales: {availableLocales: ['id', 'en'], fallbackLocale: language},

  // It leads to a page that only the vendor's own distribution has.
  disableWelcomeMessage: true,

  // The path begins at the webapp's own folder.
  customScripts: ['../loket/scripts']
};
