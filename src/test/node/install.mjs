// Installs the packages of package-lock.json beside this file, unless they already are.
// Usage: node install.mjs, or installPackages() from another script; the result is npm's exit code.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const home = dirname(fileURLToPath(import.meta.url));
const installed = join(home, 'node_modules', '.installed');

export function run(command, ...args) {
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

export function installPackages() {
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

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = installPackages();
}
