// What a person reads when the server cannot be reached, or somebody between us and the server answers. The libraries of
// the webapps have words of programmers for it. What our server itself says is shown as it is.
import {language} from './language.js';
import {connectionLost, noWords} from './connection-texts.js';
import {webappModule} from './webapp-module.js';

const SUPERAGENT = 77707;

/** Tasklist asks for a form by itself, and shows the browser's words for what becomes of it. */
const FORM = /\/deployed-(start-)?form\b/;

const sentence = (method, status, said) => said || (status ? noWords(method, status) : connectionLost(method));

/** Nearly all calls of the webapps. */
const speakForRequests = Request => {
  const {callback} = Request.prototype;
  Request.prototype.callback = function (failure, answer) {
    if (failure) {
      failure.message = sentence(this.method, failure.status, answer?.body?.message);
    }
    // Whoever has asked looks into the headers of an answer that never came, and so does not hear of it.
    return callback.call(this, failure, answer ?? {headers: {}});
  };
};

/** The rest, where the webapps look for words of the server. */
const speakForAngular = angular =>
  angular.module('ng').config(['$httpProvider', provider =>
    provider.interceptors.push(['$q', $q => ({
      responseError: failure => {
        if (typeof failure?.status === 'number' && !failure.data?.message) {
          const method = (failure.config ?? failure.response?.config)?.method;
          failure.data = {message: sentence(method, failure.status > 0 && failure.status)};
        }
        return $q.reject(failure);
      }
    })])]);

const wordsOf = async answer => {
  try {
    return (await answer.json()).message;
  } catch (e) {
    return null;
  }
};

const speakForFetch = () => {
  const stock = window.fetch;
  window.fetch = async (...request) => {
    let answer;
    try {
      answer = await stock.apply(window, request);
    } catch (e) {
      throw e.name === 'AbortError' ? e : new TypeError(connectionLost(request[1]?.method), {cause: e});
    }
    if (!answer.ok && FORM.test(answer.url)) {
      throw new Error(sentence('GET', answer.status, await wordsOf(answer)));
    }
    return answer;
  };
};

if (language === 'id') {
  speakForFetch();
  speakForAngular(window.angular);
  speakForRequests(webappModule(SUPERAGENT).Request);
}
