// What is said to the officer: a message above the list, or only to those who listen to a screen reader.
import {button, element} from './page.js';
import {texts} from './texts.js';

const message = element('div', {className: 'loket-notice'});
message.setAttribute('role', 'status');
const spoken = element('div', {className: 'sr-only'});
spoken.setAttribute('role', 'status');
document.body.append(spoken);

/** Above the list of tasks. */
export const noticePlugin = {
  id: 'loket-notice',
  pluginPoint: 'tasklist.list',
  priority: 1000,
  render: container => container.append(message)
};

export const clearNotice = () => message.replaceChildren();

/** Shows a message until something else happens or it is closed; it may offer one thing to do. */
export const notice = (text, offer) => {
  const dismiss = element('button', {type: 'button', className: 'loket-notice-close', title: texts.close, onclick: clearNotice}, '×');
  dismiss.setAttribute('aria-label', texts.close);
  message.replaceChildren(dismiss, element('p', {}, text));
  if (offer) {
    message.append(button(offer.text, 'primary', offer.action));
  }
};

/** Says something that can be seen on the page anyway. */
export const announce = text => {
  spoken.textContent = text;
};
