// What number does a text on the screen show? Usage: node --test number.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './webapp-script.mjs';

const { isPlain, numberShown, partOfNumber } = await load('counter/number.js');

for (const [text, number] of [
  ['36,5', 36.5],
  ['36.5', 36.5],
  [' 36,5 ', 36.5],
  ['36,', 36],
  [',5', 0.5],
  ['-1', -1],
  ['', null],
  ['  ', null],
  ['-', NaN],
  ['NaN', NaN],
  ['36,5 C', NaN],
  ['3 6', NaN],
  ['1.234,5', NaN],
  ['0x25', NaN],
  ['1e2', NaN],
  ['Infinity', NaN],
]) {
  test(`"${text}" shows ${number}`, () => assert.equal(numberShown(text), number));
}

test('what is being typed is let be, what can be no number is not', () => {
  ['', '-', '3', '36,', '36,5'].forEach(text => assert.ok(isPlain(text), text));
  ['0x25', '1e2', '3a', '--'].forEach(text => assert.ok(!isPlain(text), text));
});

test('a digit or the one comma is part of a number, a letter or a second comma is not', () => {
  assert.ok(partOfNumber('9', '37,5'));
  assert.ok(partOfNumber(',', '5'));
  assert.ok(!partOfNumber(',', '5,5'));
  assert.ok(!partOfNumber('e', '5'));
  assert.ok(!partOfNumber('9', 'NaN'));
});
