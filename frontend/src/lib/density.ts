// The height of rows, which a list must know as a number: its scroll position is
// arithmetic. The settings keep the choice; here it is only in force.
import { createContext, useContext, useEffect, useState } from 'react';

export type Density = 'compact' | 'normal' | 'roomy';

/** Heights in rem, the same as --row and --row-head in the tokens. */
export const rowRem: Record<Density, number> = { compact: 1.875, normal: 2.25, roomy: 2.75 };

export interface DensityChoice {
  density: Density;
  setDensity: (d: Density) => void;
}

export const DensityContext = createContext<DensityChoice>({ density: 'normal', setDensity: () => {} });

/** The density in force, and how to choose another. */
export function useDensity(): DensityChoice {
  return useContext(DensityContext);
}

/** Pixels of one rem, which the text size changes. */
export function remPixels(): number {
  const px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return px > 0 ? px : 16;
}

/** The height of a row in whole pixels; a fraction would drift over a million rows. */
export function useRowHeight(fixedRem?: number): number {
  const { density } = useDensity();
  const [rem, setRem] = useState(remPixels);
  useEffect(() => {
    const seen = new MutationObserver(() => setRem(remPixels()));
    seen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-text'] });
    setRem(remPixels());
    return () => seen.disconnect();
  }, []);
  return Math.round((fixedRem ?? rowRem[density]) * rem);
}
