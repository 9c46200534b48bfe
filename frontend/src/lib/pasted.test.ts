import { expect, it } from 'vitest';
import { cellsOf, pastedFile } from './pasted';

// A23: what spreadsheets put on the clipboard comes in cell by cell, exactly.
it('reads cells as spreadsheets write them', () => {
  expect(cellsOf('Name\tPhone\r\nAda\t0142\r\n')).toEqual([
    ['Name', 'Phone'],
    ['Ada', '0142'],
  ]);
  expect(cellsOf('a\t"two\nlines"\tb\nc\t"say ""hi"""\t')).toEqual([
    ['a', 'two\nlines', 'b'],
    ['c', 'say "hi"', ''],
  ]);
  // Quotes that a person typed.
  expect(cellsOf('5" pipe\t"quoted"\t"open')).toEqual([['5" pipe', '"quoted"', '"open']]);
  expect(cellsOf('"a\tb"\tc')).toEqual([['a\tb', 'c']]);
});

it('makes a file of them with every value as it was', () => {
  const html = '<table><tr><td>Name</td><td>Note</td></tr><tr><td>Zoé</td><td>a,<br>"b"</td></tr></table>';
  const plain = 'Name\tNote\r\nZoé\t"a,\n""b"""\r\n';
  const want = { ending: 'csv', text: '"Name","Note"\r\n"Zoé","a,\n""b"""\r\n' };
  expect(pastedFile(plain, html)).toEqual(want);
  expect(pastedFile(plain, '')).toEqual(want);
  expect(pastedFile('', html)).toEqual(want);
  // A mail client writes each cell on a line of its own: the page knows the cells.
  expect(pastedFile('Name\nNote\nZoé\na,\n"b"\n', html)).toEqual(want);
});

it('keeps zeros, spaces, formulas and apostrophes', () => {
  expect(pastedFile("00123\t  x  \t=1+1\t'=2\t'quoted'\n1\t2\t3\t4\t5\n", '')?.text).toBe(
    '"00123","  x  ","=1+1","\'\'=2","\'quoted\'"\r\n"1","2","3","4","5"\r\n',
  );
});

it('takes one row, one column, other text, and nothing else', () => {
  expect(pastedFile('Ada\t0142', '')?.text).toBe('"Ada","0142"\r\n');
  expect(
    pastedFile('a@x.ca\r\nb@x.ca\r\n', '<table><tr><td>a@x.ca</td></tr><tr><td>b@x.ca</td></tr></table>'),
  ).toEqual({ ending: 'csv', text: '"a@x.ca"\r\n"b@x.ca"\r\n' });
  expect(pastedFile('Name;Phone\nAda;0142\n', '')).toEqual({ ending: 'txt', text: 'Name;Phone\nAda;0142\n' });
  expect(pastedFile('just a word', '')).toBeUndefined();
  expect(pastedFile('', '')).toBeUndefined();
});

it('reads a page as it is shown', () => {
  const html =
    '<p>Hi</p><table><tr><th colspan="2">Who</th></tr></table><table><tbody><tr><td>  Ada\n   Quill </td><td><p>one</p><p>two</p></td></tr>' +
    '<tr><td>&nbsp;</td><td style="white-space:pre">a  b</td></tr></tbody></table>';
  expect(pastedFile('', html)?.text).toBe('"Ada Quill","one\ntwo"\r\n"","a  b"\r\n');
});
