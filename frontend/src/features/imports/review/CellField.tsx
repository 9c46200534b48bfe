import s from './RowGrid.module.css';

/** What stands in a cell while it is mended: Enter and leaving keep it, Escape does not. */
export function CellField(p: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onKeep: () => void;
  onTab: (back: boolean) => void;
  onLeave: () => void;
}) {
  return (
    <input
      className={s.input}
      aria-label={p.label}
      value={p.value}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      onFocus={(e) => e.currentTarget.select()}
      onChange={(e) => p.onChange(e.target.value)}
      onBlur={p.onKeep}
      onKeyDown={(e) => {
        e.stopPropagation();
        if (e.key === 'Enter') p.onKeep();
        else if (e.key === 'Escape') p.onLeave();
        else if (e.key === 'Tab') {
          e.preventDefault();
          p.onTab(e.shiftKey);
        }
      }}
    />
  );
}
