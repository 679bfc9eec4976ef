// A board's events. One page of a browser listens to the server for all that show the same board: a browser opens six
// connections to an address and no more, and every stream takes one of them for as long as its page is open.

const RECONNECT_MILLIS = 5000;
// A page that listens and tells nothing has lost its connection or been put to sleep; then another listens.
const TAKE_OVER_MILLIS = 15000;
const CHECKED_EVERY_MILLIS = 1000;

const ASKS = 'what is on the board?';
const LISTENS = 'somebody else listens now';

/**
 * Calls back with each event of a board's stream: its time, the board if it may be another, and its age in milliseconds.
 */
export function follow(address, heard) {
  // Both are there at an address with https, or of this machine.
  if (navigator.locks && window.BroadcastChannel) {
    followTogether(address, heard);
  } else {
    followWhileVisible(address, heard);
  }
}

function followTogether(address, heard) {
  const name = `loket-board ${address}`;
  const channel = new BroadcastChannel(name);
  let listening = false;
  let known = null;
  let quietSince = performance.now();
  let place = null;

  const take = ({ time, board, age = 0 }) => {
    quietSince = performance.now();
    known = { time, board: board ?? known?.board, at: quietSince - age };
    heard({ time, board, age });
  };

  const tell = (event) => {
    take(event);
    channel.postMessage(event);
  };

  channel.addEventListener('message', ({ data }) => {
    if (data === LISTENS) {
      quietSince = performance.now();
    } else if (data !== ASKS) {
      take(data);
    } else if (listening && known?.board) {
      const { time, board, at } = known;
      channel.postMessage({ time, board, age: performance.now() - at });
    }
  });

  /** Waits until nobody of the others listens any more; taking over, it does not wait. */
  const lineUp = (options) => {
    let close = null;
    const untilTakenAway = () =>
      new Promise(() => {
        close = listen(address, tell);
        listening = true;
        channel.postMessage(LISTENS);
      });
    navigator.locks.request(name, options, untilTakenAway).catch(() => {
      if (close) {
        close();
        listening = false;
        waitForPlace();
      }
    });
  };

  const waitForPlace = () => {
    place = new AbortController();
    lineUp({ signal: place.signal });
  };

  const takeOver = () => {
    if (!listening && performance.now() - quietSince > TAKE_OVER_MILLIS) {
      quietSince = performance.now();
      place.abort();
      lineUp({ steal: true });
    }
  };

  waitForPlace();
  channel.postMessage(ASKS);
  setInterval(takeOver, CHECKED_EVERY_MILLIS);
}

/** What nobody looks at takes no connection away from what somebody looks at. */
function followWhileVisible(address, heard) {
  let close = null;
  const look = () => {
    if (document.hidden) {
      close?.();
      close = null;
    } else {
      close ??= listen(address, (event) => heard({ ...event, age: 0 }));
    }
  };
  document.addEventListener('visibilitychange', look);
  look();
}

/** Listens to the server; gives what ends it. */
function listen(address, heard) {
  let events = null;
  let timer = null;
  const open = () => {
    events = new EventSource(address);
    events.addEventListener('message', (event) => heard(JSON.parse(event.data)));
    events.addEventListener('error', () => {
      // It comes back by itself after a lost connection, but not after an answer such as "too many".
      if (events.readyState === EventSource.CLOSED) {
        timer = setTimeout(open, RECONNECT_MILLIS);
      }
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    events.close();
  };
}
