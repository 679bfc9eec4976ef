// Runs indonesian.js on a page of stand-ins: given what form-js writes, what does the person read?
// Usage: node --test indonesian.test.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const folder = new URL('../../main/resources/META-INF/resources/webjars/camunda/app/loket/', import.meta.url);
const script = ['language.js', 'indonesian.js']
  .map(name => readFileSync(new URL(name, folder), 'utf8').replace(/^export |^import .*$/gm, ''))
  .join('\n');

class Text {
  nodeType = 3;

  constructor(data) {
    this.data = data;
  }
}

class Element {
  nodeType = 1;
  childNodes = [];
  parentElement = null;

  constructor(classes = '', attributes = {}) {
    this.classes = classes.split(' ');
    this.classList = { contains: name => this.classes.includes(name) };
    this.attributes = attributes;
  }

  add(...children) {
    children.forEach(child => (child.parentElement = this));
    this.childNodes.push(...children);
    return this;
  }

  /** Knows lists of class selectors, with at most one attribute each. */
  closest(selectors) {
    const here = selectors.split(', ').some(selector => {
      const [, name, attribute] = /^\.([\w-]+)(?:\[(\w+)\])?$/.exec(selector);
      return this.classes.includes(name) && (!attribute || attribute in this.attributes);
    });
    return here ? this : (this.parentElement?.closest(selectors) ?? null);
  }

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }
}

/** A page whose browser asks for this language, with these forms in it. */
function open(language, forms, globals = {}) {
  const page = { forms, observers: [], lang: 'en', warnings: [] };
  const root = { set lang(value) { page.lang = value; } };
  const window = {};
  runInNewContext(script, {
    navigator: { languages: [language] },
    window: Object.assign(window, globals),
    Node: { TEXT_NODE: 3, ELEMENT_NODE: 1 },
    console: { warn: (...words) => page.warnings.push(words) },
    document: { body: 'body', documentElement: root, getElementsByClassName: () => page.forms },
    MutationObserver: class {
      constructor(report) {
        this.report = report;
      }

      observe(target) {
        page.observers.push({ target, report: this.report });
      }
    },
  });
  return page;
}

function readError(type, english, language = 'id-ID') {
  const text = new Text(english);
  const error = new Element('fjs-form-field-error').add(new Element().add(text));
  open(language, [new Element('fjs-container').add(new Element(`fjs-form-field fjs-form-field-${type}`).add(error))]);
  return text.data;
}

for (const [type, english, indonesian] of [
  ['textfield', 'Field is required.', 'Wajib diisi.'],
  ['checkbox', 'Field is required.', 'Harus dicentang.'],
  ['radio', 'Field is required.', 'Pilih satu jawaban.'],
  ['select', 'Field is required.', 'Pilih satu jawaban.'],
  ['taglist', 'Field is required.', 'Pilih sedikitnya satu.'],
  ['checklist', 'Field is required.', 'Pilih sedikitnya satu.'],
  ['number', 'Field must have minimum value of 30.5.', 'Isi angka 30,5 atau lebih.'],
  ['number', 'Field must have maximum value of 45.', 'Isi angka 45 atau kurang.'],
  ['number', 'Value is not a number.', 'Isi dengan angka.'],
  ['number', 'Value is expected to be an integer.', 'Isi bilangan bulat.'],
  ['number', 'Value is expected to have at most 1 decimal digit.', 'Isi paling banyak 1 angka di belakang koma.'],
  ['number', 'Value is expected to have at most 2 decimal digits.', 'Isi paling banyak 2 angka di belakang koma.'],
  ['number', 'Please select a valid value, the two nearest valid values are 1.5 and 2.',
    'Isi nilai yang tersedia; yang terdekat 1,5 dan 2.'],
  ['textfield', 'Field must have minimum length of 3.', 'Isi sedikitnya 3 karakter.'],
  ['textfield', 'Field must have maximum length of 60.', 'Isi paling banyak 60 karakter.'],
  ['textfield', 'Field must match pattern ^[A-Z].$.', 'Format isian tidak sesuai; ikuti petunjuk pada isian ini.'],
  ['textfield', 'Field must be a valid email.', 'Isi alamat email yang benar, misalnya nama@contoh.id.'],
  ['textfield', 'Field must be a valid  international phone number. (e.g. +4930664040900)',
    'Isi nomor telepon dengan kode negara, misalnya +6281234567890.'],
  ['datetime', 'Date and time must both be entered.', 'Isi tanggal dan jam, keduanya.'],
]) {
  test(`${type}: ${english}`, () => {
    assert.equal(readError(type, english), indonesian);
  });
}

for (const [place, english, indonesian] of [
  ['fjs-select-placeholder', 'Select', 'Pilih'],
  ['fjs-dropdownlist-empty', 'No results', 'Tidak ada hasil'],
  ['fjs-dropdownlist-empty', 'All values selected', 'Semua sudah dipilih'],
  ['fjs-repeat-render-add', 'Add new', 'Tambah'],
  ['fjs-repeat-render-collapse', 'Expand all (7)', 'Tampilkan semua (7)'],
  ['fjs-repeat-render-collapse', 'Collapse', 'Ringkas'],
  ['fjs-table-nav-label', ' of ', ' dari '],
  ['fjs-iframe-placeholder-text', 'No content to show.', 'Tidak ada isi.'],
]) {
  test(`${place}: ${english}`, () => {
    const text = new Text(english);
    open('id', [new Element('fjs-container').add(new Element(place).add(text))]);
    assert.equal(text.data, indonesian);
  });
}

for (const [name, english, indonesian] of [
  ['placeholder', 'Search', 'Cari'],
  ['title', 'Remove tag', 'Hilangkan pilihan'],
  ['aria-label', 'Increment', 'Tambah satu'],
  ['aria-label', 'Decrement', 'Kurangi satu'],
  ['aria-label', 'Remove list item 3', 'Hilangkan baris 3'],
  ['aria-label', 'Click to sort by Meja descending', 'Urutkan turun menurut Meja'],
]) {
  test(`${name}: ${english}`, () => {
    const element = new Element('fjs-input', { [name]: english });
    open('id', [new Element('fjs-container').add(element)]);
    assert.equal(element.attributes[name], indonesian);
  });
}

test('given a form that opens later, when a field is refused, then the words change in place', () => {
  const page = open('id', []);
  const form = new Element('fjs-container');
  page.forms.push(form);
  page.observers[0].report([]);
  const text = new Text('Field is required.');
  const error = new Element('fjs-form-field-error').add(text);
  form.add(new Element('fjs-form-field').add(error));

  page.observers[1].report([{ type: 'childList', addedNodes: [error] }]);
  assert.equal(text.data, 'Wajib diisi.');

  text.data = 'Field must have maximum length of 60.';
  page.observers[1].report([{ type: 'characterData', target: text }]);
  assert.equal(text.data, 'Isi paling banyak 60 karakter.');
});

test('given a form that is watched, when the page changes again, then it is not watched twice', () => {
  const page = open('id', [new Element('fjs-container')]);
  page.observers[0].report([]);
  assert.equal(page.observers.length, 2);
});

test('given a label with the same words, then it is left alone', () => {
  const text = new Text('Field is required.');
  open('id', [new Element('fjs-container').add(new Element('fjs-form-field-label').add(text))]);
  assert.equal(text.data, 'Field is required.');
});

test('given words that nobody foresaw, then they are shown as they are', () => {
  assert.equal(readError('number', 'Something new.'), 'Something new.');
});

test('given a browser that asks for English first, then nothing is touched', () => {
  assert.equal(readError('number', 'Field is required.', 'en-US'), 'Field is required.');
  const page = open('en', [], { flatpickr: { localize: () => assert.fail('localized') } });
  assert.equal(page.lang, 'en');
  assert.equal(page.observers.length, 0);
});

test('given any other language, then the page is Indonesian', () => {
  for (const language of ['id', 'id-ID', 'jv', 'de-DE', '']) {
    assert.equal(open(language, []).lang, 'id');
  }
});

test('given the calendars of the page, then their months and days are Indonesian', () => {
  const formats = { MONTH: ['January'], medium: 'y' };
  let calendar;
  let ready;
  open('id', [], {
    flatpickr: { localize: words => (calendar = words), setDefaults: () => {} },
    angular: { module: () => ({ run: ([, block]) => (ready = block) }) },
  });
  ready({ DATETIME_FORMATS: formats });
  assert.equal(calendar.months.longhand[4], 'Mei');
  assert.equal(calendar.weekdays.shorthand[0], 'Min');
  assert.equal(formats.MONTH[7], 'Agustus');
  assert.equal(formats.medium, 'y');
});

test('given a page that fails, then the script only warns', () => {
  const page = open('id', [], {
    flatpickr: { localize: () => { throw new Error('another version'); } },
    angular: { module: () => { throw new Error('no such module'); } },
  });
  assert.equal(page.warnings.length, 2);
  assert.equal(page.observers.length, 1);
});
