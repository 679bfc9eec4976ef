// Help for the officer with a citizen in front of them, as plugins of Tasklist. Each piece stands alone: one that fails
// leaves the others and Tasklist as they are.
import {askClosing, askDeparture, askProblem, showQueue} from './actions.js';
import {giveButtonsBackAfterRefusal} from './claiming.js';
import {forgetDrafts} from './drafts.js';
import {askBeforeLosing} from './leaving.js';
import {button, element} from './page.js';
import {install, open} from './next-step.js';
import {noticePlugin} from './notice.js';
import {offerPlanningToManagers} from './planning.js';
import {keepPresses} from './press.js';
import {
  follow, isUnplaced, lateness, placeOf, refresh, state, ticketOf, waitingTickets, waitingTime
} from './state.js';
import {texts} from './texts.js';

const BY_DUE_DATE = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);

const waitingText = ticket =>
  ticket.calledAt === null ? texts.waiting(waitingTime(ticket)) : texts.waited(waitingTime(ticket));

const lateMark = task =>
  lateness(task) > 0 && element('strong', {className: 'loket-late'}, texts.late(lateness(task)));

/** On each card of the list. */
const card = {
  id: 'loket-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (container, data, scope) => {
    container.className = 'loket-card';
    const showFacts = () => {
      const ticket = ticketOf(scope.task.processInstanceId);
      container.replaceChildren(
        ...[lateMark(scope.task), ticket && element('span', {}, waitingText(ticket))].filter(part => part));
    };
    scope.$on('$destroy', follow(showFacts));
    if (isUnplaced(scope.task)) {
      // Without an answer the card only says less.
      placeOf(scope.task).then(showFacts, () => {});
    }
  }
};

/** Above the open task: whom it is about, and what else can happen. */
const task = {
  id: 'loket-task',
  pluginPoint: 'tasklist.task.action',
  priority: 1000,
  render: (container, data, scope) => {
    const facts = element('div', {className: 'loket-facts'});
    const actions = element('div', {className: 'loket-actions'});
    container.className = 'loket-task';
    container.append(facts, actions);

    const showFacts = () => {
      if (open.task === null) {
        facts.replaceChildren();
        return;
      }
      const ticket = ticketOf(open.task.processInstanceId);
      const parts = [
        open.place?.ticket && element('strong', {}, texts.ticket(open.place.ticket)),
        open.place?.day && element('strong', {}, open.place.day),
        open.place?.desk && element('strong', {}, texts.desk(open.place.desk)),
        ticket && element('span', {}, waitingText(ticket)),
        lateMark(open.task)
      ];
      facts.replaceChildren(...parts.filter(part => part));
    };

    const showActions = () => {
      const {task: shown, place} = open;
      actions.replaceChildren(
        ...(place?.inSession
          ? [
            button(texts.report, 'default', () =>
              askProblem(shown, place, () => scope.taskData.changed('taskList'))),
            button(texts.leave, 'default', () => askDeparture(shown, place))
          ]
          : []));
    };

    scope.$on('$destroy', follow(showFacts));
    scope.$watch('task', async shown => {
      const same = shown && open.task?.id === shown.id;
      open.task = shown ?? null;
      if (same) {
        return;
      }
      open.place = null;
      showFacts();
      showActions();
      const place = shown && (await placeOf(shown).catch(() => null));
      if (open.task === (shown ?? null) || open.task?.id === shown?.id) {
        open.place = place ?? null;
        showFacts();
        showActions();
      }
    });
  }
};

/** A link in the header that is there only while the condition holds. */
const headerLink = (id, condition, text, action) => ({
  id,
  pluginPoint: 'tasklist.navbar.action',
  priority: 90,
  render: (container, data, scope) => {
    const link = element('a', {href: '', onclick: event => {
      event.preventDefault();
      action(scope);
    }});
    container.append(link);
    scope.$on('$destroy', follow(() => {
      container.hidden = state() === null || !condition();
      link.textContent = container.hidden ? '' : text();
    }));
  }
});

const startRegistration = scope => {
  const $location = window.angular.element(document.documentElement).injector().get('$location');
  scope.$evalAsync(() => $location.search({...$location.search(), processStart: 'participant-registration'}));
};

const headerLinks = [
  headerLink('loket-register', () => state().mayRegister && state().openDay !== null, () => texts.register, startRegistration),
  headerLink('loket-queue', () => state().openDay !== null, () => texts.queue(waitingTickets().length), showQueue),
  headerLink('loket-close', () => state().mayClose && state().openDay !== null, () => texts.closeService, askClosing)
];

/** What is due first stands first, unless somebody has chosen another order. */
const sortByDueDate = ($rootScope, $location) => {
  const sort = () => {
    if ($location.search().sorting === undefined) {
      $location.search('sorting', BY_DUE_DATE).replace();
    }
  };
  sort();
  $rootScope.$on('$locationChangeSuccess', sort);
};

const harmless = plugin => ({
  ...plugin,
  render: (...given) => {
    try {
      plugin.render(...given);
    } catch (e) {
      console.warn(`Loket Prakerja: ${plugin.id} is not shown`, e);
    }
  }
});

keepPresses();
offerPlanningToManagers();
giveButtonsBackAfterRefusal();
install(window.angular);
askBeforeLosing(window.angular);
window.angular.module('cam.tasklist.custom').run(['$rootScope', '$location', ($rootScope, $location) => {
  sortByDueDate($rootScope, $location);
  refresh();
  // Tasklist asks for new tasks in the same moment.
  $rootScope.$on('refresh', refresh);
  $rootScope.$on('authentication.changed', forgetDrafts);
  addEventListener('online', () => $rootScope.$evalAsync(() => $rootScope.$broadcast('refresh')));
}]);

export default [noticePlugin, card, task, ...headerLinks].map(harmless);
