import type { Ruleset } from '../../shared/model/vocabulary';
import type { StatBlock } from '../statBlock';
export function readyMadeCharacter(_text: string, _ruleset: Ruleset): StatBlock | null { return null; }
export function characterProblem(_text: string): string | null { return null; }
