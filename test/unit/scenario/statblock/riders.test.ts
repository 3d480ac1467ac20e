import { describe, expect, it } from 'vitest';
import { parseActionSentence } from '../../../../src/scenario/statblock/proseAction';
import type { Action } from '../../../../src/shared/model/action';
import type { Lasting, Rider } from '../../../../src/shared/model/lasting';

const claw = 'Melee Weapon Attack: +4 to hit, reach 5 ft., one target. Hit: 7 (2d4 + 2) slashing damage';

function only(sentence: string): Action {
  const [action, ...others] = parseActionSentence(sentence, 'Power').actions;
  if (action === undefined || others.length > 0) throw new Error(`not one action: ${sentence}`);
  return action;
}

function ridersOf(rest: string): readonly Rider[] {
  const { effect } = only(`${claw}${rest}`);
  return effect.kind === 'attack' ? effect.riders : [];
}

function lastingOf(sentence: string): readonly Lasting[] {
  const { effect } = only(sentence);
  return effect.kind === 'save' ? effect.lasting : [];
}

const oneMinute = { at: 'start', of: 'source', turns: 10 };

describe('what comes with a hit, in the wording of 2014', () => {
  it('a save or poisoned for a minute, repeated at the end of each turn', () => {
    const riders = ridersOf(
      ', and the target must succeed on a DC 13 Constitution saving throw or be poisoned for 1 minute. The target can repeat the saving throw at the end of each of its turns, ending the effect on itself on a success.',
    );
    expect(riders).toMatchObject([
      {
        save: { ability: 'con', dc: 13, onSuccess: 'none' },
        lasting: [{ name: 'poisoned', ends: oneMinute, save: { ability: 'con', dc: 13, at: 'end' } }],
      },
    ]);
  });

  it('a save or prone: until it stands up', () => {
    const riders = ridersOf(
      '. If the target is a creature, it must succeed on a DC 13 Strength saving throw or be knocked prone.',
    );
    expect(riders).toMatchObject([
      { save: { ability: 'str', dc: 13 }, lasting: [{ name: 'prone', ends: null, escape: null }] },
    ]);
  });

  it('a grapple that restrains while it lasts and hurts', () => {
    const riders = ridersOf(
      ', and the target is grappled (escape DC 14). Until this grapple ends, the target is restrained and takes 7 (2d6) acid damage at the start of each of its turns.',
    );
    expect(riders).toMatchObject([
      {
        save: null,
        lasting: [
          {
            name: 'grappled',
            conditions: ['grappled', 'restrained'],
            escape: 14,
            ongoing: { at: 'start', damage: [{ type: 'acid' }] },
          },
        ],
      },
    ]);
  });

  it('another condition for as long as the first', () => {
    const riders = ridersOf(
      '. The target must succeed on a DC 11 Constitution saving throw or be poisoned for 1 hour. While poisoned in this way, the target is paralyzed.',
    );
    expect(riders).toMatchObject([
      { lasting: [{ name: 'poisoned', conditions: ['poisoned', 'paralyzed'], ends: null }] },
    ]);
  });

  it('a push and prone together', () => {
    const riders = ridersOf(
      ', and the target must succeed on a DC 20 Strength saving throw or be pushed up to 10 feet away and knocked prone.',
    );
    expect(riders).toMatchObject([{ push: 10, lasting: [{ name: 'prone' }] }]);
  });

  it('a web needs no damage to be an attack', () => {
    const web = only(
      'Ranged Weapon Attack: +5 to hit, range 30/60 ft., one creature. Hit: The target is restrained by webbing. As an action, the restrained target can make a DC 12 Strength check, bursting the webbing on a success.',
    );
    expect(web.effect).toMatchObject({
      damage: [],
      riders: [{ save: null, lasting: [{ name: 'restrained', escape: 12 }] }],
    });
  });

  it.each([
    '. If the saving throw fails by 5 or more, the target is also unconscious.',
    ', and the target is poisoned if it moved at least 20 feet.',
    '. The target is immune to being charmed for 24 hours.',
    '. The target is swallowed, blinded and restrained.',
  ])('leaves out what cannot be told, and says so: %s', (rest) => {
    expect(ridersOf(rest)).toEqual([]);
    expect(parseActionSentence(`${claw}${rest}`).clauses).toHaveLength(1);
  });
});

describe('what comes with a hit, in the wording of 2024', () => {
  it('the Grappled condition, and Restrained until the grapple ends', () => {
    const riders = ridersOf(
      '. If the target is a Large or smaller creature, it has the Grappled condition (escape DC 13), and it has the Restrained condition until the grapple ends.',
    );
    expect(riders).toMatchObject([{ lasting: [{ conditions: ['grappled', 'restrained'], escape: 13 }] }]);
  });

  it('the end of its next turn is that of who bears it, the end of the ghost’s of who brought it', () => {
    expect(ridersOf(', and the target has the Poisoned condition until the end of its next turn.')).toMatchObject([
      { lasting: [{ ends: { at: 'end', of: 'bearer', turns: 1 } }] },
    ]);
    expect(
      ridersOf(", and the target has the Blinded condition until the start of the ghost's next turn."),
    ).toMatchObject([{ lasting: [{ ends: { at: 'start', of: 'source', turns: 1 } }] }]);
  });
});

describe('what befalls those who fail a save', () => {
  it('Frightful Presence: once a fight, as nobody is frightened by it twice', () => {
    const presence =
      "Each creature of the dragon's choice that is within 120 feet of the dragon and aware of it must succeed on a DC 16 Wisdom saving throw or become frightened for 1 minute. A creature can repeat the saving throw at the end of each of its turns, ending the effect on itself on a success. If a creature's saving throw is successful or the effect ends for it, the creature is immune to the dragon's Frightful Presence for the next 24 hours.";
    expect(only(presence)).toMatchObject({
      limit: { kind: 'uses', uses: 1, per: 'fight' },
      effect: {
        ability: 'wis',
        dc: 16,
        damage: [],
        area: { shape: 'emanation', size: 120 },
        range: 120,
        lasting: [{ name: 'frightened', ends: oneMinute, save: { ability: 'wis', dc: 16, at: 'end' } }],
      },
    });
    expect(parseActionSentence(presence).clauses).toEqual([]);
  });

  it('sleep that ends with damage', () => {
    const [sleep] = lastingOf(
      'The dragon exhales sleep gas in a 15-foot cone. Each creature in that area must succeed on a DC 11 Constitution saving throw or fall unconscious for 1 minute. This effect ends for a creature if the creature takes damage or someone uses an action to wake it.',
    );
    expect(sleep).toMatchObject({ name: 'unconscious', endsOnDamage: true, ends: oneMinute });
  });

  it('slowness has the name of the power', () => {
    const [slow] = lastingOf(
      "Each creature in a 15-foot cone must succeed on a DC 11 Constitution saving throw. On a failed save, the creature can't use reactions and its speed is halved. These effects last for 1 minute.",
    );
    expect(slow).toMatchObject({ name: 'Power', conditions: [], changes: { noReactions: true, speedFactor: 0.5 } });
  });

  it('petrifying in two stages: the first is simulated', () => {
    const lasting = lastingOf(
      'Each creature in a 30-foot cone must succeed on a DC 13 Constitution saving throw. On a failed save, the target begins to turn to stone and is restrained. The restrained target must repeat the saving throw at the end of its next turn. On a success, the effect ends on the target. On a failure, the target is petrified.',
    );
    expect(lasting).toMatchObject([{ conditions: ['restrained'], save: { ability: 'con', dc: 13, at: 'end' } }]);
  });

  it('who fails by 5 or more fares worse, which is not simulated', () => {
    const sentence =
      'Constitution Saving Throw: DC 12, one creature within 5 feet. Failure: The target has the Poisoned condition until the end of its next turn. Failure by 5 or More: The target has the Poisoned condition for 1 minute. While Poisoned, the target has the Unconscious condition.';
    expect(lastingOf(sentence)).toMatchObject([
      { conditions: ['poisoned'], ends: { at: 'end', of: 'bearer', turns: 1 } },
    ]);
    expect(lastingOf(sentence)).toHaveLength(1);
  });

  it('a success brings none of it', () => {
    const lasting = lastingOf(
      'Each creature in a 10-foot cone must make a DC 13 Dexterity saving throw, taking 7 (2d6) fire damage on a failed save, or half as much on a success and be prone.',
    );
    expect(lasting).toEqual([]);
  });
});
