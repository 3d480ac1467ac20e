import type { AttackEffect, EffectOf } from '../../shared/model/action';
import { plainAttack } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import { masteries } from '../mastery';
import { withMastery } from '../mastery';
import type { ActionMap } from './actionMap';
import { parseExtra, parseFeet, parseRange, parseStrike } from './actionPhrases';
import { ridersOf } from './broughtEffects';
import { readWord } from './values';

/** An attack roll and what comes with its hit. */
export function readAttack(action: ActionMap): AttackEffect {
  action.checkUnused('area', 'targets', 'boon', 'removes');
  const range = action.parsed('range', 'a distance', parseRange, 'bad-distance');
  const reach = action.parsed('reach', 'a number of feet', parseFeet, 'bad-distance');
  const brings = (['condition', 'effects', 'push'] as const).some((key) => action.has(key));
  if (!action.has('damage') && !brings) {
    const message = 'An attack needs "damage", such as 1d8+3 piercing.';
    action.reporter.report('missing-key', action.map.head, message);
  }
  const damage = action.damage('damage');
  const extra = action.parsed('extra', 'damage', parseExtra, 'bad-extra');
  const attack: AttackEffect = {
    ...plainAttack,
    rolls: action.integer('attacks', 1, limits.attackRolls) ?? 1,
    bonus: action.integer('attack', -limits.modifier, limits.modifier) ?? 0,
    critRange: action.integer('crit', 2, 20) ?? 20,
    reach: reach ?? (action.has('range') ? null : 5),
    range: range?.range ?? null,
    longRange: range?.longRange ?? null,
    damage: extra && !extra.isOncePerTurn ? [...damage, ...extra.damage].slice(0, limits.damageParts) : damage,
    oncePerTurn: extra?.isOncePerTurn ? extra.damage : [],
    onceNeeds: extra?.needs ?? 'hit',
    onMiss: action.damage('onMiss'),
    cleave: action.damage('cleave'),
    riders: ridersOf(action),
  };
  return mastered(action, attack);
}

/** Nick: the attack with the other light weapon goes with the Attack action instead of a bonus action. SRD 5.2. */
export function isNick(action: ActionMap): boolean {
  const node = action.map.node('mastery');
  return node?.kind === 'scalar' && node.text.trim().toLowerCase() === 'nick';
}

/** The ability modifier of a mastery is the flat bonus of the damage, its DC 8 + the bonus of the attack roll. */
function mastered(action: ActionMap, attack: AttackEffect): AttackEffect {
  const mastery = action.read('mastery', (node, what, reporter) =>
    readWord(node, what, [...masteries, 'nick'], reporter),
  );
  if (mastery === undefined || mastery === 'nick') return attack;
  const modifier = attack.damage[0]?.dice.bonus ?? 0;
  const dc = Math.min(Math.max(8 + attack.bonus, 1), limits.modifier);
  return withMastery(attack, mastery, { modifier, dc });
}

/** What makes a hit of the creature worse: Divine Smite, Stunning Strike. */
export function readStrike(action: ActionMap): EffectOf<'strike'> {
  const strike = action.parsed('strike', 'damage, or none', parseStrike, 'bad-damage');
  return {
    kind: 'strike',
    damage: strike?.damage ?? [],
    meleeOnly: strike?.meleeOnly ?? false,
    oncePer: strike?.oncePer ?? null,
    riders: ridersOf(action),
  };
}
