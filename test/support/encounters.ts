/** A fighter against an ogre, even enough that either may win. */
export const duel = `title: Duel
ruleset: 2014
party:
  - name: Fighter
    level: 5
    ac: 18
    hp: 44
    initiative: +1
    actions:
      - { name: Longsword, attack: +7, attacks: 2, damage: 1d8+4 slashing }

monsters:
  - name: Ogre
    ac: 11
    hp: 59
    initiative: -1
    actions:
      - { name: Greatclub, attack: +6, attacks: 2, damage: 2d8+4 bludgeoning }
`;

/** The duel, so many times that there is time to do something meanwhile. */
export function longDuel(runs: number): string {
  return `${duel}\nsimulation: { runs: ${runs}, seed: 11 }\n`;
}
