// On every page for people who have signed in: tells the server that somebody is there, warns before an idle session
// ends, and leaves the page once it is over. When it is over the server decides, see IdleSessions; should this script
// fail, the session ends all the same.

const WARNING_SECONDS = 60;
const TOLD_EVERY_MILLIS = 30_000;
// A timer takes no more than 24 days.
const ASKED_EVERY_SECONDS = 3600;

let csrf = {};
let timer;
// By this computer's clock: how long a session lasts, and when this one is over if nobody does anything.
let lasts = 0;
let over = Date.now() + WARNING_SECONDS * 1000;
let told = false;
let actedSince = false;

const leave = reason => location.replace(`/login?${reason}`);

const LOOK = `
  .loket-idle { max-width: 26rem; padding: 1.5rem; border: 1px solid #c9d2dd; border-top: 6px solid #1d4e89;
    border-radius: 8px; background: #fff; color: #1b1f24; font: 17px/1.5 system-ui, sans-serif; }
  .loket-idle::backdrop { background: #eef2f7; }
  .loket-idle p { margin: 0 0 1rem; }
  .loket-idle button { min-height: 44px; padding: 8px 24px; border: 0; border-radius: 4px; background: #1d4e89;
    color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
  .loket-idle button:focus-visible { outline: 3px solid #e08a00; outline-offset: 2px; }
`;

const warning = document.createElement('dialog');
warning.className = 'loket-idle';
warning.setAttribute('role', 'alertdialog');
warning.setAttribute('aria-labelledby', 'loket-idle-text');
warning.innerHTML = '<p id="loket-idle-text"></p><button type="button">Tetap masuk</button>';

/** The rest of the page is covered: nobody may be there any more. */
const warn = seconds => {
  warning.querySelector('p').textContent =
    `Tidak ada aktivitas pada halaman ini. Sesi berakhir dalam ${seconds} detik.`;
  if (!warning.open) {
    document.body.append(warning);
    warning.showModal();
  }
};

const stay = () => {
  if (warning.open) {
    warning.close();
    warning.remove();
  }
};

const lookAgainIn = (seconds, look) => {
  clearTimeout(timer);
  timer = setTimeout(look, seconds * 1000);
};

/** Counts down in front of the person; only the server's answer ends it. */
const countDown = seconds => {
  if (seconds <= 0) {
    ask();
  } else {
    warn(seconds);
    lookAgainIn(1, () => countDown(seconds - 1));
  }
};

const follow = ({secondsLeft, csrfHeader, csrfToken}) => {
  csrf = {[csrfHeader]: csrfToken};
  lasts = Math.max(lasts, secondsLeft);
  over = Date.now() + secondsLeft * 1000;
  if (secondsLeft > WARNING_SECONDS) {
    stay();
    lookAgainIn(Math.min(secondsLeft - WARNING_SECONDS, ASKED_EVERY_SECONDS), ask);
  } else {
    countDown(Math.max(secondsLeft, 1));
  }
};

/** Whoever is not there does not leave a page behind for longer than if the server could be reached. */
const unanswered = () => {
  const secondsLeft = (over - Date.now()) / 1000;
  if (secondsLeft > 0) {
    lookAgainIn(Math.min(secondsLeft, WARNING_SECONDS), ask);
  } else {
    leave('idle');
  }
};

const call = async (path, options) => {
  try {
    const answer = await fetch(path, {credentials: 'same-origin', ...options});
    if (answer.ok) {
      follow(await answer.json());
    } else if (answer.status === 401) {
      leave('idle');
    } else {
      unanswered();
    }
  } catch {
    unanswered();
  }
};

const ask = () => call('/session');

const tell = () => call('/session/active', {method: 'POST', headers: csrf});

const acted = () => {
  over = Math.max(over, Date.now() + lasts * 1000);
  if (told && !warning.open) {
    actedSince = true;
    return;
  }
  told = true;
  actedSince = false;
  tell();
  setTimeout(() => {
    told = false;
    if (actedSince) {
      acted();
    }
  }, TOLD_EVERY_MILLIS);
};

for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
  addEventListener(event, acted, {capture: true, passive: true});
}

// The computer may have slept, or another window of this browser may have signed out.
addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask());
new BroadcastChannel('loket-session').addEventListener('message', ask);

// The browser may show this page again as it was when it was left, however long ago.
addEventListener('pageshow', event => event.persisted && location.reload());

// A webapp whose session has ended shows a sign-in form of its own. That door is closed: there is one sign-in page.
const signedOut = () => {
  if (/^#!?\/login/.test(location.hash)) {
    leave(warning.open ? 'idle' : 'logout');
  }
};
addEventListener('hashchange', signedOut);
signedOut();

document.adoptedStyleSheets.push(new CSSStyleSheet());
document.adoptedStyleSheets.at(-1).replaceSync(LOOK);
ask();
