import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DiskFiles } from '../../src/cli/diskFiles';
import { compile } from '../../src/engine/compile/compile';
import { RunRecorder } from '../../src/engine/record/runRecorder';
import { simulate } from '../../src/engine/simulate';
import { ScenarioService } from '../../src/scenario/scenarioService';
import { defaultRuns, outcomes } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';

const folder = path.resolve('examples');
const service = new ScenarioService(new DiskFiles(folder), {
  workspaceFolders: [pathToFileURL(folder).href],
  bestiaryFolders: ['bestiary'],
});

function load(file: string, text: string) {
  return service.load(pathToFileURL(path.join(folder, file)).href, text);
}

/** The party's chance to win in percent, over the default number of runs and the file's own seed. */
function partyWins(scenario: Scenario): number {
  const recorder = new RunRecorder(scenario.creatures.length, 0, defaultRuns);
  simulate(compile(scenario), scenario.simulation.seed, 0, defaultRuns, recorder);
  const { outcome } = recorder.finish();
  return (100 * outcome.filter((code) => code === outcomes.won).length) / defaultRuns;
}

describe('the sample campaign', () => {
  // What its README promises a reader: the words, as chances to win in percent.
  const promised: Readonly<Record<string, readonly [number, number]>> = {
    'mill.encounter.yaml': [97, 100],
    'ford.encounter.yaml': [60, 80],
    'reeve.encounter.yaml': [40, 70],
    'bridge.encounter.yaml': [0, 35],
    'lair.encounter.yaml': [45, 80],
    'duel.encounter.yaml': [45, 80],
    'day.encounter.yaml': [10, 55],
  };

  it('promises something for every encounter', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.encounter.yaml'));
    expect(files.sort()).toEqual(Object.keys(promised).sort());
  });

  it.each(Object.entries(promised))('%s has no mistakes and comes out between %s', async (file, [least, most]) => {
    const { scenario, diagnostics } = await load(file, await readFile(path.join(folder, file), 'utf8'));
    expect(diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]);
    if (scenario === null) throw new Error(`${file} cannot be fought`);
    const wins = partyWins(scenario);
    expect(wins).toBeGreaterThanOrEqual(least);
    expect(wins).toBeLessThanOrEqual(most);
  });

  it('finds the river troll by name in the bestiary folder', async () => {
    const { scenario } = await load(
      'troll.encounter.yaml',
      'ruleset: 2014\nparty: [fighter 3]\nmonsters: [2 river trolls]\n',
    );
    expect(scenario?.creatures.map(({ kind, maxHp }) => [kind, maxHp])).toEqual([
      [expect.any(String), expect.any(Number)],
      ['River Troll', 95],
      ['River Troll', 95],
    ]);
  });
});
