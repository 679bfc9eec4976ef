// What does a person read when no answer of ours came? Usage: node --test connection-texts.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './webapp-script.mjs';

const { connectionLost, noWords } = await load('connection-texts.js');

test('whoever has sent something keeps it', () => {
  assert.equal(connectionLost('POST'),
    'Sambungan ke server terputus. Isian Anda masih ada; coba lagi sebentar lagi.');
  assert.equal(noWords('PUT', 502),
    'Server sedang tidak dapat dihubungi. Isian Anda masih ada; coba lagi sebentar lagi.');
});

test('whoever only reads has nothing to lose', () => {
  assert.equal(connectionLost('GET'), 'Sambungan ke server terputus. Coba lagi sebentar lagi.');
  assert.equal(connectionLost(), connectionLost('GET'));
  assert.equal(noWords('GET', 504), 'Server sedang tidak dapat dihubungi. Coba lagi sebentar lagi.');
});

test('an answer without words at least tells its code', () => {
  assert.match(noWords('POST', 418), /^Server menjawab dengan kode 418\. Isian Anda masih ada; .*administrator\.$/);
});
