import {connectionLost, noWords} from '../connection-texts.js';

const base = document.querySelector('base');
const engineName = location.pathname.replace(/^.*\/app\/tasklist\/([^/]*).*$/, '$1');

const COUNTER = `${base.getAttribute('app-root')}/api/counter`;
const ENGINE = `${base.getAttribute('engine-api')}engine/${engineName}`;

/** Says to a person why a call failed. */
export class Failure extends Error {}

const token = () => {
  const cookie = document.cookie.split('; ').find(entry => entry.startsWith('XSRF-TOKEN='));
  return cookie === undefined ? '' : cookie.substring('XSRF-TOKEN='.length);
};

const ask = (method, address, body) =>
  fetch(
    address,
    body === undefined
      ? {headers: {Accept: 'application/json'}}
      : {
        method,
        headers: {Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token()},
        body: JSON.stringify(body)
      }
  );

const call = async (address, body) => {
  const method = body === undefined ? 'GET' : 'POST';
  let answer;
  let text;
  try {
    answer = await ask(method, address, body);
    // This page is older than the session; the answer has brought the session's token.
    if (answer.status === 403 && answer.headers.has('X-XSRF-TOKEN')) {
      answer = await ask(method, address, body);
    }
    text = await answer.text();
  } catch (e) {
    throw new Failure(connectionLost(method), {cause: e});
  }
  let content = null;
  try {
    content = text === '' ? null : JSON.parse(text);
  } catch (e) {
    // Said below.
  }
  if (!answer.ok) {
    throw new Failure((content && content.message) || noWords(method, answer.status));
  }
  return content;
};

/** How things stand: time, hotline, tickets, service day. */
export const counter = () => call(COUNTER);

/** Where a task belongs: its case, the session, ticket and desk. */
export const place = taskId => call(`${COUNTER}/tasks/${encodeURIComponent(taskId)}`);

/** The step after one that is done; it is the person's own already when it is theirs to do. */
export const nextAfter = (instanceId, caseId) => call(`${COUNTER}/next`, {instanceId, caseId});

export const reportProblem = (taskId, problem) =>
  call(`${ENGINE}/task/${encodeURIComponent(taskId)}/bpmnEscalation`, {
    escalationCode: 'problem-reported',
    variables: {problem: {value: problem, type: 'String'}}
  });

export const participantLeft = processInstanceId =>
  call(`${ENGINE}/message`, {messageName: 'participant-left', processInstanceId});

export const closeService = processInstanceId =>
  call(`${ENGINE}/message`, {messageName: 'close-service', processInstanceId});
