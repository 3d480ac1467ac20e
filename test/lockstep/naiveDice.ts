import type { ScriptedDie } from '../../src/engine/random/observedDice';
import type { DamagePart, Dice, RollMode } from '../../src/shared/model/dice';
import { damageTypes, type DamageType } from '../../src/shared/model/vocabulary';

/** Dice of a fight, from a seed, kept in the order in which they fell so that others may fight with the same. */
export class NaiveDice {
  readonly fallen: ScriptedDie[] = [];
  private faces: number[] = [];

  constructor(private state: number) {}

  /** Mulberry32. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let x = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  }

  roll(sides: number): number {
    const face = Math.floor(this.random() * sides) + 1;
    this.fallen.push({ sides, face });
    this.faces.push(face);
    return face;
  }

  /** Faces since the last call. */
  takeFaces(): number[] {
    const faces = this.faces;
    this.faces = [];
    return faces;
  }

  /** Gives faces back that belong to what is still to be told. */
  returnFaces(faces: readonly number[]): void {
    this.faces.push(...faces);
  }

  /** The die that counts: any advantage and any disadvantage together are neither. */
  d20(modes: readonly RollMode[]): number {
    const hasAdvantage = modes.includes('advantage');
    const hasDisadvantage = modes.includes('disadvantage');
    const first = this.roll(20);
    if (hasAdvantage === hasDisadvantage) return first;
    const second = this.roll(20);
    return hasAdvantage ? Math.max(first, second) : Math.min(first, second);
  }

  /** Without the bonus. */
  sum({ terms }: Pick<Dice, 'terms'>, factor = 1): number {
    let sum = 0;
    for (const { count, sides } of terms) for (let left = count * factor; left > 0; left--) sum += this.roll(sides);
    return sum;
  }

  /**
   * Damage by type, dice and bonuses; a type may come out below 0.
   * @param isAverage each part does the number a stat block prints
   */
  damage(parts: readonly DamagePart[], isCritical: boolean, isAverage: boolean): Map<DamageType, number> {
    const byType = new Map<DamageType, number>();
    const factor = isCritical ? 2 : 1;
    for (const type of new Set(parts.map((part) => part.type))) {
      for (const { dice } of parts.filter((part) => part.type === type)) {
        const amount = isAverage ? Math.floor(meanOf(dice) * factor) : this.sum(dice, factor);
        byType.set(type, (byType.get(type) ?? 0) + amount + dice.bonus);
      }
    }
    return byType;
  }
}

/** Of the dice alone. */
export function meanOf({ terms }: Dice): number {
  return terms.reduce((sum, { count, sides }) => sum + (count * (sides + 1)) / 2, 0);
}

/** Two lots of damage of one blow. */
export function together(
  a: ReadonlyMap<DamageType, number>,
  b: ReadonlyMap<DamageType, number>,
): Map<DamageType, number> {
  return new Map(
    damageTypes
      .filter((type) => a.has(type) || b.has(type))
      .map((type) => [type, (a.get(type) ?? 0) + (b.get(type) ?? 0)]),
  );
}
