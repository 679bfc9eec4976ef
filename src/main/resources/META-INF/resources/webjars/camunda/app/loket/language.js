// The webapps' own rule, for `availableLocales` and `fallbackLocale` of config.js: what the browser asks for first.
const wanted = (navigator.languages && navigator.languages[0]) || navigator.language || '';

export const language = /^en\b/i.test(wanted) ? 'en' : 'id';
