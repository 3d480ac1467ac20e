import type { DiagnosticCode } from '../../../src/scenario/diagnosticCodes';

/** A file whose only mistake stands between « and », with the code and a part of the message it is to have. */
export interface Mistake {
  readonly code: DiagnosticCode;
  readonly text: string;
  readonly message: RegExp;
  readonly files?: Readonly<Record<string, string>>;
}

export const fight = (party: string, more = ''): string =>
  `ruleset: 2014\nparty:\n  - ${party}\nmonsters: [ogre]\n${more}`;
export const mira = (more: string): string =>
  fight(`{ name: Mira, ac: 16, hp: 27, actions: [{ name: A, attack: 5, damage: 1d8 fire }], ${more} }`);
export const acting = (action: string): string => fight(`{ name: Mira, ac: 16, hp: 27, actions: [{ ${action} }] }`);

/** Mistakes in what lasts, answers, helps or is shared. */
export const mistakesOfEffects: readonly Mistake[] = [
  {
    code: 'bad-condition',
    text: acting('name: A, condition: poisoned «until sunrise»'),
    message: /after a condition may stand: until save con 13/,
  },
  {
    code: 'bad-condition',
    text: acting('name: A, condition: poisoned and «bilnded»'),
    message: /Did you mean blinded/,
  },
  {
    code: 'bad-condition',
    text: acting('name: A, condition: poisoned «save luck 13»'),
    message: /"luck" is not an ability/,
  },
  {
    code: 'bad-condition',
    text: acting('name: A, condition: grappled «escape dc 500»'),
    message: /from 1 to 100; this is 500/,
  },
  { code: 'bad-condition', text: acting('name: A, condition: exhaustion «7»'), message: /"7" is not understood/ },
  { code: 'bad-condition', text: mira('«conditions»: [exhaustion]'), message: /exhaustion: 2/ },
  {
    code: 'action-two-effects',
    text: acting('name: A, save: con 12, «condition»: poisoned on a critical hit'),
    message: /Only with an attack/,
  },
  {
    code: 'missing-key',
    text: acting('name: A, effects: [{ «name»: Bless }]'),
    message: /does nothing: give it one of conditions/,
  },
  { code: 'bad-effect', text: acting('name: A, effects: { speed: «10» }'), message: /\+10 or -10/ },
  { code: 'bad-effect', text: acting('name: A, effects: { attackBonus: «lots» }'), message: /1d4, \+2 or -1d4/ },
  {
    code: 'bad-effect',
    text: acting('name: A, effects: { attackedRolls: «advantage from him» }'),
    message: /advantage from you/,
  },
  {
    code: 'bad-effect',
    text: acting('name: A, effects: { savingThrows: «advantage luck» }'),
    message: /advantage dex/,
  },
  {
    code: 'bad-effect',
    text: acting('name: A, effects: { ongoing: 2d6 «fier» start of turn }'),
    message: /Did you mean fire/,
  },
  {
    code: 'bad-duration',
    text: acting('name: A, effects: { ac: 1, ends: «tomorrow» }'),
    message: /end of your next turn/,
  },
  { code: 'bad-save', text: acting('name: A, effects: { ac: -1, save: «con» }'), message: /con 13 end of turn/ },
  { code: 'unknown-key', text: acting('name: A, effects: { ac: 1, «armour»: 2 }'), message: /not a key of an effect/ },
  {
    code: 'missing-key',
    text: mira('auras: [{ «affects»: foes, damage: 1 fire }]'),
    message: /An aura needs "radius"/,
  },
  { code: 'missing-key', text: mira('auras: [{ «affects»: foes, radius: 5 }]'), message: /does nothing/ },
  {
    code: 'out-of-range',
    text: mira('auras: [{ affects: foes, radius: «0», damage: 1 fire }]'),
    message: /from 1 to 10000 feet/,
  },
  { code: 'bad-boon', text: acting('name: A, boon: «everybody», effects: { ac: 1 }'), message: /"3 allies"/ },
  { code: 'missing-key', text: acting('«name»: A, boon: self'), message: /"effects", "condition" or "removes"/ },
  { code: 'bad-guard', text: acting('name: A, guard: «a lot»'), message: /"ac 5"/ },
  {
    code: 'action-two-effects',
    text: acting('name: A, guard: half, «trigger»: falls'),
    message: /goes with the trigger hit/,
  },
  {
    code: 'action-two-effects',
    text: acting('name: A, surge: 1, «damage»: 1 fire'),
    message: /"damage" has no meaning/,
  },
  {
    code: 'unknown-word',
    text: acting('name: A, attack: 5, damage: 1 fire, mastery: «topples»'),
    message: /Did you mean topple/,
  },
  { code: 'unknown-word', text: acting('name: A, basic: «disengag»'), message: /Did you mean disengage/ },
  { code: 'bad-upcast', text: acting('name: A, damage: 1 fire, spell: 0, upcast: «more»'), message: /1 target/ },
  { code: 'missing-key', text: acting('name: A, damage: 1 fire, «upcast»: 1d6 fire'), message: /give it "spell" too/ },
  { code: 'missing-key', text: acting('name: A, «heal»: from pool ally'), message: /needs "pool"/ },
  {
    code: 'missing-key',
    text: acting('name: A, attack: 1, damage: 1 fire, «saveDamage»: 1 fire'),
    message: /give it "save" too/,
  },
  {
    code: 'unknown-pool',
    text: acting('name: A, attack: 1, damage: 1 fire, uses: «2 ki»'),
    message: /no pool "ki".*none/,
  },
  {
    code: 'unknown-pool',
    text: mira('pools: { luck: 3 }').replace('fire }', 'fire, pool: «lukc» }'),
    message: /Did you mean luck/,
  },
  { code: 'bad-uses', text: acting('name: A, attack: 1, damage: 1 fire, uses: «2 day»'), message: /2\/day/ },
  { code: 'bad-pool', text: mira('pools: { ki: «many» }'), message: /5\/short rest/ },
  { code: 'bad-pool', text: mira('slots: { «10»: 1 }'), message: /allowed: 1 to 9/ },
  { code: 'out-of-range', text: mira('slots: [4, «-1»]'), message: /0 to 1000/ },
  { code: 'bad-trait', text: mira('regeneration: 10 unless «firee»'), message: /Did you mean fire/ },
  { code: 'bad-trait', text: mira('regeneration: «some»'), message: /10 unless acid, fire/ },
  { code: 'bad-morale', text: mira('morale: «brave»'), message: /flees below 50%/ },
  { code: 'bad-hit-points', text: mira('hitDice: «1d6+1d8»'), message: /5d10\+2/ },
  { code: 'bad-priority', text: mira('tactics: [«if round = 1»]'), message: /names no action/ },
  { code: 'bad-priority', text: mira('tactics: [A at «castrs» if round = 1]'), message: /Did you mean casters/ },
  {
    code: 'bad-priority',
    text: mira('tactics: [A if «slts» >= 1]').replace('«slts» >= 1', '«slts >= 1»'),
    message: /Did you mean slots/,
  },
  {
    code: 'unknown-action',
    text: mira('tactics: [«Breth»]').replace('name: A,', 'name: Breath,'),
    message: /Did you mean Breath/,
  },
  {
    code: 'unknown-action',
    text: mira('x').replace(', x', '').concat('tactics: { party: [attack, «smite»] }'),
    message: /no action here.*dodge/,
  },
  {
    code: 'bad-predicate',
    text: acting('name: A, attack: 1, damage: 1 fire, when: «round = 1 or round = 3»'),
    message: /priority list/,
  },
  {
    code: 'too-long',
    text: acting(`«name»: A, attack: 1, damage: 1 fire, condition: [${Array(9).fill('prone').join(', ')}]`),
    message: /at most 8 effects; this brings 9/,
  },
  {
    code: 'too-long',
    text: mira(`slots: [1, 1], «pools»: { ${Array.from({ length: 19 }, (_, index) => `p${index}: 1`).join(', ')} }`),
    message: /at most 20 pools.*21/,
  },
  {
    code: 'too-long',
    text: fight(`ogre: { «lair»: [${Array.from({ length: 58 }, () => '{ name: A, damage: 1 fire }').join(', ')}] }`),
    message: /at most 59/,
  },
  {
    code: 'too-long',
    text: mira(`tactics: [${Array(25).fill('A if round = 1 or round = 2').join(', ')}, «A»]`),
    message: /at most 50 lines/,
  },
];
