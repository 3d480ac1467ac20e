/** The keys of each map of an encounter file, with one line on what each means. */
export const fileKeys = {
  title: 'What the encounter is called.',
  ruleset: '2014 or 2024 (default 2024).',
  party: 'The creatures of the party.',
  monsters: 'The creatures they fight.',
  start: 'How the fight begins: distance, surprise, ties, groupInitiative.',
  tactics: 'How each side plays: party, monsters.',
  simulation: 'How the fight is simulated: runs, seed, maxRounds, monsterDamage, monsterHp, density, restDice.',
  expect: 'What should come out, such as "party wins >= 85%".',
  day: 'Encounter files and rests, in order.',
} as const;

export const creatureKeys = {
  name: 'What it is called.',
  use: 'A creature of another file: path/to/file.yaml#Name.',
  count: 'How many of it there are, 1 to 100.',
  side: 'party or monsters, where it is not the side of its list.',
  ac: 'Armor class, 0 to 100.',
  hp: 'Hit points: a number, left/maximum, or hit dice such as 4d8+4.',
  tempHp: 'Temporary hit points at the start.',
  level: 'Level of a character, 1 to 20.',
  cr: 'Challenge rating of a monster: 0, 1/8, 1/4, 1/2, 1 to 30.',
  abilities: 'Ability scores: { str: 16, dex: 14, ... }.',
  saves: 'Modifiers of the saving throws: { dex: +5, ... }; the others follow from the abilities.',
  initiative: 'Modifier of the initiative roll; from dexterity when left away.',
  speed: 'Feet per round.',
  rank: 'front or back.',
  resist: 'Damage types it takes half of.',
  immune: 'Damage types it takes none of.',
  vulnerable: 'Damage types it takes double of.',
  conditionImmune: 'Conditions it cannot have.',
  traits: 'Other abilities, listed as not simulated.',
  deathSaves: 'true: falls unconscious at 0 HP and rolls death saves; false: dies.',
  legendary: 'Legendary actions a round, or { actions: 3, resistance: 3 }.',
  tactics: 'A preset, whom it attacks first, or { target, healing, attackDowned }.',
  attackRolls: 'advantage or disadvantage on every attack roll.',
  savingThrows: 'advantage or disadvantage on every saving throw.',
  actions: 'What it can do, as a list.',
  multiattack: 'What it does with its action by default: [2 Claw, 1 Bite].',
} as const;

export const actionKeys = {
  name: 'What it is called.',
  attack: 'Bonus of the attack roll.',
  attacks: 'Attack rolls each time it is taken, 1 to 30.',
  damage: 'Damage of a hit or a failed save: 1d8+3 piercing + 1d6 fire.',
  crit: 'Lowest roll that is a critical hit, 2 to 20.',
  reach: 'Reach in feet.',
  range: 'Range in feet: 60, or normal/long 80/320.',
  extra: 'More damage on a hit: 2d6 piercing once a turn.',
  save: 'Saving throw against it: dex 15 half, or dex 15 none.',
  area: 'The area it covers: 20-foot sphere.',
  targets: 'How many it affects, 1 to 100.',
  heal: 'Healing: 1d8+3 self, or 1d8+3 ally.',
  tempHp: 'Temporary hit points: 1d4+4 self, or ally.',
  condition: 'A condition it brings: poisoned until save con 13 end of turn.',
  slot: 'action, bonus, reaction, legendary or free.',
  cost: 'Legendary actions it costs, 1 to 3.',
  uses: '2/day, 1/fight, 1/short rest or 1/long rest.',
  recharge: 'The rolls of a d6 that bring it back: 5-6.',
  spell: 'Level of the spell slot it spends, 1 to 9; 0 for a cantrip.',
  concentration: 'true when it needs concentration.',
  when: 'What must hold for it to be taken: self.hp < 50%.',
} as const;

export const legendaryKeys = {
  actions: 'Legendary actions a round, 0 to 10.',
  resistance: 'Uses of Legendary Resistance a day, 0 to 20.',
} as const;

export const traitKeys = { name: 'What it is called.', text: 'What it says.' } as const;

export const abilityKeys = {
  str: 'Strength.',
  dex: 'Dexterity.',
  con: 'Constitution.',
  int: 'Intelligence.',
  wis: 'Wisdom.',
  cha: 'Charisma.',
} as const;

export const startKeys = {
  distance: 'Feet between the two sides; 0 (the default): they are at each other already.',
  surprise: 'The side that is surprised: party or monsters; none by default.',
  ties: 'Who goes first on equal initiative: higher-modifier, random, party, monsters or reroll.',
  groupInitiative: 'Whether identical creatures roll initiative together (default true).',
} as const;

export const sideTacticsKeys = { party: 'Tactics of the party.', monsters: 'Tactics of the monsters.' } as const;

export const tacticsKeys = {
  target: 'Whom it attacks first: lowest-hp, random, ...',
  healing: 'When it heals: on-down, below-half or never.',
  attackDowned: 'Whether it goes on hitting a foe that is down.',
} as const;

export const simulationKeys = {
  runs: 'How often the fight is fought, 1 to 10,000,000 (default 1005).',
  seed: 'Number the dice follow from, 0 to 4,294,967,295 (default 1).',
  maxRounds: 'Rounds after which a fight is undecided, 1 to 1000 (default 50).',
  monsterDamage: 'rolled or average.',
  monsterHp: 'average or rolled.',
  density: 'How crowded the foes of an area effect stand: spread, normal or packed.',
  restDice: 'Hit dice spent at a rest: rolled or average.',
} as const;
