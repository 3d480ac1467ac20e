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
  day: 'Encounter files and rests, in order; then "monsters" is not needed.',
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
  traits: 'Pack tactics, magic resistance, ...; what is not known is listed as not simulated.',
  deathSaves: 'true: falls unconscious at 0 HP and rolls death saves; false: dies.',
  legendary: 'Legendary actions a round, or { actions: 3 (4 in lair), resistance: 3 (4 in lair) }.',
  resistancePolicy: 'When it uses Legendary Resistance: always, control-and-big (default) or never.',
  inLair: 'true: it fights in its lair, with one more legendary action by the rules of 2024.',
  lair: 'Lair actions, on initiative 20: a list as in "actions".',
  tactics: 'A preset, whom it attacks first, a priority list, or { target, healing, attackDowned }.',
  morale: 'When it flees: flees below 50%, or { own: 25, side: 35 }.',
  attackRolls: 'advantage or disadvantage on every attack roll.',
  savingThrows: 'advantage or disadvantage on every saving throw.',
  regeneration: 'Hit points it regains each turn: 10, or 10 unless acid, fire.',
  conditions: 'Conditions it has at the start: [invisible].',
  effects: 'Lasting effects on it at the start.',
  exhaustion: 'Levels of exhaustion at the start, 0 to 5.',
  auras: 'What reaches out from it while it is up.',
  escape: 'Bonus of its check to escape a grapple; from strength or dexterity when left away.',
  breaksThrough: 'true: passes a front rank, at the price of opportunity attacks.',
  hitDice: 'Hit dice for rests, each with its bonus: 5d10+2.',
  slots: 'Spell slots by level: [4, 3, 2], or { 3: 2/short rest }.',
  pools: 'Shared stocks: { ki: 5/short rest }.',
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
  extra: 'More damage on a hit: 2d6 piercing once a turn, or once a turn if sneak.',
  onMiss: 'Damage of a miss: 3 slashing.',
  cleave: 'Damage of a second attack roll against another foe, once a turn: 1d8 slashing.',
  mastery: 'Weapon mastery of 2024: cleave, graze, nick, push, sap, slow, topple or vex.',
  save: 'Saving throw against it: dex 15 half, or dex 15 none; beside "attack": against what comes with the hit.',
  saveDamage: 'Damage that the save beside an attack avoids or halves: 2d6 poison.',
  area: 'The area it covers: 20-foot sphere.',
  targets: 'How many it affects, 1 to 100.',
  condition: 'A condition it brings: poisoned until save con 13 end of turn.',
  effects: 'Lasting effects it brings, a list of maps.',
  push: 'Feet it pushes the target away.',
  heal: 'Healing: 1d8+3 self, ally or another ally, or from pool.',
  tempHp: 'Temporary hit points: 1d4+4 self, or ally.',
  boon: 'Whom its effects help, without a roll: self, ally, another ally or 3 allies.',
  removes: 'Conditions it takes away from whom it helps: [poisoned].',
  guard: 'Answers a hit: ac 5, half, or 1d10+3 less damage; "melee" at the end for melee attacks only.',
  strike:
    'Makes a hit worse: 2d8 radiant, or none; then "melee" for melee hits only, and "once a turn" or "once on its turn".',
  surge: 'More actions in this turn, 1 to 5.',
  basic: 'dash, disengage, stabilise or flee.',
  slot: 'action, bonus, reaction, legendary, free or lair.',
  trigger: 'What brings it up: hit, missed, damaged, leaves-reach, own-hit or falls.',
  cost: 'Legendary actions it costs, 1 to 3; or points of its pool.',
  uses: '2/day, 1/fight, 1/short rest, 1/long rest, or 2 ki from a pool.',
  recharge: 'The rolls of a d6 that bring it back: 5-6.',
  pool: 'The pool it draws from.',
  spell: 'Level of the spell slot it spends, 1 to 9; 0 for a cantrip.',
  upcast: 'For each level above the spell: 1d6 fire, 2d8 for healing, 1 target.',
  concentration: 'true when it needs concentration.',
  magical: 'Whether Magic Resistance helps against it (default: true for spells).',
  when: 'What must hold for it to be taken: self.hp < 50%.',
} as const;

/** What a lasting effect changes for who bears it. */
export const changeKeys = {
  ac: 'Added to armor class: +2.',
  attackRolls: 'advantage or disadvantage on its attack rolls.',
  attackBonus: 'Added to its attack rolls: 1d4, or -2.',
  attackedRolls: 'advantage or disadvantage on attack rolls against it; "from you" at the end: on yours only.',
  savingThrows: 'advantage or disadvantage on its saves: advantage, or advantage dex.',
  saveBonus: 'Added to its saves: 1d4, or -2.',
  damage: 'Added to each hit of its own: 2 slashing.',
  damageFromYou: 'Added to each hit of yours against it: 1d6 necrotic.',
  resist: 'Damage types it takes half of.',
  immune: 'Damage types it takes none of.',
  vulnerable: 'Damage types it takes double of.',
  speed: 'Its speed: +10, -10, half, double or 0.',
  extraAttacks: 'Attack rolls added to its attack action, 0 to 30.',
  noReactions: 'true: no reactions.',
  noHealing: 'true: it cannot be healed.',
  noDamageFrom: 'Powers of this name do it no damage: Magic Missile.',
} as const;

export const effectKeys = {
  name: 'What it is called; of one name, one counts at a time.',
  conditions: 'Conditions it consists of.',
  exhaustion: 'Levels of exhaustion it adds, 1 to 6.',
  ...changeKeys,
  ongoing: 'Damage in each turn of who bears it: 2d6 fire start of turn.',
  auras: 'What reaches out from who bears it.',
  ends: "When it ends: end of your next turn, start of target's turn, 10 rounds, 1 minute.",
  save: 'Saving throw that ends it: con 13 end of turn, start of turn, or on damage.',
  escape: 'DC of the check that ends it for an action.',
  uses: 'Ends after it has changed so many rolls or hits.',
  endsOnDamage: 'true: ends when it takes damage.',
  endsOnAttack: 'true: ends when it attacks.',
  endsOnConditions: 'Ends when its bearer comes to have one of them: [incapacitated].',
  keptUpBy: 'Ends with its turn without one of these: [attack, damage, save, bonus].',
  on: 'On an attack: hit (default) or critical.',
  to: 'On an attack: target (default) or self.',
} as const;

export const auraKeys = {
  name: 'What it is called.',
  affects: 'allies or foes.',
  self: 'Allies: whether it counts itself (default true).',
  radius: 'Feet around it.',
  changes: 'What changes for those in it: { saveBonus: 2, ... }.',
  damage: 'Damage to each in it, once in each of its turns.',
  at: 'start (default) or end of the turn.',
  save: 'Saving throw against it: dex 15 half.',
  conditions: 'Conditions for who fails the save.',
} as const;

export const moraleKeys = {
  own: 'Flees below this percentage of its own hit points.',
  side: 'Flees below this percentage of its side.',
} as const;

export const legendaryKeys = {
  actions: 'Legendary actions a round, 0 to 10: 3, or 3 (4 in lair).',
  resistance: 'Uses of Legendary Resistance a day, 0 to 20: 3, or 3 (4 in lair).',
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
  priorities: 'A priority list, beside the other keys.',
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
