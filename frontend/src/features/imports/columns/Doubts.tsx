import { CircleHelp, TriangleAlert } from 'lucide-react';
import { Callout } from '../../../ui/Callout';
import { sayKey, useSay } from '../../../words/say';
import type { FileView } from '../types';
import s from './Columns.module.css';
import { encodingName } from './FileBar';

/**
 * What was not clear of the file as it is read: one remark as it is, more of them as a
 * list. Each says by itself where in the file it is.
 */
export function Doubts({ doubts }: { doubts: FileView['doubts'] }) {
  const say = useSay();
  if (doubts.length === 0) return null;
  const text = (d: FileView['doubts'][number]) =>
    sayKey(d.key, gapsOf(d.args)) ?? say('columns.doubt_unknown');
  const guess = doubts.some((d) => d.key === 'read.encoding_guessed');
  const [only] = doubts;
  return (
    <Callout icon={guess ? CircleHelp : TriangleAlert} title={say('columns.doubt')}>
      {doubts.length === 1 && only ? (
        text(only)
      ) : (
        <ul className={s.doubts}>
          {doubts.map((d) => (
            <li key={`${d.key}${d.row}`}>{text(d)}</li>
          ))}
        </ul>
      )}
    </Callout>
  );
}

// A count in the args of a remark is text; as a number it chooses the plural form.
function gapsOf(args: Record<string, string>): Record<string, string | number> {
  return {
    ...args,
    ...(args.count !== undefined && { count: Number(args.count) }),
    ...(args.encoding !== undefined && { encoding: encodingName(args.encoding) }),
  };
}
