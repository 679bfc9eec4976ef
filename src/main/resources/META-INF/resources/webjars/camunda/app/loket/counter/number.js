// A number as people write it.

const PLAIN = /^-?(\d+([.,]\d*)?|[.,]\d+)$/;

/** Whether it is a number, or the beginning of one. */
export const isPlain = text => /^-?$/.test(text.trim()) || PLAIN.test(text.trim());

/** The number that a text shows; null where nothing stands, NaN where something else does. */
export const numberShown = text => {
  const trimmed = text.trim();
  if (trimmed === '') {
    return null;
  }
  return PLAIN.test(trimmed) ? Number(trimmed.replace(',', '.')) : NaN;
};

/** Whether a key writes a part of a number behind, into or over this text: a digit, or the one comma or point. */
export const partOfNumber = (key, text) =>
  text !== 'NaN' && (/^\d$/.test(key) || /^[.,]$/.test(key) && !/[.,]/.test(text));
