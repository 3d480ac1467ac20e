import type { Creature } from '../../shared/model/scenario';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';

/** What the creatures and actions of a fight are called, in Markdown. */
export class FightNames {
  constructor(private readonly creatures: readonly Creature[]) {}

  name(creature: number): string {
    return escapeMarkdown(this.creatures[creature]?.name ?? `creature ${creature}`);
  }

  bold(creature: number): string {
    return `**${this.name(creature)}**`;
  }

  actionOf(creature: number, action: number): string {
    return escapeMarkdown(this.creatures[creature]?.actions[action]?.name ?? `action ${action}`);
  }
}
