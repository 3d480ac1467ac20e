import type { StatBlock } from '../../src/scenario/statBlock';
import type { Action, Effect } from '../../src/shared/model/action';
import type { DamagePart, Dice } from '../../src/shared/model/dice';
import type { Aura, Changes, Lasting, Rider } from '../../src/shared/model/lasting';
import { noChanges } from '../../src/shared/model/plain';

/** Everything that is read of a creature, in lines to compare by eye: a head, then each of its actions. */
export function statBlockLines(block: StatBlock): readonly string[] {
  const names = block.actions.map((action) => action.name);
  const { ac, maxHp, hitDice, initiative, speed, cr, resist, immune, legendaryActions } = block;
  const head = `AC ${ac}, HP ${maxHp} (${hitDice === null ? '?' : dice(hitDice)}), initiative ${initiative}, ${speed} ft, CR ${cr}`;
  const shields = `resist ${resist.join(' ')}; immune ${immune.join(' ')}; legendary ${legendaryActions}`;
  const actions = block.actions.map((action) => `  ${actionLine(action, names)}`);
  return [`${block.name}: ${head}; ${shields}`, ...traitLines(block).map((line) => `  * ${line}`), ...actions];
}

function traitLines(block: StatBlock): string[] {
  const { packTactics, magicResistance, evasion, regeneration, bypassesFront, flyby, pools } = block;
  const words = [
    packTactics ? 'pack tactics' : '',
    magicResistance ? 'magic resistance' : '',
    evasion ? 'evasion' : '',
    bypassesFront ? 'past the front' : '',
    flyby ? 'flyby' : '',
    regeneration === null ? '' : `regenerates ${regeneration.amount} unless ${regeneration.stoppedBy.join(' ')}`,
    pools.map(({ name, points }) => `${points} ${name}`).join(', '),
  ].filter((word) => word !== '');
  return [...(words.length === 0 ? [] : [words.join('; ')]), ...block.auras.map(auraLine)];
}

function auraLine({ name, radius, at, affects, save, damage: dealt, conditions, changes }: Aura): string {
  const check = save === null ? '' : ` ${save.ability} ${save.dc} ${save.onSuccess}`;
  return `aura ${name}: ${affects} ${radius} ft at ${at}${check} ${damage(dealt)} ${conditions.join(' ')} ${changed(changes)}`;
}

function actionLine(action: Action, names: readonly string[]): string {
  const { name, slot, limit, trigger, spell, concentration } = action;
  const uses = limit.kind === 'uses' ? `${limit.uses}/${limit.per}` : limit.kind;
  const kind = [
    slot,
    uses,
    trigger ?? '',
    spell === null ? '' : `spell ${spell}`,
    concentration ? 'concentration' : '',
  ];
  return `${name} [${kind.filter((word) => word !== '').join(', ')}] ${effectLine(action.effect, names)}`;
}

function effectLine(effect: Effect, names: readonly string[]): string {
  switch (effect.kind) {
    case 'attack': {
      const distance = [effect.reach, effect.range, effect.longRange].map((feet) => feet ?? '-').join('/');
      const once = effect.oncePerTurn.length === 0 ? '' : ` once ${damage(effect.oncePerTurn)} (${effect.onceNeeds})`;
      return `${effect.rolls} x +${effect.bonus} ${distance} ${damage(effect.damage)}${once}${effect.riders.map(riderLine).join('')}`;
    }
    case 'save': {
      const where =
        effect.area === null ? `${effect.targets ?? 0} targets` : `${effect.area.size} ft ${effect.area.shape}`;
      const range = effect.range === null ? '' : ` within ${effect.range}`;
      return `${effect.ability} ${effect.dc} ${effect.onSuccess} ${where}${range} ${damage(effect.damage)}${befalls(effect)}`;
    }
    case 'heal':
      return `heals ${effect.who} ${dice(effect.amount)}`;
    case 'multiattack':
      return effect.steps
        .map(({ count, choices }) => `${count} ${choices.map((index) => names[index]).join('/')}`)
        .join(', ');
    case 'boon':
      return `${effect.targets} ${effect.who}${effect.lasting.map(lastingLine).join('')}`;
    case 'guard':
      return `AC +${effect.ac}${effect.halves ? ', halves' : ''}${effect.meleeOnly ? ', melee only' : ''}`;
    default:
      return effect.kind;
  }
}

function riderLine(rider: Rider): string {
  const { save, damage: dealt } = rider;
  const check = save === null ? '' : ` ${save.ability} ${save.dc} ${save.onSuccess}`;
  return ` |${check} ${damage(dealt)}${befalls(rider)}`;
}

function befalls({ lasting, push }: Pick<Rider, 'lasting' | 'push'>): string {
  return `${lasting.map(lastingLine).join('')}${push === 0 ? '' : ` push ${push}`}`;
}

function lastingLine(lasting: Lasting): string {
  const { name, conditions, changes, ongoing, ends, save, escape, auras } = lasting;
  const parts = [
    `${name}: ${conditions.join(' ')}`,
    changed(changes),
    ongoing === null ? '' : `${damage(ongoing.damage)} at ${ongoing.at}`,
    ends === null ? '' : `until ${ends.at} of ${ends.of} ${ends.turns}`,
    save === null ? '' : `save ${save.ability} ${save.dc} at ${save.at}`,
    escape === null ? '' : `escape ${escape}`,
    lasting.endsOnDamage ? 'ends on damage' : '',
    lasting.exhaustion === 0 ? '' : `exhaustion ${lasting.exhaustion}`,
    ...auras.map(auraLine),
  ].filter((part) => part !== '');
  return ` {${parts.join(', ')}}`;
}

function changed(changes: Changes | null): string {
  const entries = Object.entries(changes ?? noChanges).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(noChanges[key as keyof Changes]),
  );
  return entries.map(([key, value]) => `${key} ${JSON.stringify(value)}`).join(' ');
}

function dice({ terms, bonus }: Dice): string {
  return [...terms.map(({ count, sides }) => `${count}d${sides}`), ...(bonus === 0 ? [] : [String(bonus)])].join('+');
}

function damage(parts: readonly DamagePart[]): string {
  return parts.map((part) => `${dice(part.dice)} ${part.type}`).join(' + ');
}
