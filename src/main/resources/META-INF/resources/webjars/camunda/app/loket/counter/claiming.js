// Tasklist gives the buttons to take and to give back a task free again when the task has changed hands. It never does
// when the server refuses, or is not reached: nobody could try again without loading the page anew.
import {webappModule} from '../webapp-module.js';

const SUPERAGENT = 77707;
const CLAIMING = /\/task\/[^/]+\/(un)?claim$/;

const giveButtonsBack = () => {
  const scope = window.angular.element(document.querySelector('[cam-tasklist-task-meta]')).isolateScope();
  scope?.$evalAsync(() => (scope.submitInProgress = false));
};

export const giveButtonsBackAfterRefusal = () => {
  const {Request} = webappModule(SUPERAGENT);
  const {callback} = Request.prototype;
  Request.prototype.callback = function (failure, answer) {
    try {
      return callback.call(this, failure, answer);
    } finally {
      if (failure && CLAIMING.test(this.url)) {
        giveButtonsBack();
      }
    }
  };
};
