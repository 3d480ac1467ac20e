import { conditions, damageTypes, type Ruleset } from '../../shared/model/vocabulary';
import { disadvantageBit } from '../random/dice';
import { conditionRules } from '../rules/lasting/conditions';
import { changesAttacksAgainst, changesDamageTaken, changesOwnAttacks, changesSaves } from '../tables/affectedBits';
import { abilityBits, modesByAbility } from './modeBits';
import type { Rows } from './tableBuilder';
import { typeBits } from './typeBits';

/** Fills the tables of conditions and of exhaustion with what they do under the ruleset. */
export function compileConditions(ruleset: Ruleset, rows: Rows): void {
  for (const name of conditions) {
    const rule = conditionRules[ruleset][name];
    rows.conditionAttacks.push(rule.attacks);
    rows.conditionMelee.push(rule.melee);
    rows.conditionRanged.push(rule.ranged);
    rows.conditionChecks.push(rule.checks);
    rows.conditionSaves.push(modesByAbility(disadvantageBit, rule.hinderedSaves));
    rows.conditionFails.push(abilityBits(rule.failedSaves));
    rows.conditionResists.push(rule.resistsAll ? typeBits(damageTypes) : 0);
    rows.conditionImmunes.push(rule.isImmuneToPoison ? typeBits(['poison']) : 0);
    rows.conditionEffects.push(
      rule.bits |
        (rule.attacks === 0 ? 0 : changesOwnAttacks) |
        ((rule.melee | rule.ranged) === 0 ? 0 : changesAttacksAgainst) |
        (rule.resistsAll ? changesDamageTaken : 0) |
        (rule.hinderedSaves.length + rule.failedSaves.length === 0 ? 0 : changesSaves),
    );
  }
  for (let level = 0; level <= 6; level++) compileExhaustion(level, ruleset, rows);
  // 2014 puts no limit to it.
  rows.concentrationLimit.push(ruleset === '2024' ? 30 : 1 << 30);
}

/** See rules/exhaustion.ts. */
function compileExhaustion(level: number, ruleset: Ruleset, rows: Rows): void {
  const is2014 = ruleset === '2014';
  rows.exhaustionChecks.push(is2014 && level >= 1 ? disadvantageBit : 0);
  rows.exhaustionMode.push(is2014 && level >= 3 ? disadvantageBit : 0);
  rows.exhaustionHalvesHp.push(is2014 && level >= 4 ? 1 : 0);
  rows.exhaustionHalves.push(is2014 && level >= 5 ? 0 : is2014 && level >= 2 ? 1 : 2);
  rows.exhaustionPenalty.push(is2014 ? 0 : 2 * level);
  rows.exhaustionFeet.push(is2014 ? 0 : 5 * level);
}
