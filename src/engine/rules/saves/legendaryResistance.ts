/**
 * R6: Legendary Resistance. SRD 5.1, SRD 5.2 "Legendary Resistance": a failed save may become a success. When it does is
 * a policy: always; by default when control or much is at stake; never (it has none then).
 */
import { traceLegendaryResistance } from '../../record/trace';
import { traits } from '../../tables/creatureTable';
import { hp, maxHp, resistancesLeft, tracing } from '../../tables/fightState';
import { resistsAlways } from '../../tables/traits';

/**
 * Of a creature that has resistances left and has failed a save; traced right after it.
 * @param spared damage that success would spare it
 * @param damage that failure would bring
 * @param isControl true when failure would cost it its turns or much of its defence
 */
export function resistsLegendarily(target: number, spared: number, damage: number, isControl: boolean): boolean {
  const isBig = damage >= hp[target]! || spared * 10 >= maxHp[target]!;
  if (!isBig && !isControl && (traits[target]! & resistsAlways) === 0) return false;
  resistancesLeft[target]! -= 1;
  if (tracing[0] !== 0) traceLegendaryResistance();
  return true;
}
