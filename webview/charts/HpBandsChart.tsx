import type { Analysis, HpBands } from '../../src/shared/model/results';
import { formatNumber } from '../../src/shared/util/format';
import { decides, turningSentence } from '../words';
import { ChartFigure } from './ChartFigure';
import { lastRoundOf, layOutBands } from './layOutBands';
import { turningPoint } from './turningPoint';

interface HpBandsChartProps {
  readonly hpByRound: Analysis['hpByRound'];
  /** An older result, drawn as dashed lines without bands. */
  readonly before?: Analysis['hpByRound'];
}

const height = 220;

/** Hit points of both sides by round: median, the middle half and the middle 90 % of the fights, and who overtakes. */
export function HpBandsChart({ hpByRound: { party, monsters }, before }: HpBandsChartProps) {
  const now = before ? ' B' : '';
  const series = [
    { id: 'party', label: `Party${now}`, bands: party },
    { id: 'monsters', label: `Monsters${now}`, bands: monsters },
    ...(before
      ? [
          { id: 'party before', label: 'Party A', bands: before.party },
          { id: 'monsters before', label: 'Monsters A', bands: before.monsters },
        ]
      : []),
  ];
  const crossing = turningPoint(party.p50, monsters.p50);
  const lastRound = lastRoundOf(series);
  const roundName = (round: number) => (round === 0 ? 'Start' : `Round ${round}`);
  const summary = before
    ? `Slot B in full lines: ${lowerFirst(turningSentence(party, monsters))} Slot A dashed: ${lowerFirst(turningSentence(before.party, before.monsters))}`
    : `${turningSentence(party, monsters)} Line: median; dark: half of all fights; light: 90 %.`;

  return (
    <ChartFigure
      name="Hit points by round"
      summary={summary}
      marks={{
        label: 'round',
        count: lastRound + 1,
        text: (round) =>
          `${roundName(round)}: ${series.map(({ label, bands }) => `${label.toLowerCase()} ${hpAt(bands, round)}`).join('; ')}`,
        nearest: (x, width) => {
          const { plot } = layOutBands(series, { width, height });
          return Math.round(((x - plot.left) / (plot.right - plot.left)) * lastRound);
        },
      }}
      columns={[{ title: 'End of round' }, ...series.map(({ label }) => ({ title: label, isNumber: true }))]}
      rows={Array.from({ length: lastRound + 1 }, (_, round) => ({
        key: String(round),
        cells: [roundName(round), ...series.map(({ bands }) => hpAt(bands, round))],
      }))}
      draw={(width, mark) => {
        const layout = layOutBands(series, { width, height });
        const { plot } = layout;
        return (
          <svg width={width} height={height} aria-hidden="true">
            {layout.hpTicks.map(({ value, at }) => (
              <g key={value}>
                <line class="grid-line" x1={plot.left} x2={plot.right} y1={at} y2={at} />
                <text class="tick" x={plot.left - 6} y={at} dy="0.35em" text-anchor="end">
                  {value}
                </text>
              </g>
            ))}
            {layout.roundTicks.map(({ value, at }) => (
              <text class="tick" key={value} x={at} y={plot.bottom + 15} text-anchor="middle">
                {value === 0 ? 'start' : value}
              </text>
            ))}
            {layout.series.slice(0, 2).map(({ id, wide, narrow }) => (
              <g key={id} class={`series ${id}`}>
                <path class="band wide" d={wide} />
                <path class="band narrow" d={narrow} />
              </g>
            ))}
            {layout.series.map(({ id, label, median, labelY, endY }) => (
              <g key={id} class={`series ${id}`}>
                <path class="median" d={median} />
                <path class="leader" d={`M${plot.right + 2},${endY}L${plot.right + 8},${labelY}`} />
                <text class="direct-label" x={plot.right + 10} y={labelY} dy="0.35em">
                  {label}
                </text>
              </g>
            ))}
            {crossing && (
              <g class="crossing">
                <circle cx={layout.x(crossing.at)} cy={layout.y(crossing.hp)} r="4.5" />
                <text
                  x={Math.min(layout.x(crossing.at) + 8, plot.right - 100)}
                  y={Math.max(plot.top + 10, layout.y(crossing.hp) - 12)}
                >
                  {decides(crossing).toLowerCase()}
                </text>
              </g>
            )}
            {mark !== null && (
              <line class="cursor" x1={layout.x(mark)} x2={layout.x(mark)} y1={plot.top} y2={plot.bottom} />
            )}
          </svg>
        );
      }}
    />
  );
}

/** `41 (20-55)`: the median and the range that holds 90 % of the fights. */
function hpAt(bands: HpBands, round: number): string {
  const at = (values: readonly number[]) => formatNumber(values[round] ?? values.at(-1) ?? 0);
  return `${at(bands.p50)} (${at(bands.p5)}-${at(bands.p95)})`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
