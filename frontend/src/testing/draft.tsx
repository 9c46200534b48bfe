import { ImportRoom } from '../features/imports/ImportRoom';
import type { ImportDraft, Mapping } from '../features/imports/types';
import { Toasts } from '../ui/Toast';
import { aDetail, draw, house } from './imports';

/** A house of one Draft that keeps its mapping, and what it was sent last. */
export function drawDraft(draft: ImportDraft, more: Record<string, (...a: never[]) => unknown> = {}) {
  let now = draft;
  const h = house({
    Get: () => aDetail(now.import),
    Draft: () => now,
    Remap: (_id: string, m: Mapping) => {
      now = { ...now, mapping: m };
      return now;
    },
    UsePreset: (_id: string, preset: string) => {
      now = { ...now, preset: { ...now.preset, id: preset, filled: preset !== '', fresh: preset === '' } };
      return now;
    },
    Survey: () => now.import,
    ...more,
  });
  draw(
    <>
      <ImportRoom id="i1" />
      <Toasts />
    </>,
  );
  const sent = () => {
    const last = h.Imports.Remap?.mock.calls.at(-1)?.[1] as unknown as Mapping | undefined;
    return last?.columns ?? [];
  };
  return { ...h, sent };
}
