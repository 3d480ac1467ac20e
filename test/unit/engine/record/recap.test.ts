import { describe, expect, it } from 'vitest';
import { recapMarkdown } from '../../../../src/engine/record/recap';
import type { Scenario } from '../../../../src/shared/model/scenario';
import { attack, damage, heal, hero, monster, power, scenario, lasting } from '../../../fixtures/scenarioBuilder';
import { fightWith } from '../scriptedFight';

function recap(dice: string, subject: Scenario): string {
  return recapMarkdown({ ...subject, title: 'At the ford' }, 7, 3, fightWith(dice, subject));
}

const mira = hero('Mira', {
  ...{ ac: 16, maxHp: 27, initiative: 3 },
  actions: [
    attack('Rapier', 5, '1d8+3 piercing', { oncePerTurn: damage('2d6 piercing') }),
    heal('Second wind', '1d10+3', { who: 'self' }, { slot: 'bonus', limit: { kind: 'uses', uses: 1, per: 'fight' } }),
  ],
});
const goblin = monster('goblin 2', { ac: 15, maxHp: 20, actions: [attack('Scimitar', 4, '1d6+2 slashing')] });

describe('the recap of a fight', () => {
  it('reads like a recap at the table', () => {
    const subject = scenario([mira, goblin], { simulation: { maxRounds: 3 } });
    const dice = 'd20:3 d20:15 d20:13 d6:4 d20:9 d20:20 2d6:6,6 d10:5 d20:12 d8:7 2d6:5,5';
    expect(recap(dice, subject)).toBe(
      `# At the ford

The party wins in round 2. Run 3, seed 7.

## Initiative

1. **goblin 2**: 15 (d20 15)
2. **Mira**: 6 (d20 3)

## Round 1

Party 27 HP, monsters 20 HP.

- **goblin 2** attacks Mira with Scimitar: 17 to hit against AC 16, hit for 6 slashing (Mira 27 → 21)
- **Mira** attacks goblin 2 with Rapier: 14 to hit against AC 15, miss

## Round 2

Party 21 HP, monsters 20 HP.

- **goblin 2** attacks Mira with Scimitar: 24 to hit against AC 16, critical hit for 14 slashing (Mira 21 → 7)
- **Mira** uses Second wind on itself (because someone is hurt): heals 8 (Mira 7 → 15)
- **Mira** attacks goblin 2 with Rapier: 17 to hit against AC 15, hit for 20 piercing (goblin 2 20 → 0): **goblin 2 dies**

## How it ended

| creature | HP | state | damage dealt | healing |
| --- | ---: | --- | ---: | ---: |
| Mira | 15 of 27 | up | 20 | 8 |
| goblin 2 | 0 of 20 | dead | 20 | 0 |
`,
    );
  });

  it('tells of powers, saves, drops and death saves', () => {
    const mage = monster('mage', { maxHp: 20, actions: [power('Blast', 15, '2d6 fire', { targets: 2 })] });
    const subject = scenario([hero('a', { maxHp: 9 }), hero('b', { maxHp: 30 }), mage], {
      simulation: { maxRounds: 2 },
    });
    const text = recap('d20:5 d20:4 d20:9 2d6:6,3 d20:2 d20:15 d20:1 2d6:1,1 d20:2 d20:12', subject);
    expect(text).toContain('- **mage** uses Blast on a, b (dice 6, 3)');
    expect(text).toContain('  - a fails (DEX 2 against DC 15) and takes 9 fire (a 9 → 0): **a drops**');
    expect(text).toContain('  - b succeeds (DEX 15 against DC 15) and takes 4 fire (b 30 → 26)');
    expect(text).toContain('- **a** rolls a death save: 1, 0 of 3 successes, 2 of 3 failures');
    expect(text).toContain('Nobody wins in round 2.');
    expect(text).toContain('| a | 0 of 9 | unconscious | 0 | 0 |');
  });

  it('speaks of no damage where a power that nothing avoids only puts an effect', () => {
    const mark = power('Mark', 10, '1 force', { ability: null, damage: [], lasting: [lasting(['deafened'])] });
    const creatures = [hero('hero', { actions: [mark] }), monster('wolf', { maxHp: 20 })];
    const text = recap('d20:5 d20:4', scenario(creatures, { simulation: { maxRounds: 1 } }));
    expect(text).toContain('wolf is now deafened');
    expect(text).not.toContain('wolf takes');
  });

  it('shows names as they are written, whatever they mean in Markdown', () => {
    const subject = scenario([{ ...mira, name: '<img> *Mira* | [x](y)' }, goblin], { simulation: { maxRounds: 1 } });
    const text = recap('d20:20 d20:1 d20:2 d20:2', subject);
    expect(text).toContain('\\<img\\> \\*Mira\\* \\| \\[x\\](y)');
  });
});
