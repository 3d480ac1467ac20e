import type { Scenario } from '../../shared/model/scenario';
import { assertNever } from '../../shared/util/assertNever';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import { endTable } from './endTable';
import type { EventOf, FightEvent, TypedAmount } from './fightEvent';
import { FightNames } from './fightNames';
import { tellDay } from './tellDay';
import { tellChoice } from './tellChoice';
import { tellLasting } from './tellLasting';
import { tellMovement } from './tellMovement';
import { tellReaction } from './tellReaction';
import { tellTrait } from './tellTrait';

const outcomeWords = { won: 'The party wins', lost: 'The party loses', undecided: 'Nobody wins' } as const;

/**
 * One fight, or day, told as at the table, in Markdown: heading and outcome, initiative order, a line per event under its round,
 * and how everybody ended.
 * @param events what `replay` returned for the same scenario, seed and run
 */
export function recapMarkdown(scenario: Scenario, seed: number, run: number, events: readonly FightEvent[]): string {
  const teller = new Teller(scenario);
  const body = events.flatMap((event, index) => teller.tell(event, consequencesOf(events, index)));
  const end = events.find((event) => event.kind === 'end');
  const when = (rounds: number) => (scenario.day === null ? `in round ${rounds}` : `the day, after ${rounds} rounds`);
  const verdict = end ? `${outcomeWords[end.outcome]} ${when(end.rounds)}.` : '';
  const lines = [`# ${escapeMarkdown(scenario.title)}`, '', `${verdict} Run ${run}, seed ${seed}.`, ...body];
  return [...lines, '', '## How it ended', '', ...endTable(scenario, events), ''].join('\n');
}

/** What a blow did. */
interface Consequences {
  /** What went with the hit. */
  readonly strikes: readonly EventOf<'strike'>[];
  readonly damage: EventOf<'damage'> | undefined;
  readonly fall: EventOf<'falls'> | undefined;
}

function consequencesOf(events: readonly FightEvent[], index: number): Consequences {
  const strikes: EventOf<'strike'>[] = [];
  let next = index + 1;
  for (let event = events[next]; event?.kind === 'strike'; event = events[++next]) strikes.push(event);
  // What somebody does to suffer less stands in between, and has a line of its own.
  if (events[next]?.kind === 'guard') next++;
  const damage = events[next];
  if (damage?.kind !== 'damage') return { strikes, damage: undefined, fall: undefined };
  const fall = events[next + 1];
  return { strikes, damage, fall: fall?.kind === 'falls' ? fall : undefined };
}

class Teller {
  /** Why the next action is taken. */
  private because = '';

  private readonly names: FightNames;

  constructor(private readonly scenario: Scenario) {
    this.names = new FightNames(scenario.creatures);
  }

  /** Lines of one event; what a blow leads to is told with the blow. */
  tell(event: FightEvent, consequences: Consequences): string[] {
    switch (event.kind) {
      case 'fight':
      case 'rest':
        return tellDay(this.scenario, this.names, event);
      case 'initiative':
        return this.initiative(event);
      case 'round':
        return ['', `## Round ${event.round}`, '', `Party ${event.partyHp} HP, monsters ${event.monstersHp} HP.`, ''];
      case 'turn':
        this.because = '';
        return event.isSurprised ? [`- ${this.names.bold(event.creature)} is surprised and does nothing`] : [];
      case 'recharge':
        return [this.recharge(event)];
      case 'deathSave':
        return [this.deathSave(event)];
      case 'legendary':
        return [
          `- ${this.names.bold(event.creature)} takes a legendary action after ${this.names.name(event.after)}'s turn`,
        ];
      case 'choice':
        this.because = tellChoice(event, this.scenario.creatures);
        return [];
      case 'attack':
        return [this.attack(event, consequences)];
      case 'move':
      case 'dash':
      case 'disengage':
      case 'heldByFear':
        return [tellMovement(this.names, event)];
      case 'lair':
        return [`- The lair of ${this.names.bold(event.creature)} acts`];
      case 'guard':
      case 'reaction':
      case 'burst':
        return [tellReaction(this.names, event)];
      case 'power':
        return [this.power(event)];
      case 'save':
        return [this.save(event, consequences)];
      case 'struck':
        // What only puts effects on it tells of them itself.
        return consequences.damage ? [`  - ${this.names.name(event.creature)} takes ${this.damage(consequences)}`] : [];
      case 'surge':
        return [`- ${this.names.bold(event.creature)} uses ${this.names.actionOf(event.creature, event.action)}`];
      case 'strike':
      case 'damage':
      case 'falls':
      case 'end':
        return [];
      case 'heal':
        return [this.heal(event)];
      case 'ongoing':
        return [
          `- ${this.names.bold(event.creature)} takes ${this.damage(consequences)} from ${escapeMarkdown(event.effect)}`,
        ];
      case 'effectBegins':
      case 'effectEnds':
      case 'effectSave':
      case 'escape':
      case 'concentration':
      case 'concentrationEnds':
      case 'turnLost':
      case 'exhaustion':
        return [tellLasting(event, this.names)];
      case 'boon':
        return [tellLasting(event, this.names) + this.reason()];
      case 'regenerates':
      case 'morale':
      case 'flees':
      case 'firstAid':
        return [tellTrait(this.names, event)];
      default:
        return assertNever(event);
    }
  }

  private initiative({ order }: EventOf<'initiative'>): string[] {
    const places = order.map(
      ({ creature, faces, total }, index) =>
        `${index + 1}. ${this.names.bold(creature)}: ${total} (d20 ${faces.join(' and ')})`,
    );
    return ['', '## Initiative', '', ...places];
  }

  private recharge({ creature, action, face, isReady }: EventOf<'recharge'>): string {
    return `- ${this.names.actionOf(creature, action)} of ${this.names.bold(creature)} ${isReady ? 'is ready again' : 'does not recharge'} (d6 ${face})`;
  }

  private deathSave({ creature, faces, total, state, successes, failures }: EventOf<'deathSave'>): string {
    const what = {
      dying: `${successes} of 3 successes, ${failures} of 3 failures`,
      stable: 'stable',
      up: 'up again with 1 HP',
      dead: 'dies',
    }[state];
    const rolled = faces.length === 1 && faces[0] === total ? '' : ` (dice ${faces.join(', ')})`;
    return `- ${this.names.bold(creature)} rolls a death save: ${total}${rolled}, ${what}`;
  }

  private attack(event: EventOf<'attack'>, consequences: Consequences): string {
    const { creature, action, target, faces, kept, total, armorClass, result } = event;
    const rolled = faces.length > 1 ? ` (d20 ${faces.join(' and ')}, ${kept} counts)` : '';
    const start = `- ${this.names.bold(creature)} attacks ${this.names.name(target)} with ${this.names.actionOf(creature, action)}${this.reason()}: ${total} to hit against AC ${armorClass}${rolled}`;
    if (result === 'miss') {
      return consequences.damage ? `${start}, miss that still does ${this.damage(consequences)}` : `${start}, miss`;
    }
    const word = result === 'critical' ? 'critical hit' : 'hit';
    const names = consequences.strikes.map((strike) => this.names.actionOf(strike.creature, strike.action));
    const strikes = names.length > 0 ? ` with ${names.join(' and ')}` : '';
    return `${start}, ${word}${strikes} for ${this.damage(consequences)}`;
  }

  private power({ creature, action, targets, faces }: EventOf<'power'>): string {
    const names = targets.map((target) => this.names.name(target)).join(', ');
    const dice = faces.length > 0 ? ` (dice ${faces.join(', ')})` : '';
    return `- ${this.names.bold(creature)} uses ${this.names.actionOf(creature, action)} on ${names}${dice}${this.reason()}`;
  }

  private save(event: EventOf<'save'>, consequences: Consequences): string {
    const { creature, ability, faces, total, dc, isSuccess, usesLegendaryResistance } = event;
    const word = usesLegendaryResistance
      ? 'fails, and succeeds by legendary resistance'
      : isSuccess
        ? 'succeeds'
        : 'fails';
    const what = consequences.damage ? ` and takes ${this.damage(consequences)}` : '';
    const roll =
      faces.length > 0 ? `${ability.toUpperCase()} ${total} against DC ${dc}` : `${ability.toUpperCase()}, outright`;
    return `  - ${this.names.name(creature)} ${word} (${roll})${what}`;
  }

  private damage({ damage, fall }: Consequences): string {
    if (!damage) return 'nothing';
    const { target, amounts, hpBefore, hpAfter, tempHpBefore, tempHpAfter } = damage;
    const temporary = tempHpBefore === tempHpAfter ? '' : `, temporary ${tempHpBefore} → ${tempHpAfter}`;
    const change = `(${this.names.name(target)} ${hpBefore} → ${hpAfter}${temporary})`;
    return `${amountsText(amounts)} ${change}${fall ? this.fall(fall) : ''}`;
  }

  private fall({ creature, state, failures }: EventOf<'falls'>): string {
    if (state === 'dead') return `: **${this.names.name(creature)} dies**`;
    return failures > 0 ? `: ${failures} of 3 failures` : `: **${this.names.name(creature)} drops**`;
  }

  private heal({ creature, action, target, isTemporary, before, after }: EventOf<'heal'>): string {
    const whom = creature === target ? 'itself' : this.names.name(target);
    const start = `- ${this.names.bold(creature)} uses ${this.names.actionOf(creature, action)} on ${whom}${this.reason()}`;
    if (isTemporary) return `${start}: ${after} temporary HP`;
    const up = before === 0 && after > 0 ? ', up again' : '';
    return `${start}: heals ${after - before} (${this.names.name(target)} ${before} → ${after}${up})`;
  }

  /** Why, once. */
  private reason(): string {
    const { because } = this;
    this.because = '';
    return because;
  }
}

function amountsText(amounts: readonly TypedAmount[]): string {
  if (amounts.length === 0) return 'no damage';
  return amounts.map(({ type, amount }) => `${amount} ${type}`).join(' and ');
}
