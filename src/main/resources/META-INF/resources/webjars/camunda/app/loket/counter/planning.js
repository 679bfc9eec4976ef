// Whom a task is offered to and when it is due is the managers' to change. Nobody else finds it offered in Tasklist; the
// server would refuse it.
import {follow, state} from './state.js';

const NOT_OFFERED = 'loket-no-planning';

export const offerPlanningToManagers = () =>
  follow(() => {
    // As long as the server has not said, or does not answer, what stands there stays.
    if (state() !== null) {
      document.documentElement.classList.toggle(NOT_OFFERED, !state().mayPlan);
    }
  });
