import { describe, expect, test } from 'vitest';
import { resolveUsePath } from '../../../../src/scenario/resolve/usePath';

const file = 'file:///campaign/day%201/ford.encounter.yaml';
const folders = ['file:///campaign', 'file:///other/'];

describe('Paths of use', () => {
  test.each([
    ['party.yaml', 'file:///campaign/day%201/party.yaml'],
    ['../party.yaml', 'file:///campaign/party.yaml'],
    ['./a/../b c.yaml', 'file:///campaign/day%201/b%20c.yaml'],
    ['../../other/x.md', 'file:///other/x.md'],
    ['%2e%2e/%2e%2e/x.md', 'file:///campaign/day%201/%252e%252e/%252e%252e/x.md'],
  ])('%s', (path, uri) => {
    expect(resolveUsePath(file, path, folders)).toEqual({ ok: true, value: uri });
  });

  test.each([
    ['../../x.yaml', 'use-outside'],
    ['../../campaign2/x.yaml', 'use-outside'],
    ['../../../../../../etc/passwd', 'use-outside'],
    ['/etc/passwd', 'bad-use'],
    ['file:///etc/passwd', 'bad-use'],
    ['C:\\x.yaml', 'bad-use'],
    ['..\\..\\x.yaml', 'bad-use'],
    ['a\u0000b', 'bad-use'],
  ])('%j is refused: %s', (path, code) => {
    expect(resolveUsePath(file, path, folders)).toMatchObject({ ok: false, error: { code } });
  });

  test('without a workspace folder, the folder of the file is the border', () => {
    expect(resolveUsePath(file, 'x.yaml', []).ok).toBe(true);
    expect(resolveUsePath(file, '../x.yaml', []).ok).toBe(false);
  });

  test('a file that is not saved has no neighbours', () => {
    expect(resolveUsePath('untitled:Untitled-1', 'x.yaml', [])).toMatchObject({ error: { message: /Save this file/ } });
  });
});
