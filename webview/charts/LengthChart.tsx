import { useId } from 'preact/hooks';
import type { Analysis } from '../../src/shared/model/results';
import { formatNumber, formatPercent } from '../../src/shared/util/format';
import { formatCount, formatShare } from '../format';
import { ChartFigure } from './ChartFigure';
import { HatchPattern } from './HatchPattern';
import { layOutHistogram } from './layOutHistogram';
import { roundBins } from './roundBins';

const height = 180;
const maxBins = 20;

/** How many rounds the fights took, those the party won and the others apart. */
export function LengthChart({ analysis }: { readonly analysis: Analysis }) {
  const { rounds, runs, undecided } = analysis;
  const pattern = useId();
  const bins = roundBins(rounds.histogram, rounds.won, maxBins);
  const otherName = undecided.rate > 0 ? 'Lost or undecided' : 'Lost';
  const name = ({ from, to }: { readonly from: number; readonly to: number }) =>
    from === to ? `Round ${from}` : `Rounds ${from} to ${to}`;
  const layOut = (width: number) => layOutHistogram(bins, runs, { width, height });

  return (
    <ChartFigure
      name="Length"
      summary={`Typically ${formatNumber(rounds.median)} rounds, ${formatNumber(rounds.mean)} on average.`}
      marks={{
        label: 'length',
        count: Math.max(1, bins.length),
        text: (index) => {
          const bin = bins[index];
          if (!bin) return 'No fights';
          return `${name(bin)}: won ${formatShare(bin.won / runs, runs)}, ${otherName.toLowerCase()} ${formatShare(bin.notWon / runs, runs)} of all fights`;
        },
        nearest: (x, width) => {
          const { left, right } = layOut(width);
          return Math.floor(((x - left) / (right - left)) * bins.length);
        },
      }}
      columns={[
        { title: 'Ended in' },
        { title: 'Won', isNumber: true },
        { title: otherName, isNumber: true },
        { title: 'Of all', isNumber: true },
      ]}
      rows={bins.map((bin) => ({
        key: String(bin.from),
        cells: [
          name(bin),
          formatCount(bin.won),
          formatCount(bin.notWon),
          formatShare((bin.won + bin.notWon) / runs, runs),
        ],
      }))}
      draw={(width, mark) => {
        const { bars, shareTicks, left, right, baseline } = layOut(width);
        return (
          <>
            <svg width={width} height={height} aria-hidden="true">
              <defs>
                <HatchPattern id={pattern} class="hatch monsters" />
              </defs>
              {shareTicks.map(({ value, at }) => (
                <g key={value}>
                  <line class="grid-line" x1={left} x2={right} y1={at} y2={at} />
                  <text class="tick" x={left - 6} y={at} dy="0.35em" text-anchor="end">
                    {formatPercent(value)}
                  </text>
                </g>
              ))}
              {bars.map(({ label, x, width: barWidth, won, notWon }, index) => (
                <g key={label} class={index === mark ? 'bar marked' : 'bar'}>
                  <rect class="won" x={x} y={won.y} width={barWidth} height={won.height} />
                  {notWon.height > 0 && (
                    <rect
                      class="not-won"
                      x={x + 0.5}
                      y={notWon.y}
                      width={barWidth - 1}
                      height={notWon.height}
                      fill={`url(#${pattern})`}
                    />
                  )}
                  <text class="tick" x={x + barWidth / 2} y={baseline + 15} text-anchor="middle">
                    {label}
                  </text>
                </g>
              ))}
            </svg>
            <p class="legend" aria-hidden="true">
              <span class="key won" /> Won <span class="key not-won" /> {otherName}
            </p>
          </>
        );
      }}
    />
  );
}
