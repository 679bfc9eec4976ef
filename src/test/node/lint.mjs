// Checks every BPMN model of a folder with bpmnlint; the rules are in .bpmnlintrc.
// Usage: node lint.mjs <folder>
// Installs the packages of package-lock.json first, unless they already are; fails on an error in a model.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const installed = join(home, 'node_modules', '.installed');

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) {
    console.error(`${command}: ${error.message}`);
  }
  return status ?? 1;
}

function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(join(home, 'package-lock.json'))).digest('hex');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) {
    return 0;
  }
  const status = run('npm', 'ci', '--no-fund', '--no-audit', '--loglevel=error');
  if (status === 0) {
    writeFileSync(installed, wanted);
  }
  return status;
}

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
