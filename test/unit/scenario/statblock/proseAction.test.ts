import { describe, expect, it } from 'vitest';
import { parseActionSentence } from '../../../../src/scenario/statblock/proseAction';
import { plainAction, plainAttack, plainHeal, plainSave } from '../../../../src/shared/model/plain';

function onlyAction(sentence: string, title?: string) {
  const { actions } = parseActionSentence(sentence, title);
  expect(actions).toHaveLength(1);
  const [action] = actions;
  if (action === undefined) throw new Error(`no action in: ${sentence}`);
  return action;
}

describe('attacks in the wording of 2014', () => {
  it('reads a melee attack with two kinds of damage', () => {
    const sentence =
      'Melee Weapon Attack: +4 to hit, reach 5 ft., one target. Hit: 7 (1d10 + 2) piercing damage plus 2 (1d4) acid damage.';
    expect(onlyAction(sentence, 'Bite')).toEqual({
      ...plainAction,
      name: 'Bite',
      effect: {
        ...plainAttack,
        bonus: 4,
        damage: [
          { dice: { terms: [{ count: 1, sides: 10 }], bonus: 2 }, type: 'piercing' },
          { dice: { terms: [{ count: 1, sides: 4 }], bonus: 0 }, type: 'acid' },
        ],
      },
    });
    expect(parseActionSentence(sentence).clauses).toEqual([]);
  });

  it('reads both distances of a weapon that is swung or thrown, and takes the first way to hold it', () => {
    const sentence =
      'Spear. Melee or Ranged Weapon Attack: +3 to hit, reach 5 ft. or range 20/60 ft., one target. Hit: 4 (1d6 + 1) piercing damage, or 5 (1d8 + 1) piercing damage if used with two hands to make a melee attack.';
    const { name, effect } = onlyAction(sentence);
    expect(name).toBe('Spear');
    expect(effect).toMatchObject({ reach: 5, range: 20, longRange: 60, damage: [{ dice: { bonus: 1 } }] });
    const [clause] = parseActionSentence(sentence).clauses;
    expect(clause).toMatchObject({ degree: 'partly', reason: 'the other amount of damage is not used' });
  });

  it('reads a spell attack, an aside in brackets and damage that is a plain number', () => {
    const { effect } = onlyAction(
      'Ranged Spell Attack: +12 to hit (+14 to hit in the dark), range 120 ft., one target. Hit: 1 cold damage.',
    );
    expect(effect).toMatchObject({ bonus: 12, reach: null, range: 120, longRange: null });
    expect(effect).toMatchObject({ damage: [{ dice: { terms: [], bonus: 1 }, type: 'cold' }] });
  });

  it('reads the saving throw that follows a hit', () => {
    const sentence =
      'Melee Weapon Attack: +5 to hit, reach 5 ft., one creature. Hit: 7 (1d8 + 3) piercing damage, and the target must make a DC 11 Constitution saving throw, taking 9 (2d8) poison damage on a failed save, or half as much damage on a successful one. If the poison damage reduces the target to 0 hit points, the target is stable but poisoned for 1 hour.';
    expect(onlyAction(sentence).effect).toMatchObject({
      kind: 'attack',
      damage: [{ type: 'piercing' }],
      riders: [
        {
          on: 'hit',
          save: { ability: 'con', dc: 11, onSuccess: 'half' },
          damage: [{ dice: { terms: [{ count: 2, sides: 8 }] }, type: 'poison' }],
          lasting: [],
        },
      ],
    });
    // What only happens at 0 hit points is left, and said.
    const [clause, ...others] = parseActionSentence(sentence).clauses;
    expect(others).toEqual([]);
    expect(clause?.text.startsWith('If the poison damage reduces')).toBe(true);
    expect(sentence.slice(clause?.start, clause?.end)).toBe(clause?.text);
    expect(clause?.degree).toBe('not');
  });

  it('leaves out attacks that only a creature in some state can suffer, but not those it must not be in', () => {
    const bite =
      'Melee Weapon Attack: +9 to hit, reach 5 ft., one creature grappled by it. Hit: 7 (1d6 + 4) piercing damage.';
    expect(parseActionSentence(bite).actions).toEqual([]);
    expect(parseActionSentence(bite).clauses[0]).toMatchObject({ degree: 'not' });
    expect(onlyAction(bite.replace('grappled', 'not grappled')).effect.kind).toBe('attack');
  });
});

describe('attacks in the wording of 2024', () => {
  it('reads the sentence with and without "Hit:", and with Markdown in it', () => {
    const plain = onlyAction('Shortbow. Ranged Attack Roll: +5, range 80/320 ft. Hit: 6 (1d6 + 3) Piercing damage.');
    const bare = onlyAction('Shortbow. Ranged Attack Roll: +5, range 80/320 ft. 6 (1d6 + 3) Piercing damage.');
    const marked = onlyAction(
      '***Shortbow.*** *Ranged Attack Roll:* +5, range 80/320 ft. *Hit:* 6 (1d6 + 3) Piercing damage.',
    );
    expect(plain.effect).toMatchObject({ kind: 'attack', bonus: 5, range: 80, longRange: 320, reach: null });
    expect(bare).toEqual(plain);
    expect(marked).toEqual(plain);
  });

  it('leaves out damage that is dealt only if something holds', () => {
    const sentence =
      'Scimitar. Melee Attack Roll: +4, reach 5 ft. Hit: 5 (1d6 + 2) Slashing damage, plus 2 (1d4) Slashing damage if the attack roll had Advantage.';
    expect(onlyAction(sentence).effect).toMatchObject({ damage: [{ dice: { terms: [{ count: 1, sides: 6 }] } }] });
    expect(parseActionSentence(sentence).clauses[0]?.text).toContain('if the attack roll had Advantage');
  });
});

describe('saving throws', () => {
  it('reads an area, the damage and its half, in the wording of 2014', () => {
    const { name, effect, limit } = onlyAction(
      'The dragon exhales acid in a 60-foot line that is 5 feet wide. Each creature in that line must make a DC 18 Dexterity saving throw, taking 54 (12d8) acid damage on a failed save, or half as much damage on a successful one.',
      'Acid Breath (Recharge 5-6)',
    );
    expect(name).toBe('Acid Breath');
    expect(limit).toEqual({ kind: 'recharge', lowest: 5 });
    expect(effect).toEqual({
      ...plainSave,
      ability: 'dex',
      dc: 18,
      onSuccess: 'half',
      damage: [{ dice: { terms: [{ count: 12, sides: 8 }], bonus: 0 }, type: 'acid' }],
      area: { shape: 'line', size: 60 },
      targets: null,
      range: 60,
      lasting: [],
      push: 0,
    });
  });

  it('reads the wording of 2024', () => {
    const sentence =
      'Acid Breath (Recharge 5-6). Dexterity Saving Throw: DC 18, each creature in a 60-foot-long, 5-foot-wide Line. Failure: 54 (12d8) Acid damage. Success: Half damage.';
    const { name, effect, limit } = onlyAction(sentence);
    expect({ name, limit }).toEqual({ name: 'Acid Breath', limit: { kind: 'recharge', lowest: 5 } });
    expect(effect).toMatchObject({ ability: 'dex', dc: 18, onSuccess: 'half', area: { shape: 'line', size: 60 } });
    expect(parseActionSentence(sentence).clauses).toEqual([]);
  });

  it.each([
    ['in a 30-foot cone. Each creature in that area', { shape: 'cone', size: 30 }],
    ['in a 20-foot-radius sphere. Each creature there', { shape: 'sphere', size: 20 }],
    ['in a 20-foot-radius, 40-foot-high cylinder. Each creature there', { shape: 'cylinder', size: 20 }],
    ['in a 15-foot cube. Each creature in it', { shape: 'cube', size: 15 }],
    ['flames. Each creature within 10 feet of it', { shape: 'emanation', size: 10 }],
  ])('knows the area of "%s"', (where, area) => {
    const { effect } = onlyAction(
      `It spits fire ${where} must succeed on a DC 13 Dexterity saving throw or take 7 (2d6) fire damage.`,
    );
    expect(effect).toMatchObject({ area, onSuccess: 'none', targets: null });
  });

  it('counts targets where the text gives a number', () => {
    const { effect } = onlyAction(
      'It stares at up to three creatures within 60 feet, each of which must succeed on a DC 12 Wisdom saving throw or take 9 (2d8) psychic damage.',
    );
    expect(effect).toMatchObject({ targets: 3, area: null });
  });

  it('has nothing to do where a failed save does nothing it knows, and says so', () => {
    const { actions, clauses } = parseActionSentence(
      'Each creature within 120 feet must succeed on a DC 16 Wisdom saving throw or sing for 1 minute.',
    );
    expect(actions).toEqual([]);
    expect(clauses).toMatchObject([{ degree: 'not', reason: 'a failed save does nothing that can be read' }]);
  });
});

describe('other sentences', () => {
  it('reads healing', () => {
    const { effect, limit } = onlyAction(
      'The deva touches another creature. The target magically regains 20 (4d8 + 2) hit points.',
      'Healing Touch (3/Day)',
    );
    expect(effect).toEqual({ ...plainHeal, amount: { terms: [{ count: 4, sides: 8 }], bonus: 2 }, who: 'ally' });
    expect(limit).toEqual({ kind: 'uses', uses: 3, per: 'day' });
    expect(onlyAction('The unicorn magically regains 11 (2d8 + 2) hit points.').effect).toMatchObject({ who: 'self' });
  });

  it('refuses dice beyond every limit instead of rolling them', () => {
    const { actions } = parseActionSentence('Melee Attack Roll: +5, reach 5 ft. Hit: 7 (9999d9999) Slashing damage.');
    expect(actions).toEqual([]);
  });

  it('answers prose without any of it with one clause for the whole', () => {
    expect(parseActionSentence('The mage vanishes.')).toEqual({
      actions: [],
      clauses: [
        {
          text: 'The mage vanishes.',
          start: 0,
          end: 18,
          degree: 'not',
          reason: 'no attack, saving throw or healing can be read from it',
        },
      ],
    });
  });
});
