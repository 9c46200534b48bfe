import { keyText } from '../lib/keys';
import s from './Kbd.module.css';

/** A shortcut as it stands on the keys: "Ctrl K". */
export function Kbd({ keys, plain }: { keys: string; plain?: boolean }) {
  return <kbd className={plain ? s.plain : s.kbd}>{keyText(keys)}</kbd>;
}
