import type { SaveEffect } from '../../shared/model/action';
import { plainSave } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import { sureDamage } from '../sureDamage';
import type { ActionMap } from './actionMap';
import { parseArea, parseRange, parseSave } from './actionPhrases';
import { lastingOf, pushOf } from './broughtEffects';

/** A saving throw asked of those it reaches. */
export function readSave(action: ActionMap): SaveEffect {
  const brings = (['damage', 'condition', 'effects', 'push'] as const).some((key) => action.has(key));
  if (!brings) {
    const message = 'A save needs "damage", such as 8d6 fire, or "condition", "effects" or "push".';
    action.reporter.report('missing-key', action.map.head, message);
  }
  const save = action.parsed('save', 'an ability and a DC', parseSave, 'bad-save');
  return { ...plainSave, ...save, ...readPower(action) };
}

/** What nothing avoids: damage, or an effect on a foe. */
export function readSurePower(action: ActionMap): SaveEffect {
  const power = readPower(action);
  return { ...sureDamage(power.damage, 1, power.area), ...power };
}

/** One target where neither an area nor a number is given. */
function readPower(action: ActionMap): Pick<SaveEffect, 'damage' | 'area' | 'targets' | 'range' | 'lasting' | 'push'> {
  const area = action.parsed('area', 'a size and a shape', parseArea, 'bad-area') ?? null;
  const targets = action.integer('targets', 1, limits.targets);
  return {
    damage: action.damage('damage'),
    area,
    targets: targets ?? (area === null ? 1 : null),
    range: action.parsed('range', 'a distance', parseRange, 'bad-distance')?.range ?? null,
    lasting: lastingOf(action),
    push: pushOf(action),
  };
}
