// A step that is done opens the next one of the same participant.
import {nextAfter} from './server.js';
import {announce, clearNotice, notice} from './notice.js';
import {forgetDraft} from './drafts.js';
import {refresh, ticketOf} from './state.js';
import {texts} from './texts.js';

const PATIENCE_MILLIS = 15000;

/** The task that is open, and its place as soon as the server has said it; set by the task's own plugin. */
export const open = {task: null, place: null};

let services = null;

const openTask = id => {
  const {$rootScope, $location} = services;
  $rootScope.$evalAsync(() => {
    const {detailsTab, ...search} = $location.search();
    $location.search({...search, task: id});
  });
};

export const closeTask = () => openTask(undefined);

/** Once the form of the task is there, the first thing to fill in has the focus. */
const focusForm = (id, oldForm) => {
  const tryIt = () => {
    const form = document.querySelector('.form-pane .fjs-container');
    if (open.task?.id !== id || form === null || form === oldForm || form.closest('.disabled-form') !== null) {
      return false;
    }
    const field =
      form.querySelector('input:not([disabled], [readonly]), textarea:not([disabled], [readonly]), select:not([disabled])') ||
      document.querySelector('.form-pane .form-actions .btn-primary:not([disabled])');
    // A form that is still hidden does not take the focus.
    field?.focus();
    return field !== null && document.activeElement === field;
  };
  const watch = new MutationObserver(() => tryIt() && watch.disconnect());
  watch.observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'disabled']});
  setTimeout(() => watch.disconnect(), PATIENCE_MILLIS);
};

const say = (next, instanceId, ticket, started) => {
  const waiting = ticketOf(instanceId);
  const call = next.call && {
    text: texts.call(next.call.ticket, next.call.desk),
    action: () => goOn({instanceId: next.call.caseId})
  };
  if (waiting && waiting.desk === null) {
    notice(texts.waitsForDesk(waiting.number));
  } else if (next.others.length > 0) {
    notice(texts.doneByOthers(next.others), call);
  } else if (next.ended) {
    notice(started ? texts.notAdmitted : texts.ended(ticket), call);
  } else if (call) {
    notice(call.text, call);
  }
};

/**
 * Goes on with a case.
 *
 * @param instanceId the process instance of the step that is done
 * @param caseId the one at its root, when it is known
 * @param ticket the ticket, when it is known
 * @param started whether the case has only just begun
 * @throws Failure when the server does not say how
 */
export const goOn = async ({instanceId, caseId, ticket, started}) => {
  clearNotice();
  const before = services.$location.search().task;
  const oldForm = document.querySelector('.form-pane .fjs-container');
  const [next] = await Promise.all([nextAfter(instanceId, caseId), refresh()]);
  const now = services.$location.search().task;
  if (now && now !== before) {
    // The officer has opened something else meanwhile; that counts.
    return;
  }
  if (next.task === null) {
    say(next, instanceId, ticket, started);
    return;
  }
  announce(texts.opened(next.task.name, ticket ?? ticketOf(instanceId)?.number));
  focusForm(next.task.id, oldForm);
  openTask(next.task.id);
};

/** Tasklist calls this when a form has been submitted; its own way is a list of links. */
const instead = stock => params => {
  const {processInstanceId: instanceId} = params;
  // What was refused before has been put right.
  services.Notifications.clear({type: 'danger'});
  if (!instanceId) {
    stock(params);
    return;
  }
  const done = open.task?.processInstanceId === instanceId;
  if (done) {
    forgetDraft(open.task);
  }
  goOn(done ? {instanceId, caseId: open.place?.caseId, ticket: open.place?.ticket} : {instanceId, started: true})
    .catch(e => {
      console.warn('Loket Prakerja: the next step does not open by itself', e);
      stock(params);
    });
};

/** To be called before AngularJS puts Tasklist together. */
export const install = angular =>
  angular
    .module('cam.tasklist.custom')
    .config(['$provide', $provide => $provide.decorator('assignNotification', ['$delegate', instead])])
    .run(['$rootScope', '$location', 'Notifications', ($rootScope, $location, Notifications) => {
      services = {$rootScope, $location, Notifications};
    }]);
