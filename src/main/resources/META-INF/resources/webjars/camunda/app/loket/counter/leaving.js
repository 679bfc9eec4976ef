// Escape, or a press beside it, closes a dialog of Tasklist, and with it what has been entered there. That is asked first.
import {ask, element} from './page.js';
import {texts} from './texts.js';

/** What AngularJS's dialogs call the ways in which one is closed by mistake. */
const BY_MISTAKE = ['escape key press', 'backdrop click'];

const hasEntries = () =>
  [...document.querySelectorAll('.modal-content .fjs-container :is(input, textarea)')].some(entry =>
    entry.type === 'checkbox' || entry.type === 'radio' ? entry.checked : entry.value !== '');

const instead = stack => {
  const {dismiss} = stack;
  stack.dismiss = (dialog, reason) => {
    if (!BY_MISTAKE.includes(reason) || !hasEntries()) {
      return dismiss.call(stack, dialog, reason);
    }
    ask({
      title: texts.loseTitle,
      content: [element('p', {}, texts.loseExplained)],
      confirm: texts.loseConfirm,
      cancel: texts.loseNothing,
      kind: 'danger',
      action: async () => dismiss.call(stack, dialog, reason)
    });
    return false;
  };
  return stack;
};

/** To be called before AngularJS puts Tasklist together. */
export const askBeforeLosing = angular =>
  angular
    .module('cam.tasklist.custom')
    .config(['$provide', $provide => $provide.decorator('$uibModalStack', ['$delegate', instead])]);
