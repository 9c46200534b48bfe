// Cells from the clipboard: what spreadsheets, web pages and mails put there, as a
// file of comma-separated text with every value as it was.

/** A file made of what was pasted. */
export interface Pasted {
  ending: 'csv' | 'txt';
  text: string;
}

/** The file for what a clipboard holds as plain text and as HTML; none when it holds no rows. */
export function pastedFile(plain: string, html: string): Pasted | undefined {
  const text = plain.replace(/^\ufeff/, '');
  const table = html ? tableOf(html) : undefined;
  const lines = text.includes('\t') || (table && !isWide(table)) ? cellsOf(text) : undefined;
  // The plain text is the exact one; where both tell of other rows, the page knows its cells.
  const rows = lines && (!table || table.length === lines.length) ? lines : (table ?? lines);
  if (rows && (rows.length > 1 || isWide(rows))) return { ending: 'csv', text: csv(rows) };
  // Lines without cells: a list in some other form, which is read as any text file is.
  return text.trim().includes('\n') ? { ending: 'txt', text } : undefined;
}

const isWide = (rows: string[][]) => rows.some((r) => r.length > 1);

/**
 * The cells of tab-separated text. Spreadsheets put quotes around a cell that holds a
 * tab, a line break or a quote; one that merely begins and ends with quotes is theirs.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.length;
  for (;;) {
    const quoted = text[at] === '"' ? quotedFrom(text, at) : undefined;
    let next: number;
    if (quoted) {
      row.push(quoted.value);
      next = quoted.end;
    } else {
      next = at;
      while (next < end && text[next] !== '\t' && text[next] !== '\n' && text[next] !== '\r') next++;
      row.push(text.slice(at, next));
    }
    if (text[next] === '\t') {
      at = next + 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (text[next] === '\r' && text[next + 1] === '\n') next++;
    at = next + 1;
    if (at >= end) return rows;
  }
}

/** The value of a quoted cell and where it ends; none when the quotes are part of the text. */
function quotedFrom(text: string, from: number): { value: string; end: number } | undefined {
  let i = from + 1;
  for (;;) {
    const q = text.indexOf('"', i);
    if (q < 0) return undefined;
    if (text[q + 1] === '"') {
      i = q + 2;
      continue;
    }
    const after = text[q + 1];
    if (after !== undefined && after !== '\t' && after !== '\n' && after !== '\r') return undefined;
    const inner = text.slice(from + 1, q);
    if (!/[\t\n\r"]/.test(inner)) return undefined;
    return { value: inner.replaceAll('""', '"').replace(/\r\n?/g, '\n'), end: q + 1 };
  }
}

/** The cells of the largest table of a page; none without one. */
function tableOf(html: string): string[][] | undefined {
  const page = new DOMParser().parseFromString(html, 'text/html');
  let best: string[][] | undefined;
  for (const table of page.querySelectorAll('table')) {
    const rows = [...table.rows].map((tr) => {
      const row: string[] = [];
      for (const cell of tr.cells) {
        row.push(textOf(cell));
        for (let n = 1; n < Math.min(cell.colSpan, 1000); n++) row.push('');
      }
      return row;
    });
    if (rows.length > 0 && (!best || size(rows) > size(best))) best = rows;
  }
  return best;
}

const size = (rows: string[][]) => rows.reduce((n, r) => n + r.length, 0);

/** The text of a cell as a browser shows it: runs of space are one, breaks are breaks. */
function textOf(cell: Element): string {
  let out = '';
  const walk = (node: Node, kept: boolean) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const t = node.nodeValue ?? '';
      out += kept ? t : t.replace(/[ \t\r\n\f]+/g, ' ');
      return;
    }
    if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return;
    const el = node as HTMLElement;
    if (el.tagName === 'BR') {
      out += '\n';
      return;
    }
    if (el.tagName === 'STYLE' || el.tagName === 'SCRIPT') return;
    const block = /^(P|DIV|LI|UL|OL|H[1-6])$/.test(el.tagName);
    if (block && out.trim() && !out.endsWith('\n')) out += '\n';
    const pre = kept || el.tagName === 'PRE' || /white-space:\s*pre/.test(el.getAttribute('style') ?? '');
    for (const child of el.childNodes) walk(child, pre);
    if (block && out.trim() && !out.endsWith('\n')) out += '\n';
  };
  const pre = /white-space:\s*pre/.test(cell.getAttribute('style') ?? '');
  for (const child of cell.childNodes) walk(child, pre);
  return out
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function csv(rows: string[][]): string {
  const width = Math.max(...rows.map((r) => r.length));
  return rows
    .map((r) => Array.from({ length: width }, (_, i) => quote(r[i] ?? '')).join(','))
    .join('\r\n')
    .concat('\r\n');
}

const quote = (cell: string) => `"${kept(cell).replaceAll('"', '""')}"`;

// A text that begins with an apostrophe and then something a spreadsheet would run looks
// like one guarded on its way out, and would lose it on its way in.
const kept = (cell: string) =>
  /^'+[\s\ufeff\u200b-\u200d\u2060]*[=+\-@|\t\r\n\0＝＋－＠｜−]/.test(cell) ? `'${cell}` : cell;
