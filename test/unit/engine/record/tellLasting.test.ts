import { expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import {
  attack,
  boon,
  changing,
  damage,
  dice,
  hero,
  lasting,
  monster,
  power,
  scenario,
} from '../../../fixtures/scenarioBuilder';
import { fightWith } from '../scriptedFight';

it('the recap tells of lasting effects, saves against them, concentration and lost turns', () => {
  const save = { ability: 'wis', dc: 13, at: 'end' } as const;
  const hold = power(
    'Hold Person',
    13,
    '1 force',
    {
      ...{ ability: 'wis', onSuccess: 'none', damage: [] },
      lasting: [{ ...lasting(['paralyzed'], { save }), name: 'Hold Person' }],
    },
    { concentration: true, limit: { kind: 'uses', uses: 1, per: 'fight' } },
  );
  const shield = boon(
    'Faith',
    [changing('Faith', { saveBonus: { dice: dice('1d4'), sign: 1 } })],
    {},
    { slot: 'bonus' },
  );
  const acid = { ...lasting([]), name: 'Acid', ongoing: { damage: damage('2 acid'), at: 'start' } } as const;
  const creatures = [
    hero('Zanna', { ac: 10, actions: [hold, shield] }),
    monster('ogre', { maxHp: 50, lasting: [acid], actions: [attack('Club', 0, '4 bludgeoning')] }),
  ];
  const faces = 'd20:20 d20:1 d20:5 d20:13 d20:10';
  const subject = scenario(creatures, { simulation: { maxRounds: 2 } });
  const text = recapMarkdown(subject, 7, 3, fightWith(faces, subject));
  for (const line of [
    '- **Zanna** uses Faith on itself',
    '  - Zanna is now under Faith',
    '- **Zanna** uses Hold Person on ogre',
    '  - ogre fails (WIS 5 against DC 13)',
    '  - ogre is now under Hold Person (paralyzed)',
    '- **ogre** takes 2 acid (ogre 50 → 48) from Acid',
    '- **ogre** cannot act (paralyzed)',
    '- **ogre** saves against Hold Person: WIS 13 against DC 13, success',
    '  - ogre is no longer under Hold Person: saved',
  ]) {
    expect(text).toContain(line);
  }
});
