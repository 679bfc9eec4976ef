// What the server last said about the counter, for all that show it.
import {counter, place} from './server.js';

const listeners = new Set();
/** What a case has called, such as the help of the hotline, is an instance of its own; by it, the case. */
const cases = new Map();
const CALLED = /^customer-care-escalation:/;
let last = null;
let ahead = 0;

/** The server's time; a laptop's own clock may be wrong. */
export const now = () => Date.now() + ahead;

/** How things stand; null as long as the server has not said. */
export const state = () => last;

/** Where a task belongs; its instance leads to the ticket of its case from then on. */
export const placeOf = async task => {
  const found = await place(task.id);
  cases.set(task.processInstanceId, found.caseId);
  return found;
};

/** The open ticket of a case, or of what is known to belong to one; undefined when there is none. */
export const ticketOf = instanceId => {
  const caseId = cases.get(instanceId) ?? instanceId;
  return last?.tickets.find(ticket => ticket.caseId === caseId);
};

/** Whether {@link ticketOf} cannot be right before somebody has asked where the task belongs. */
export const isUnplaced = task => CALLED.test(task.processDefinitionId) && !cases.has(task.processInstanceId);

export const waitingTickets = () => (last === null ? [] : last.tickets.filter(ticket => ticket.desk === null));

/** How long a ticket has waited for its desk. */
export const waitingTime = ticket => (ticket.calledAt ? Date.parse(ticket.calledAt) : now()) - Date.parse(ticket.issuedAt);

/** How much a task is late; negative when it is not, NaN when it has no due date. */
export const lateness = task => (task.due ? now() - Date.parse(task.due.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN);

/** Calls back at once and whenever there is something new; gives what ends it. */
export const follow = listener => {
  const safely = () => {
    try {
      listener();
    } catch (e) {
      console.warn('Loket Prakerja: not shown', e);
    }
  };
  listeners.add(safely);
  safely();
  return () => listeners.delete(safely);
};

/** Asks again; without an answer nothing is claimed to be known. */
export const refresh = async () => {
  try {
    last = await counter();
    ahead = Date.parse(last.now) - Date.now();
  } catch (e) {
    last = null;
  }
  listeners.forEach(listener => listener());
};
