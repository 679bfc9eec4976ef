// form-js checks a question as it loses the focus. Its complaint pushes down what is below, also what has just been
// pressed: the press ends beside it, and would do nothing.
const PRESSABLE = '.fjs-container input, .fjs-container button, .form-actions button, .modal-footer button';
const STILL_PIXELS = 4;

let begun = null;

const pressable = target => target.closest?.('.fjs-container label') ?? target.closest?.(PRESSABLE) ?? null;

const begin = ({target, button, clientX, clientY}) => {
  const pressed = button === 0 ? pressable(target) : null;
  begun = pressed && {pressed, clientX, clientY};
};

const end = ({target, clientX, clientY}) => {
  if (begun === null) {
    return;
  }
  const {pressed, clientX: x, clientY: y} = begun;
  begun = null;
  const still = Math.hypot(clientX - x, clientY - y) < STILL_PIXELS;
  if (still && pressed.isConnected && pressable(target) !== pressed) {
    pressed.click();
  }
};

/** A press counts for what it was begun on, as long as the pointer has stayed where it was. */
export const keepPresses = () => {
  addEventListener('mousedown', begin, {capture: true});
  addEventListener('mouseup', end, {capture: true});
};
