import { wilson } from '../engine/stats/interval';
import type { CreatureFigures, Result, SimulatedRatings } from '../shared/model/results';
import { formatOnPaper } from './formatOnPaper';
import { officialDifficulty } from '../shared/util/officialDifficulty';
import { formatNumber, formatRate, formatStored } from '../shared/util/format';
import { verdictSentences } from '../shared/util/verdict';
import { formatTable, type TableColumn } from './formatTable';

const heroColumns: readonly TableColumn[] = [
  { title: 'HEROES', align: 'left' },
  { title: 'drops', align: 'left' },
  { title: 'dies', align: 'left' },
  { title: 'median HP left', align: 'right' },
  { title: 'damage dealt', align: 'right' },
  { title: 'taken', align: 'right' },
  { title: 'healing', align: 'right' },
];

const quintileColumns: readonly TableColumn[] = [
  { title: 'QUINTILES', align: 'left' },
  { title: 'party wins', align: 'left' },
  { title: 'rounds', align: 'right' },
  { title: 'up', align: 'right' },
  { title: 'HP left', align: 'right' },
  { title: 'deaths', align: 'right' },
  { title: 'middle run', align: 'right' },
];

/** A result in words and tables, for a terminal. */
export function formatReport({ key, scenario, analysis, elapsedMs }: Result, ratings: SimulatedRatings): string {
  const difficulty = officialDifficulty(analysis, scenario.ruleset);
  const facts = [
    `${key.runs} runs, seed ${key.seed}, ${Math.round(elapsedMs)} ms.`,
    ...(difficulty ? [`${difficulty.ruleset} rules: ${difficulty.label} (${difficulty.xp} XP).`] : []),
  ];
  return [
    scenario.title,
    ...verdictSentences(analysis),
    facts.join(' '),
    '',
    formatHeroes(analysis),
    '',
    formatQuintiles(analysis),
    '',
    formatOnPaper(analysis.onPaper, ratings),
    ...formatNotSimulated(scenario.notSimulated),
  ].join('\n');
}

function formatHeroes({ creatures, runs }: Result['analysis']): string {
  // The figures hold shares; their intervals follow from the counts behind them.
  const rate = (share: number) => formatRate(wilson(Math.round(share * runs), runs), runs);
  const row = (hero: CreatureFigures) => [
    hero.name,
    rate(hero.drops),
    rate(hero.dies),
    `${formatNumber(hero.hpLeft.median)} of ${hero.maxHp}`,
    formatNumber(hero.damageDealt),
    formatNumber(hero.damageTaken),
    formatNumber(hero.healing),
  ];
  return formatTable(heroColumns, creatures.filter(({ side }) => side === 'party').map(row));
}

function formatQuintiles(analysis: Result['analysis']): string {
  const note = analysis.storedRuns < analysis.runs ? `${formatStored(analysis)} in fifths.\n` : '';
  const table = formatTable(
    quintileColumns,
    analysis.quintiles.map((quintile) => [
      quintile.name,
      formatRate(wilson(Math.round(quintile.partyWins * quintile.runs), quintile.runs), quintile.runs),
      formatNumber(quintile.rounds.median),
      formatNumber(quintile.survivors.mean),
      formatNumber(quintile.hpLeft.median),
      formatNumber(quintile.deaths),
      String(quintile.representative.run),
    ]),
  );
  return note + table;
}

function formatNotSimulated(lines: Result['scenario']['notSimulated']): string[] {
  if (lines.length === 0) return [];
  return [
    '',
    'NOT SIMULATED',
    ...lines.map(({ creature, text, degree, reason }) => `${creature}: ${text} (${degree}: ${reason})`),
  ];
}
