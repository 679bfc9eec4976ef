// The board of a waiting room. It shows what the server tells, and says so when it tells nothing any more.
import { follow } from './board-stream.js';

// The server gives a sign of life every five seconds.
const STALE_AFTER_MILLIS = 12000;
// More rows could not be read from the back of the room.
const ROWS = 5;
const SOUND = 'loket.board.sound';

const element = (id) => document.getElementById(id);

// What the server said last, and when: by its own clock for people, by ours to count from.
let known = null;
let heardText = '';
let heardAt = performance.now();

function show(board) {
  element('notice').textContent = board.notice;
  document.body.classList.toggle('open', board.open);
  element('calls').replaceChildren(...board.calls.slice(0, ROWS).map(row));
  element('nobody').hidden = board.calls.length > 0;
  element('waiting').textContent = board.waiting;
  element('wait').textContent = board.expectedWait || '–';
  element('next').textContent = board.next.join(', ') || '–';
  if (known) {
    newCalls(board, known).forEach(announce);
  }
  known = board;
}

function row(call) {
  const line = document.createElement('tr');
  for (const number of [call.ticket, call.desk]) {
    line.insertCell().textContent = number;
  }
  return line;
}

function newCalls(board, before) {
  const isOld = (call) => before.calls.some((old) => old.ticket === call.ticket && old.desk === call.desk);
  return board.calls.filter((call) => !isOld(call)).reverse();
}

function heard(time, age) {
  heardText = time;
  heardAt = performance.now() - age;
  element('time').textContent = time;
  checkFreshness();
}

function checkFreshness() {
  const stale = performance.now() - heardAt > STALE_AFTER_MILLIS;
  document.body.classList.toggle('stale', stale);
  element('stale').hidden = !stale;
  if (stale) {
    const text = heardText
      ? `Data belum diperbarui sejak ${heardText}`
      : 'Data belum dapat dimuat';
    if (element('stale').textContent !== text) {
      element('stale').textContent = text;
    }
  }
}

// A call can be heard: two notes, and the words where the device speaks Indonesian.

let audio = null;

function announce(call) {
  if (audio?.state !== 'running') {
    return;
  }
  playNotes();
  const voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith('id'));
  if (voice) {
    const words = new SpeechSynthesisUtterance(`Nomor antrean ${call.ticket}, silakan ke meja ${call.desk}`);
    words.voice = voice;
    words.lang = 'id-ID';
    words.rate = 0.9;
    speechSynthesis.speak(words);
  }
}

function playNotes() {
  [[659, 0], [523, 0.35]].forEach(([pitch, after]) => {
    const begin = audio.currentTime + after;
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.5, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.7);
    const note = new OscillatorNode(audio, { frequency: pitch });
    note.connect(volume).connect(audio.destination);
    note.start(begin);
    note.stop(begin + 0.7);
  });
}

function showSound() {
  const wanted = localStorage.getItem(SOUND) === 'on';
  const on = wanted && audio?.state === 'running';
  const button = element('sound');
  button.setAttribute('aria-pressed', on);
  // A browser is silent until somebody has touched the page.
  button.textContent = on
    ? 'Matikan suara panggilan'
    : wanted
      ? 'Sentuh untuk menyalakan suara lagi'
      : 'Nyalakan suara panggilan';
}

function soundOn() {
  if (!audio) {
    audio = new AudioContext();
    audio.addEventListener('statechange', showSound);
  }
  audio.resume();
}

element('sound').addEventListener('click', () => {
  if (audio?.state === 'running') {
    localStorage.removeItem(SOUND);
    audio.suspend();
    speechSynthesis.cancel();
  } else {
    localStorage.setItem(SOUND, 'on');
    soundOn();
    playNotes();
  }
  showSound();
});

if (localStorage.getItem(SOUND) === 'on') {
  soundOn();
}
showSound();
speechSynthesis.getVoices();
setInterval(checkFreshness, 1000);
follow(document.body.dataset.events, ({ time, board, age }) => {
  if (board) {
    show(board);
  }
  heard(time, age);
});
