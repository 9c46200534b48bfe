// Shows what a cell with broken accents says once mended. Go mends the rows; this only
// draws the example beside the button.

let bytes: Map<string, number> | undefined;

/** A text that was read as Windows-1252 though it is UTF-8, put right; any other as it is. */
export function unscramble(text: string): string {
  let out = text;
  // Some texts were broken more than once.
  for (let i = 0; i < 4; i++) {
    const next = once(out);
    if (next === out) break;
    out = next;
  }
  return out;
}

function once(text: string): string {
  if (!bytes) {
    const chars = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i));
    bytes = new Map([...chars].map((c, i) => [c, i]));
  }
  const raw: number[] = [];
  for (const c of text) {
    const b = bytes.get(c);
    if (b === undefined) return text;
    raw.push(b);
  }
  if (raw.every((b) => b < 0x80)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(raw));
  } catch {
    return text;
  }
}
