// What somebody has written of a problem and not sent yet, should its dialog be closed by mistake. It lives in the page
// alone, and no longer than what it is about.
import {follow, state} from './state.js';

const drafts = new Map();

export const draftOf = task => drafts.get(task.id)?.text ?? '';

export const keepDraft = (task, place, text) => drafts.set(task.id, {text, caseId: place.caseId});

export const forgetDraft = task => drafts.delete(task.id);

/** Whoever signs in next reads nothing of it. */
export const forgetDrafts = () => drafts.clear();

/** A participant who has left leaves no draft behind. */
follow(() => {
  const tickets = state()?.tickets;
  if (tickets) {
    drafts.forEach(({caseId}, taskId) => {
      if (!tickets.some(ticket => ticket.caseId === caseId)) {
        drafts.delete(taskId);
      }
    });
  }
});
