import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from '../../../scripts/bootstrap.mjs';

describe('whether the npm packages are those of the lock file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'encounter-lab-bootstrap-'));
    mkdirSync(path.join(folder, 'node_modules'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const writeLock = (file: string, packages: Record<string, { version: string; optional?: boolean }>) =>
    writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
  const wanted = { '': { version: '1.0.0' }, 'node_modules/yaml': { version: '2.9.1' } };

  it('sees a fresh clone', () => {
    writeLock('package-lock.json', wanted);
    expect(isInstalled(folder)).toBe(false);
  });

  it('sees that all is there', () => {
    writeLock('package-lock.json', { ...wanted, 'node_modules/other-platform': { version: '1.0.0', optional: true } });
    writeLock('node_modules/.package-lock.json', { 'node_modules/yaml': { version: '2.9.1' } });
    expect(isInstalled(folder)).toBe(true);
  });

  it('sees another version', () => {
    writeLock('package-lock.json', wanted);
    writeLock('node_modules/.package-lock.json', { 'node_modules/yaml': { version: '2.9.0' } });
    expect(isInstalled(folder)).toBe(false);
  });

  it('takes an interrupted installation for none', () => {
    writeLock('package-lock.json', wanted);
    writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), '{"packages": {');
    expect(isInstalled(folder)).toBe(false);
  });
});
