// Fills in forms as a person does, in a page that has form-js, and says what form-js makes of them.
// Each case: {schema, variables, entries: [{field, row, value}], rows: [list]}; a row's number is empty outside lists.
// Answers for each case: {data} as Tasklist would send it, {errors}, and how many entries were {entered}; or {failure}.

/** Lets everything happen that is to happen now: rendering, and what fields do after it. */
function settled() {
  let turns = 4;
  return new Promise((resolve) => {
    const turn = () => (turns-- > 0 ? window.soon(turn) : resolve());
    window.soon(turn);
  });
}

// No need to wait for the screen: nobody looks at it.
const waiting = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()();
window.soon = (task) => {
  waiting.push(task);
  channel.port2.postMessage(null);
};
const later = window.setTimeout.bind(window);
window.setTimeout = (task, millis, ...rest) => (millis ? later(task, millis, ...rest) : window.soon(task));
window.requestAnimationFrame = (task) => window.soon(() => task(performance.now()));

function instanceOf(form, { field, row }) {
  return form
    .get('formFieldInstanceRegistry')
    .getAllKeyed()
    .find(({ id, indexes }) => id === field && Object.values(indexes || {}).join('_') === row);
}

/** Only what is shown and can be changed can be filled in; says whether it was. */
async function enter(form, container, entry) {
  const { type, disabled } = form.get('formFieldRegistry').get(entry.field);
  const instance = instanceOf(form, entry);
  if (!instance) {
    return false;
  }
  let entered = false;
  if (['textfield', 'textarea', 'number'].includes(type)) {
    const suffix = entry.row ? `${entry.field}_${entry.row}` : entry.field;
    const input = container.querySelector(`input[id$="-${suffix}"], textarea[id$="-${suffix}"]`);
    if (!input.disabled && !input.readOnly) {
      input.value = entry.value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.dispatchEvent(new FocusEvent('blur'));
      entered = true;
    }
  } else if (type !== 'expression' && !disabled && !isReadonly(form, instance, entry)) {
    form._update({ fieldInstance: instance, value: entry.value });
    entered = true;
  }
  await settled();
  return entered;
}

function isReadonly(form, { expressionContextInfo }, { field }) {
  const { readonly } = form.get('formFieldRegistry').get(field);
  if (typeof readonly !== 'string') {
    return !!readonly;
  }
  const { data, i, this: own, parent } = expressionContextInfo;
  return !!form.get('conditionChecker').check(readonly, { ...own, ...data, this: own, parent, i });
}

/** What form-js could not bear; it leaves the page empty then. */
const breakdowns = [];
window.addEventListener('error', ({ message }) => breakdowns.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => breakdowns.push(String(reason)));

async function fillIn({ schema, variables, entries, rows }) {
  const container = document.body.appendChild(document.createElement('div'));
  const form = new FormViewer.Form({ container, debounce: false });
  try {
    await form.importSchema(schema, variables);
    await settled();
    for (let count = 0; count < rows; count++) {
      const button = container.querySelector('.fjs-repeat-render-add:not([disabled])');
      if (button) {
        button.click();
        await settled();
      }
    }
    let entered = 0;
    for (const entry of entries) {
      entered += await enter(form, container, entry);
    }
    const { data, errors } = form.submit();
    if (breakdowns.length > 0) {
      throw breakdowns.splice(0).join(', ');
    }
    // A variable without a value travels as null.
    Object.keys(data).forEach((name) => (data[name] ??= null));
    return { data, errors: Object.keys(errors), entered };
  } finally {
    form.destroy();
    container.remove();
  }
}

window.fillInAll = async (cases) => {
  const answers = [];
  for (const each of JSON.parse(cases)) {
    answers.push(await fillIn(each).catch((failure) => ({ failure: String(failure) })));
  }
  return JSON.stringify(answers);
};
