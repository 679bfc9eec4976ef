// What stands on the screen is what is sent. form-js keeps back what is typed for 300 ms; a number that is meanwhile what
// it was before is forgotten (bpmn-io/form-js issue 958), and Enter does not wait. Here nothing is kept back, no key is
// swallowed that belongs to a number, and before a form is sent its numbers are compared with the screen.
import {isPlain, numberShown, partOfNumber} from './number.js';
import {webappModule} from '../webapp-module.js';

const FORM_JS = 57661;

/** What form-js itself says; put into Indonesian like all its complaints. */
const NOT_A_NUMBER = 'Value is not a number.';

/** How long a complaint waits for somebody who is still typing. */
const PAUSE_MILLIS = 500;

const NUMBER_FIELD = '.fjs-form-field-number';

/** The number fields of a form that are on the screen, each with what stands there. */
const numbersOf = form =>
  form.get('formFieldInstanceRegistry').getAllKeyed().flatMap(fieldInstance => {
    const field = form.get('formFieldRegistry').get(fieldInstance.id);
    if (field.type !== 'number' || field.disabled) {
      return [];
    }
    const path = [field.id, ...Object.values(fieldInstance.indexes || {})];
    const input = document.getElementById(`fjs-form-${form._id}-${path.join('_')}`);
    return input === null ? [] : [{field, fieldInstance, path, text: input.value}];
  });

const valueAt = (data, path) => path.reduce((part, key) => part?.[key], data);

/** Should the two ever disagree, the screen counts. */
const takeFromScreen = form => {
  for (const {field, fieldInstance, text} of numbersOf(form)) {
    const shown = numberShown(text);
    const known = valueAt(form._getState().data, fieldInstance.valuePath) ?? null;
    if (!Number.isNaN(shown) && (known === null ? null : Number(known)) !== shown) {
      form._update({field, fieldInstance, value: shown !== null && field.serializeToString ? String(shown) : shown});
    }
  }
};

const setErrors = (errors, path, found) => {
  const place = path.slice(0, -1).reduce((part, key) => (part[key] ??= {}), errors);
  if (found.length > 0) {
    place[path.at(-1)] = found;
  } else {
    delete place[path.at(-1)];
  }
};

/** What stands there and is no number cannot be sent as one, nor as if nothing stood there; form-js says nothing of it. */
const complain = (form, errors) => {
  let changed = false;
  for (const {fieldInstance, path, text} of numbersOf(form)) {
    const wrong = Number.isNaN(numberShown(text));
    const told = valueAt(errors, path)?.[0] === NOT_A_NUMBER;
    if (wrong !== told) {
      const value = valueAt(form._getState().data, fieldInstance.valuePath);
      setErrors(errors, path, wrong ? [NOT_A_NUMBER] : form.get('validator').validateFieldInstance(fieldInstance, value));
      changed = true;
    }
  }
  if (changed) {
    form._setState({errors: {...errors}});
  }
  return errors;
};

const forms = new WeakMap();

const prepare = form => {
  forms.set(form._container, form);
  form.get('config').debounce = false;
  form.on('presubmit', () => takeFromScreen(form));
  const validate = form.validate;
  form.validate = () => complain(form, validate.call(form));
};

const prepareForms = Form => {
  const {importSchema} = Form.prototype;
  Form.prototype.importSchema = function (...given) {
    if (!forms.has(this._container)) {
      prepare(this);
    }
    return importSchema.apply(this, given);
  };
};

const isNumberInput = target => target instanceof HTMLInputElement && target.closest(NUMBER_FIELD) !== null;

/** form-js drops the second comma digit, and the comma of a whole number: 5,5 became 55. They are refused by word instead. */
const letThrough = event => {
  const {target, key} = event;
  if (isNumberInput(target)) {
    const {value, selectionStart, selectionEnd} = target;
    if (partOfNumber(key, value.slice(0, selectionStart) + value.slice(selectionEnd))) {
      event.stopPropagation();
    }
  }
};

/** JavaScript takes 0x25 and 1e2 for numbers; nobody at a counter does. */
const onlyPlain = ({target}) => {
  if (isNumberInput(target) && !isPlain(target.value)) {
    target.value = 'NaN';
  }
};

/** After form-js has taken in what was typed or stepped to, and has looked at what was left. */
const taken = ({target}) => {
  const form = target.closest?.(NUMBER_FIELD) && forms.get(target.closest('.fjs-container'));
  if (form) {
    setTimeout(() => complain(form, form._getState().errors));
  }
};

const pauses = new WeakMap();

const settled = target => {
  const field = target.closest?.('.fjs-form-field');
  clearTimeout(pauses.get(field));
  field?.removeAttribute('data-loket-typing');
};

/** Whoever has typed the 3 of 36,5 is not told yet that 3 is too little. */
const typing = ({target}) => {
  const field = target.closest?.('.fjs-form-field');
  if (field) {
    clearTimeout(pauses.get(field));
    field.setAttribute('data-loket-typing', '');
    pauses.set(field, setTimeout(() => settled(field), PAUSE_MILLIS));
  }
};

prepareForms(webappModule(FORM_JS).Form);
addEventListener('keypress', letThrough, {capture: true});
addEventListener('input', onlyPlain, {capture: true});
addEventListener('input', typing, {capture: true});
for (const event of ['input', 'keydown', 'click', 'focusout']) {
  addEventListener(event, taken, {capture: true});
}
addEventListener('focusout', ({target}) => settled(target), {capture: true});
addEventListener('submit', ({target}) => target.querySelectorAll?.('[data-loket-typing]').forEach(settled), {capture: true});
// Without it no number can be entered, see counter.css: better none than another one.
document.documentElement.classList.add('loket-entries');
