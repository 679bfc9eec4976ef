import {language} from '../../loket/language.js';

export default {
  app: {vendor: 'Loket Prakerja', name: 'Tasklist'},

  // Indonesian, unless the browser's first language is English. A fallback in the other language would bring its dates.
  locales: {availableLocales: ['id', 'en'], fallbackLocale: language},

  // It leads to a page that only the vendor's own distribution has.
  disableWelcomeMessage: true,

  // The path begins at the webapp's own folder.
  customScripts: ['../loket/scripts', '../loket/counter/plugins'],

  // The stock keys; this file replaces the stock one as a whole.
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'mengambil tugas yang sedang dipilih'},
    focusFilter: {key: 'ctrl+shift+f', description: 'menuju daftar tugas pertama di sebelah kiri'},
    focusList: {key: 'ctrl+alt+l', description: 'menuju tugas pertama dalam daftar'},
    focusForm: {key: 'ctrl+alt+f', description: 'menuju isian pertama pada formulir'},
    startProcess: {key: 'ctrl+alt+p', description: 'membuka pilihan proses yang dapat dimulai'}
  }
};
