import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets, secretsFile } from './secrets';

describe('secrets', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
  });
  afterEach(() => {
    fs.rmSync(dataDir, { recursive: true });
  });

  it('makes them once and keeps them in a file for its owner alone', () => {
    const first = loadSecrets(dataDir, {});
    expect(first.APP_KEYS).toHaveLength(4);
    expect(Buffer.from(first.FIELD_KEY, 'base64')).toHaveLength(32);
    expect(fs.statSync(secretsFile(dataDir)).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(dataDir)).toEqual(['secrets.json']);
    expect(loadSecrets(dataDir, {})).toEqual(first);
  });

  it('makes a folder that is not there yet', () => {
    loadSecrets(path.join(dataDir, 'deeper'), {});
    expect(fs.existsSync(path.join(dataDir, 'deeper', 'secrets.json'))).toBe(true);
  });

  it('adds a secret that a later version needs, and leaves the others', () => {
    const first = loadSecrets(dataDir, {});
    const { LINK_KEY, ...older } = first;
    fs.writeFileSync(secretsFile(dataDir), JSON.stringify(older));
    const second = loadSecrets(dataDir, {});
    expect(second).toMatchObject(older);
    expect(second.LINK_KEY).not.toBe(LINK_KEY);
    expect(loadSecrets(dataDir, {})).toEqual(second);
  });

  it('takes a variable of the environment before the file', () => {
    const environment = { ADMIN_JWT_SECRET: 'from-the-environment', APP_KEYS: 'a-key-of-sixteen-1,a-key-of-sixteen-2' };
    const secrets = loadSecrets(dataDir, environment);
    expect(secrets.ADMIN_JWT_SECRET).toBe('from-the-environment');
    expect(secrets.APP_KEYS).toEqual(['a-key-of-sixteen-1', 'a-key-of-sixteen-2']);
    expect(fs.readFileSync(secretsFile(dataDir), 'utf8')).not.toContain('from-the-environment');
  });

  it('refuses a damaged file and leaves it as it is', () => {
    fs.writeFileSync(secretsFile(dataDir), '{"FIELD_KEY": "abc');
    expect(() => loadSecrets(dataDir, {})).toThrow(/damaged/);
    expect(fs.readFileSync(secretsFile(dataDir), 'utf8')).toBe('{"FIELD_KEY": "abc');
  });

  it('refuses a key of another length', () => {
    expect(() => loadSecrets(dataDir, { FIELD_KEY: Buffer.alloc(16).toString('base64') })).toThrow(/FIELD_KEY: must be 32 bytes/);
  });
});
