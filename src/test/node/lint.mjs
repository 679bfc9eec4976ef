// Checks every BPMN model of a folder with bpmnlint; the rules are in .bpmnlintrc.
// Usage: node lint.mjs <folder>
// Installs the packages of package-lock.json first, unless they already are; fails on an error in a model.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { home, installPackages, run } from './install.mjs';

const folder = process.argv[2] && resolve(process.argv[2]);
const models = folder && existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.bpmn')).sort() : [];
if (models.length === 0) {
  console.error(`No BPMN model in ${folder ?? 'no folder'}. Usage: node lint.mjs <folder>`);
  process.exitCode = 2;
} else {
  process.exitCode =
    installPackages() ||
    run(
      process.execPath,
      join(home, 'node_modules', 'bpmnlint', 'bin', 'bpmnlint.js'),
      ...models.map((name) => join(folder, name)),
    );
  if (process.exitCode === 0) {
    console.log(`bpmnlint: ${models.length} models without an error`);
  }
}
