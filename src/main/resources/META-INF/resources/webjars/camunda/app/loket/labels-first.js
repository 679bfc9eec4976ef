// A webapp that asks for a label before its label file has come shows the bare key until the next reload.
// It awaits the scripts of config.js before it starts: long enough to put the file where it keeps it.
import {language} from './language.js';

const STORAGE = 'camunda-web';

const keepLabels = async () => {
  const base = document.querySelector('base');
  const folder = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
  const bust = new URL(import.meta.url).searchParams.get('bust');
  const key = `${folder}_locales_data_${language}_${bust}`;
  const kept = JSON.parse(localStorage.getItem(STORAGE) || '{}');
  if (!kept[key]) {
    const answer = await fetch(`${folder}${language}.json?bust=${bust}`);
    if (answer.ok) {
      kept[key] = JSON.stringify(await answer.json());
      localStorage.setItem(STORAGE, JSON.stringify(kept));
    }
  }
};

// Without it the webapp loads its labels as ever.
await keepLabels().catch(e => console.warn('Loket Prakerja: labels come later', e));
