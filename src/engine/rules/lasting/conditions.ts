/**
 * R7: the fifteen conditions, as far as they matter in a fight. SRD 5.1 "Appendix PH-A: Conditions"; SRD 5.2 "Rules
 * Glossary". Who is frightened sees the source while that is up. A petrified creature is immune to poison, damage and
 * condition. Exhaustion goes by levels: rules/exhaustion.ts. Deafened does nothing here.
 */
import type { Ability, Condition, Ruleset } from '../../../shared/model/vocabulary';
import { advantageBit, disadvantageBit } from '../../random/dice';
import {
  dependsOnSource,
  isHitCritically,
  preventsActions,
  preventsMoving,
  preventsReactions,
  sparesCharmer,
} from '../../tables/affectedBits';

interface ConditionRule {
  /** Mode bits: its own attacks, melee and ranged attacks against it, its ability checks. */
  readonly attacks: number;
  readonly melee: number;
  readonly ranged: number;
  readonly checks: number;
  /** Abilities whose saves have disadvantage, or fail outright. */
  readonly hinderedSaves: readonly Ability[];
  readonly failedSaves: readonly Ability[];
  /** Bits of tables/affectedBits.ts. */
  readonly bits: number;
  readonly resistsAll: boolean;
  readonly isImmuneToPoison: boolean;
}

const none: ConditionRule = {
  attacks: 0,
  melee: 0,
  ranged: 0,
  checks: 0,
  hinderedSaves: [],
  failedSaves: [],
  bits: 0,
  resistsAll: false,
  isImmuneToPoison: false,
};

const incapacitated = preventsActions | preventsReactions;
const helpless = {
  ...none,
  melee: advantageBit,
  ranged: advantageBit,
  failedSaves: ['str', 'dex'],
  bits: incapacitated | preventsMoving,
} as const satisfies ConditionRule;

const rules2014: { readonly [Name in Condition]: ConditionRule } = {
  blinded: { ...none, attacks: disadvantageBit, melee: advantageBit, ranged: advantageBit },
  charmed: { ...none, bits: sparesCharmer },
  deafened: none,
  exhaustion: none,
  frightened: { ...none, bits: dependsOnSource },
  grappled: { ...none, bits: preventsMoving },
  incapacitated: { ...none, bits: incapacitated },
  invisible: { ...none, attacks: advantageBit, melee: disadvantageBit, ranged: disadvantageBit },
  paralyzed: { ...helpless, bits: helpless.bits | isHitCritically },
  petrified: { ...helpless, resistsAll: true, isImmuneToPoison: true },
  poisoned: { ...none, attacks: disadvantageBit, checks: disadvantageBit },
  prone: { ...none, attacks: disadvantageBit, melee: advantageBit, ranged: disadvantageBit },
  restrained: {
    ...none,
    attacks: disadvantageBit,
    melee: advantageBit,
    ranged: advantageBit,
    hinderedSaves: ['dex'],
    bits: preventsMoving,
  },
  stunned: helpless,
  // It also lies prone: disadvantage from afar.
  unconscious: { ...helpless, ranged: advantageBit | disadvantageBit, bits: helpless.bits | isHitCritically },
};

const rules2024: typeof rules2014 = {
  ...rules2014,
  // Disadvantage against everybody but the grappler.
  grappled: { ...none, bits: preventsMoving | dependsOnSource },
  stunned: { ...helpless, bits: incapacitated },
};

export const conditionRules: { readonly [Edition in Ruleset]: typeof rules2014 } = {
  '2014': rules2014,
  '2024': rules2024,
};
