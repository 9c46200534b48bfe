import { Check, ChevronDown, FileSpreadsheet } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Button as RacButton,
} from 'react-aria-components';
import { cx } from '../../../lib/cx';
import { useLate } from '../../../ui/Blocks';
import { TextField } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import k from '../../../ui/Items.module.css';
import { Popover } from '../../../ui/Popover';
import { num, size } from '../../../words/formats';
import { type Key, sayKey, useSay } from '../../../words/say';
import type { FileView, ImportDraft, JobProgress, Reading } from '../types';
import s from './FileBar.module.css';
import l from './PickList.module.css';

const delimiterWords: Record<string, Key> = {
  ',': 'columns.sep_comma',
  ';': 'columns.sep_semicolon',
  '\t': 'columns.sep_tab',
  '|': 'columns.sep_pipe',
  '^': 'columns.sep_caret',
  '~': 'columns.sep_tilde',
  ' ': 'columns.sep_space',
  space: 'columns.sep_space',
  '': 'columns.sep_none',
};

/** The name of an encoding as a person knows it. */
export function encodingName(id: string): string {
  return sayKey(`encoding.${id}`) ?? id.toUpperCase();
}

/** The file and how it is read; each guess opens its menu, and the file is read again at once. */
export function FileBar(p: {
  draft: ImportDraft;
  rows: number;
  /** The reading of the whole file, while it goes on. */
  survey: JobProgress | undefined;
  busy: boolean;
  onRead: (how: Partial<Reading>) => void;
}) {
  const say = useSay();
  const { view: v, import: imp } = p.draft;
  const workbook = imp.format === 'xlsx';
  const kind = sayKey(`columns.format_${imp.format}`) ?? imp.format.toUpperCase();
  const separator = delimiterWords[v.delimiter];
  const counted = v.reason.split('/').map(Number);
  const reason =
    !workbook && counted.length === 3
      ? say('columns.reason', {
          count: counted[0] ?? 0,
          rows: say('columns.reason_rows', { agree: num(counted[1] ?? 0), count: counted[2] ?? 0 }),
        })
      : '';
  const late = useLate(!!p.survey, 600);
  const sheets = v.sheets.filter((x) => !x.empty);
  return (
    <div className={s.filebar} aria-busy={p.busy}>
      <span className={s.fileic}>
        <Icon of={FileSpreadsheet} size={20} />
      </span>
      <div className="col">
        <b className="medium trunc">{imp.file}</b>
        <small className="muted t12 nowrap">
          {p.rows > 0
            ? say('columns.file_rows', { kind, size: size(imp.size), count: p.rows })
            : say('columns.file', { kind, size: size(imp.size) })}
          {late && ` · ${say('columns.reading_on')}`}
        </small>
      </div>
      <span className="grow" />
      {!workbook && (
        <Fact label={say('columns.encoding')} value={encodingName(v.encoding)}>
          <Accents view={v} />
          <Choose
            label={say('columns.encoding')}
            groups={[{ id: 'e', items: v.encodings.map((id) => ({ id, label: encodingName(id) })) }]}
            value={[v.encoding]}
            onChoose={(_g, id) => p.onRead({ encoding: id })}
          />
        </Fact>
      )}
      {!workbook && (
        <Fact label={say('columns.separator')} value={separator ? say(separator) : v.delimiter} hint={reason}>
          <Choose
            label={say('columns.separator')}
            groups={[
              {
                id: 'delimiter',
                title: say('columns.separator'),
                items: separators(v).map((id) => ({
                  id,
                  label: delimiterWords[id] ? say(delimiterWords[id]) : id,
                })),
              },
              {
                id: 'quote',
                title: say('columns.quotes'),
                items: [
                  { id: 'quote:"', label: say('columns.quote_double') },
                  { id: "quote:'", label: say('columns.quote_single') },
                  { id: 'quote:none', label: say('columns.quote_none') },
                ],
              },
            ]}
            value={[v.delimiter === ' ' ? 'space' : v.delimiter, `quote:${v.quote || 'none'}`]}
            onChoose={(_g, id) =>
              p.onRead(id.startsWith('quote:') ? { quote: id.slice(6) } : { delimiter: id })
            }
          />
          <OtherSeparator onChoose={(delimiter) => p.onRead({ delimiter })} />
        </Fact>
      )}
      <Fact
        label={say('columns.names')}
        value={v.headerRow > 0 ? say('columns.in_row', { n: num(v.headerRow) }) : say('columns.no_header')}
      >
        <Choose
          label={say('columns.names')}
          groups={[
            {
              id: 'h',
              items: headerChoices(v, say('columns.no_header'), (n) => say('columns.in_row', { n: num(n) })),
            },
          ]}
          value={[v.headerRow > 0 ? String(v.headerRow) : '-1']}
          onChoose={(_g, id) => p.onRead({ headerRow: Number(id) })}
        />
      </Fact>
      {workbook && sheets.length > 1 ? (
        <Fact label={say('columns.sheet')} value={v.sheet}>
          <Choose
            label={say('columns.sheet')}
            groups={[
              {
                id: 's',
                items: v.sheets.map((x) => ({
                  id: x.name,
                  label: x.name,
                  off: x.empty,
                  note: x.empty
                    ? say('columns.sheet_empty')
                    : x.hidden
                      ? say('columns.sheet_hidden')
                      : undefined,
                })),
              },
            ]}
            value={[v.sheet]}
            onChoose={(_g, id) => p.onRead({ sheet: id })}
          />
        </Fact>
      ) : (
        <span className={cx(s.fact, !workbook && s.single)}>
          <span>{say('columns.sheet')}</span>
          <b>{workbook ? v.sheet : say('columns.sheet_single')}</b>
        </span>
      )}
    </div>
  );
}

interface Pick {
  id: string;
  label: string;
  note?: ReactNode;
  off?: boolean;
}

/** The rows that may hold the names of the columns, with what stands in them where that is known. */
export function headerChoices(v: FileView, none: string, inRow: (n: number) => string): Pick[] {
  const first = v.headerRow > 0 ? v.headerRow + 1 : 1;
  const last = Math.max(8, Math.min(v.headerRow + 5, 40));
  const items: Pick[] = [{ id: '-1', label: none }];
  for (let n = 1; n <= last; n++) {
    const cells = n >= first ? v.sample[n - first] : undefined;
    items.push({
      id: String(n),
      label: inRow(n),
      note: cells ? cells.filter(Boolean).slice(0, 3).join(', ') : undefined,
    });
  }
  return items;
}

// The separators to choose from; one of the person's own stands with them.
function separators(v: FileView): string[] {
  const now = v.delimiter === ' ' ? 'space' : v.delimiter;
  return now === '' || v.delimiters.includes(now) ? v.delimiters : [...v.delimiters, now];
}

/** Any one character separates values, where a program wrote it so. */
function OtherSeparator({ onChoose }: { onChoose: (delimiter: string) => void }) {
  const say = useSay();
  const [text, setText] = useState('');
  return (
    <div className={s.other}>
      <TextField
        small
        label={say('columns.sep_own')}
        hint={say('columns.sep_own_hint')}
        value={text}
        onChange={(t) => setText([...t].at(-1) ?? '')}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' || text === '') return;
          e.preventDefault();
          onChoose(text);
        }}
      />
    </div>
  );
}

function Fact(p: { label: string; value: string; hint?: string; children: ReactNode }) {
  return (
    <Popover
      label={p.label}
      tight
      placement="bottom end"
      className={s.factpop}
      content={
        <>
          {p.hint && <p className={l.facthint}>{p.hint}</p>}
          {p.children}
        </>
      }
    >
      <RacButton className={cx(s.fact, s.factbtn)}>
        <span>{p.label}</span>
        <b>
          {p.value}
          <Icon of={ChevronDown} size={12} />
        </b>
      </RacButton>
    </Popover>
  );
}

function Accents({ view }: { view: FileView }) {
  const say = useSay();
  if (view.accents.length === 0) return <p className={l.facthint}>{say('columns.no_accents')}</p>;
  return (
    <div className={s.accents}>
      <p className="muted t12">{say('columns.accents')}</p>
      {view.accents.map((row, i) => (
        <p key={`${i.toString()}${row[0] ?? ''}`} className="trunc">
          {row
            .filter((c) => /[^\p{ASCII}]/u.test(c))
            .slice(0, 4)
            .join(' · ')}
        </p>
      ))}
    </div>
  );
}

function Choose(p: {
  label: string;
  groups: { id: string; title?: string; items: Pick[] }[];
  value: string[];
  onChoose: (group: string, id: string) => void;
}) {
  const off = p.groups.flatMap((g) => g.items.filter((i) => i.off).map((i) => i.id));
  return (
    <ListBox
      aria-label={p.label}
      className={l.list ?? ''}
      selectionMode="multiple"
      escapeKeyBehavior="none"
      selectedKeys={p.value}
      disabledKeys={off}
      autoFocus="first"
      onSelectionChange={(keys) => {
        // Each group holds one choice: a newly chosen one replaces it, a second press changes nothing.
        const added = [...(keys as Set<string>)].find((k) => !p.value.includes(k));
        if (added === undefined) return;
        const group = p.groups.find((g) => g.items.some((i) => i.id === added));
        p.onChoose(group?.id ?? '', added);
      }}
      items={p.groups}
    >
      {(g) => (
        <ListBoxSection id={g.id} aria-label={g.title ?? p.label}>
          {p.groups.length > 1 && <Header className={k.head ?? ''}>{g.title}</Header>}
          <Collection items={g.items}>
            {(i) => (
              <ListBoxItem id={i.id} textValue={i.label} className={k.item ?? ''}>
                {({ isSelected }) => (
                  <>
                    <span className="nowrap">{i.label}</span>
                    {i.note && <span className={cx(k.note, l.itemnote, 'trunc')}>{i.note}</span>}
                    {isSelected && <Icon of={Check} size={14} className={k.tick} />}
                  </>
                )}
              </ListBoxItem>
            )}
          </Collection>
        </ListBoxSection>
      )}
    </ListBox>
  );
}
