/** The modifier of an ability score. SRD 5.1 "Using Ability Scores"; SRD 5.2 "Playing the Game", Ability Modifiers. */
export function abilityModifier(score: number): number {
  return Math.floor((score - 10) / 2);
}
