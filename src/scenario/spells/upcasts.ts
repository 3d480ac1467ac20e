import type { Action } from '../../shared/model/action';
import type { DamagePart, Dice } from '../../shared/model/dice';

/** What a spell gains for each level of its slot above its own. SRD "Casting a Spell at a Higher Level". */
const none: Dice = { terms: [], bonus: 0 };
export const moreDamage = (dealt: readonly DamagePart[]): Pick<Action, 'upcast'> => ({
  upcast: { damage: dealt, healing: none, targets: 0 },
});
export const moreHealing = (healing: Dice): Pick<Action, 'upcast'> => ({ upcast: { damage: [], healing, targets: 0 } });
export const moreTargets: Pick<Action, 'upcast'> = { upcast: { damage: [], healing: none, targets: 1 } };
