import { describe, expect, it } from 'vitest';
import { withConstantTables } from '../../../scripts/constantTables.mjs';

describe('constant tables', () => {
  it('become constants again, as do numbers', () => {
    expect(withConstantTables('var hp = new Int32Array(rows);\nvar upBit = 1;\n')).toBe(
      'const hp = new Int32Array(rows);\nconst upBit = 1;\n',
    );
  });

  it.each(['tick++;', '--tick;', 'tick += 1;', 'tick = 2;', 'x = tick = 3;', 'tick >>>= 1;'])(
    'leave alone what is assigned to: %s',
    (assignment) => {
      const code = `var tick = 0;\n${assignment}\n`;
      expect(withConstantTables(code)).toBe(code);
    },
  );

  it('are not confused by a property, a comparison or a longer name', () => {
    const uses = 'this.hp = 1;\nif (hp === 3) f(hp == 2);\nmaxhp = 4;\nhpLeft = 5;\nhp[1] = 3;\n';
    expect(withConstantTables(`var hp = new Int32Array(8);\n${uses}`)).toBe(`const hp = new Int32Array(8);\n${uses}`);
  });

  it('leave variables inside functions alone', () => {
    const code = 'function f() {\n  var n = 1;\n  return n;\n}\n';
    expect(withConstantTables(code)).toBe(code);
  });
});
