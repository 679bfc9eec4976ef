// What staff can do beside completing a task. Each is asked first.
import {ask, button, element, show} from './page.js';
import {clearNotice, notice} from './notice.js';
import {draftOf, forgetDraft, keepDraft} from './drafts.js';
import {closeTask, goOn} from './next-step.js';
import {closeService, participantLeft, reportProblem} from './server.js';
import {refresh, state, waitingTickets, waitingTime} from './state.js';
import {texts} from './texts.js';

const MOST_CHARACTERS = 1000;

export const askProblem = async (task, place, reloadList) => {
  await refresh();
  const hotline = state()?.hotline;
  const problem = element('textarea', {
    id: 'loket-problem', className: 'form-control', rows: 4, maxLength: MOST_CHARACTERS, required: true, value: draftOf(task),
    oninput: () => keepDraft(task, place, problem.value)
  });
  problem.setAttribute('aria-describedby', 'loket-problem-hint');
  ask({
    title: texts.reportTitle(place.ticket),
    content: [
      element(
        'p',
        {className: hotline?.open ? 'loket-hotline loket-hotline-open' : 'loket-hotline'},
        hotline ? texts.hotline(hotline.phone, hotline.text) : texts.hotlineUnknown
      ),
      element('label', {htmlFor: 'loket-problem'}, texts.reportQuestion),
      problem,
      element('p', {id: 'loket-problem-hint', className: 'help-block'}, texts.reportHint)
    ],
    confirm: texts.report,
    cancel: texts.cancel,
    kind: 'primary',
    action: async () => {
      const text = problem.value.trim();
      if (text === '') {
        problem.focus();
        throw new Error(texts.reportMissing);
      }
      await reportProblem(task.id, text);
      forgetDraft(task);
      notice(texts.reported(hotline));
      reloadList();
    }
  });
  problem.focus();
};

/** From the desk: what is left to do opens by itself. */
export const askDeparture = (task, place) =>
  ask({
    title: texts.leaveTitle(place.ticket),
    content: [element('p', {}, texts.leaveFromDesk)],
    confirm: texts.leaveConfirm,
    cancel: texts.cancel,
    kind: 'danger',
    action: async () => {
      await participantLeft(task.processInstanceId);
      closeTask();
      // The departure is recorded, whatever becomes of the rest.
      await goOn({instanceId: task.processInstanceId, caseId: place.caseId, ticket: place.ticket}).catch(() =>
        notice(texts.left(place.ticket)));
    }
  });

const askDepartureFromQueue = ticket =>
  ask({
    title: texts.leaveTitle(ticket.number),
    content: [element('p', {}, texts.leaveFromQueue)],
    confirm: texts.leaveConfirm,
    cancel: texts.cancel,
    kind: 'danger',
    action: async () => {
      await participantLeft(ticket.caseId);
      notice(texts.left(ticket.number));
      await refresh();
    }
  });

export const showQueue = async () => {
  await refresh();
  const rows = waitingTickets().map(ticket =>
    element(
      'li',
      {},
      element('strong', {}, texts.ticket(ticket.number)),
      element('span', {}, texts.waiting(waitingTime(ticket))),
      button(texts.leaves, 'default', () => {
        dialog.close();
        askDepartureFromQueue(ticket);
      })
    ));
  const dialog = show(
    element('h3', {id: 'loket-dialog-title', className: 'loket-dialog-title'}, texts.queueTitle),
    rows.length === 0
      ? element('p', {}, texts.queueEmpty)
      : element('ul', {className: 'loket-queue list-unstyled'}, ...rows),
    element('div', {className: 'loket-dialog-actions'}, button(texts.close, 'default', () => dialog.close()))
  );
};

export const askClosing = () => {
  const day = state().openDay;
  clearNotice();
  ask({
    title: texts.closeTitle,
    content: [element('p', {}, texts.closeExplained(waitingTickets().length))],
    confirm: texts.closeConfirm,
    cancel: texts.cancel,
    kind: 'danger',
    action: async () => {
      await closeService(day);
      notice(texts.closed);
      await refresh();
    }
  });
};
