// The few texts that the webapps carry in English outside their label files: form-js, its calendar, AngularJS's calendar.
// Nothing here is needed for work: whatever cannot be found is left as it is.
import {language} from './language.js';

const MONTHS = [
  'Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni',
  'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'
];
const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const SHORT_DAYS = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'];

const number = text => text.replace('.', ',');

/** Which words a missing answer gets depends on what is missing, as on the server. */
const required = node => {
  const field = node.parentElement.closest('.fjs-form-field');
  const is = type => field !== null && field.classList.contains(`fjs-form-field-${type}`);
  if (is('checkbox')) {
    return 'Harus dicentang.';
  }
  if (is('radio') || is('select')) {
    return 'Pilih satu jawaban.';
  }
  return is('checklist') || is('taglist') ? 'Pilih sedikitnya satu.' : 'Wajib diisi.';
};

const ERRORS = [
  [/^Field is required\.$/, (match, node) => required(node)],
  [/^Field must match pattern [^]*\.$/, () => 'Format isian tidak sesuai; ikuti petunjuk pada isian ini.'],
  [/^Field must have minimum value of (.+)\.$/, ([, limit]) => `Isi angka ${number(limit)} atau lebih.`],
  [/^Field must have maximum value of (.+)\.$/, ([, limit]) => `Isi angka ${number(limit)} atau kurang.`],
  [/^Field must have minimum length of (.+)\.$/, ([, limit]) => `Isi sedikitnya ${limit} karakter.`],
  [/^Field must have maximum length of (.+)\.$/, ([, limit]) => `Isi paling banyak ${limit} karakter.`],
  [/^Field must be a valid +international phone number\..*$/,
    () => 'Isi nomor telepon dengan kode negara, misalnya +6281234567890.'],
  [/^Field must be a valid email\.$/, () => 'Isi alamat email yang benar, misalnya nama@contoh.id.'],
  [/^Value is not a number\.$/, () => 'Isi dengan angka.'],
  [/^Value is expected to be an integer\.$/, () => 'Isi bilangan bulat.'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/,
    ([, digits]) => `Isi paling banyak ${digits} angka di belakang koma.`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    ([, below, above]) => `Isi nilai yang tersedia; yang terdekat ${number(below)} dan ${number(above)}.`],
  [/^Date and time must both be entered\.$/, () => 'Isi tanggal dan jam, keduanya.']
];

// Only where form-js itself writes: what people typed and what models say is never touched.
const TEXTS = [
  ['.fjs-form-field-error', ERRORS],
  ['.fjs-skip-link', [[/^Skip to search$/, () => 'Langsung ke pencarian']]],
  ['.fjs-select-placeholder', [[/^Select$/, () => 'Pilih']]],
  ['.fjs-dropdownlist-empty', [
    [/^No results$/, () => 'Tidak ada hasil'],
    [/^All values selected$/, () => 'Semua sudah dipilih']
  ]],
  ['.fjs-repeat-render-add', [[/^Add new$/, () => 'Tambah']]],
  ['.fjs-repeat-render-collapse', [
    [/^Expand all \((\d+)\)$/, ([, rows]) => `Tampilkan semua (${rows})`],
    [/^Collapse$/, () => 'Ringkas']
  ]],
  ['.fjs-table-td[colspan], .fjs-table-empty', [[/^Nothing to show\.$/, () => 'Tidak ada isi.']]],
  ['.fjs-table-nav-label', [[/^ of $/, () => ' dari ']]],
  ['.fjs-iframe-placeholder-text', [
    [/^No content to show\.$/, () => 'Tidak ada isi.'],
    [/^External content couldn't be loaded\.$/, () => 'Isi dari luar tidak dapat dimuat.']
  ]]
];

const ATTRIBUTES = {
  placeholder: [[/^Search$/, () => 'Cari']],
  title: [[/^Remove tag$/, () => 'Hilangkan pilihan']],
  'aria-label': [
    [/^Increment$/, () => 'Tambah satu'],
    [/^Decrement$/, () => 'Kurangi satu'],
    [/^Previous page$/, () => 'Halaman sebelumnya'],
    [/^Next page$/, () => 'Halaman berikutnya'],
    [/^Remove list item (\d+)$/, ([, row]) => `Hilangkan baris ${row}`],
    [/^Click to sort by ([^]*) ascending$/, ([, column]) => `Urutkan naik menurut ${column}`],
    [/^Click to sort by ([^]*) descending$/, ([, column]) => `Urutkan turun menurut ${column}`],
    [/^Click to remove sorting$/, () => 'Hilangkan urutan']
  ]
};

const inIndonesian = (text, phrases, node) => {
  for (const [pattern, words] of phrases) {
    const match = pattern.exec(text);
    if (match !== null) {
      return words(match, node);
    }
  }
  return text;
};

const translateText = node => {
  for (const [place, phrases] of TEXTS) {
    if (node.parentElement !== null && node.parentElement.closest(place) !== null) {
      const text = inIndonesian(node.data, phrases, node);
      if (text !== node.data) {
        node.data = text;
      }
      return;
    }
  }
};

const translateAttributes = element => {
  for (const [name, phrases] of Object.entries(ATTRIBUTES)) {
    const old = element.getAttribute(name);
    if (old !== null) {
      const text = inIndonesian(old, phrases, element);
      if (text !== old) {
        element.setAttribute(name, text);
      }
    }
  }
};

const translate = node => {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    translateAttributes(node);
    node.childNodes.forEach(translate);
  }
};

/** What goes wrong here must not reach the form. */
const harmlessly = work => {
  try {
    work();
  } catch (e) {
    console.warn('Loket Prakerja: a text stays in English', e);
  }
};

const changed = changes =>
  harmlessly(() =>
    changes.forEach(change => {
      if (change.type === 'childList') {
        change.addedNodes.forEach(translate);
      } else if (change.type === 'characterData') {
        translateText(change.target);
      } else {
        translateAttributes(change.target);
      }
    }));

const calendarOfForms = () => {
  if (window.flatpickr) {
    window.flatpickr.localize({
      months: {longhand: MONTHS, shorthand: SHORT_MONTHS},
      weekdays: {longhand: DAYS, shorthand: SHORT_DAYS},
      firstDayOfWeek: 1,
      rangeSeparator: ' sampai ',
      weekAbbreviation: 'Mgg',
      scrollTitle: 'Gulir untuk mengubah',
      toggleTitle: 'Klik untuk mengganti',
      yearAriaLabel: 'Tahun',
      monthAriaLabel: 'Bulan',
      hourAriaLabel: 'Jam',
      minuteAriaLabel: 'Menit',
      ordinal: () => '',
      time_24hr: true
    });
    window.flatpickr.setDefaults({ariaDateFormat: 'j F Y'});
  }
};

/** Scripts of config.js run before AngularJS puts the webapp together, so this is still in time. */
const calendarOfWebapp = () => {
  if (window.angular) {
    window.angular.module('ngLocale').run(['$locale', locale =>
      Object.assign(locale.DATETIME_FORMATS, {
        MONTH: MONTHS,
        STANDALONEMONTH: MONTHS,
        SHORTMONTH: SHORT_MONTHS,
        DAY: DAYS,
        SHORTDAY: SHORT_DAYS,
        FIRSTDAYOFWEEK: 0
      })]);
  }
};

const known = new WeakSet();

/** Each form gets an observer of its own, so that the busy rest of the page costs nothing but this look. */
const watchForms = () =>
  harmlessly(() => {
    for (const form of document.getElementsByClassName('fjs-container')) {
      if (!known.has(form)) {
        known.add(form);
        calendarOfForms();
        translate(form);
        new MutationObserver(changed).observe(form, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
          attributeFilter: Object.keys(ATTRIBUTES)
        });
      }
    }
  });

if (language === 'id') {
  document.documentElement.lang = 'id';
  harmlessly(calendarOfForms);
  harmlessly(calendarOfWebapp);
  new MutationObserver(watchForms).observe(document.body, {subtree: true, childList: true});
  watchForms();
}
