// The few parts that our pieces are made of.

/** An element with properties and content; texts become text, never markup. */
export const element = (tag, properties, ...content) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content.filter(part => part !== null && part !== false));
  return made;
};

export const button = (text, kind, onclick) =>
  element('button', {type: 'button', className: `btn btn-${kind}`, onclick}, text);

/**
 * A dialog with a question. The action may fail: then its message stands in the dialog, which stays.
 *
 * @param confirm what the button says that does it
 * @param cancel what the other button says
 * @param action what it does; asynchronous
 */
export const ask = ({title, content, confirm, cancel, kind, action}) => {
  const failure = element('p', {className: 'loket-failure', role: 'alert'});
  const dismiss = button(cancel, 'default', () => dialog.close());
  const heading = element('h3', {id: 'loket-dialog-title', className: 'loket-dialog-title'}, title);
  const act = button(confirm, kind, async () => {
    failure.textContent = '';
    act.disabled = true;
    try {
      await action();
      dialog.close();
    } catch (e) {
      failure.textContent = e.message;
      act.disabled = false;
    }
  });
  const dialog = show(heading, ...content, failure, element('div', {className: 'loket-dialog-actions'}, dismiss, act));
  return dialog;
};

/** A dialog with this content; it goes when it is closed, and the focus returns to where it was. */
export const show = (...content) => {
  const dialog = element('dialog', {className: 'loket-dialog'}, ...content);
  dialog.setAttribute('aria-labelledby', 'loket-dialog-title');
  dialog.addEventListener('close', () => dialog.remove());
  // Tasklist has shortcuts on single keys.
  dialog.addEventListener('keydown', event => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};
