import { compile } from '../../../src/engine/compile/compile';
import type { FightEvent } from '../../../src/engine/record/fightEvent';
import { type ScriptedDie, withScriptedDice } from '../../../src/engine/random/observedDice';
import { RunRecorder } from '../../../src/engine/record/runRecorder';
import { replay } from '../../../src/engine/replay';
import { simulate } from '../../../src/engine/simulate';
import type { RunColumns } from '../../../src/shared/model/results';
import type { Scenario } from '../../../src/shared/model/scenario';

/** `d20:17 2d6:3,4`: every die that is to be rolled, in order. */
function scriptOf(text: string): ScriptedDie[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => {
      const match = /^(?:\d+)?d(\d+):([\d,]+)$/.exec(word);
      if (!match) throw new Error(`Not a die: ${word}`);
      return match[2]!.split(',').map((face) => ({ sides: Number(match[1]), face: Number(face) }));
    });
}

/** Fights with these dice; fails when one is missing or left over. */
export function fightWith(script: string, scenario: Scenario): readonly FightEvent[] {
  return withScriptedDice(scriptOf(script), () => toldEvents(scenario, 1, 0));
}

/** The events of a fight that is short enough to be told. */
export function toldEvents(scenario: Scenario, seed: number, run: number): readonly FightEvent[] {
  const events = replay(scenario, seed, run);
  if (!events.ok) throw new Error(events.error);
  return events.value;
}

/** The same as {@link fightWith}, as it is counted. */
export function countWith(script: string, scenario: Scenario): RunColumns {
  const compiled = compile(scenario);
  const recorder = new RunRecorder(compiled.creatures, 0, 1);
  withScriptedDice(scriptOf(script), () => simulate(compiled, 1, 0, 1, recorder));
  return recorder.finish();
}

export function eventsOf<Kind extends FightEvent['kind']>(
  events: readonly FightEvent[],
  kind: Kind,
): Extract<FightEvent, { kind: Kind }>[] {
  return events.filter((event): event is Extract<FightEvent, { kind: Kind }> => event.kind === kind);
}

/** Hit points each blow took, in order. */
export function damageOf(events: readonly FightEvent[]): number[] {
  return eventsOf(events, 'damage').map(
    ({ hpBefore, hpAfter, tempHpBefore, tempHpAfter }) => hpBefore - hpAfter + tempHpBefore - tempHpAfter,
  );
}

/** Whom the attacks were aimed at, in order. */
export function targetsOf(events: readonly FightEvent[]): number[] {
  return eventsOf(events, 'attack').map(({ target }) => target);
}
