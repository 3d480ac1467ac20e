import type { Rate } from '../../src/shared/model/results';
import { layOutInterval } from './layOutInterval';

/** A rate as a mark on a bar from 0 to 100 %, in its interval. The same numbers stand in words beside it. */
export function IntervalBar({ rate, label }: { readonly rate: Rate; readonly label?: string }) {
  const { left, width, mark } = layOutInterval(rate);
  return (
    <div class="interval-bar" aria-hidden="true">
      <div class="interval-track">
        <div class="interval-rate" style={{ width: `${mark}%` }} />
        <div class="interval-range" style={{ left: `${left}%`, width: `${width}%` }} />
        <div class="interval-mark" style={{ left: `${mark}%` }} />
      </div>
      <div class="interval-scale">
        <span>0</span>
        {label && <span class="interval-label">{label}</span>}
        <span>100 %</span>
      </div>
    </div>
  );
}
