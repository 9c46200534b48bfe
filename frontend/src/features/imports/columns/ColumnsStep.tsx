import { CircleAlert, CircleCheck, Clock, Columns3, FileCheck2, LayoutList } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useMe } from '../../../bridge/me';
import { useActions } from '../../../lib/actions';
import { cx } from '../../../lib/cx';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { FormatHelp } from '../../../ui/FormatHelp';
import { Icon } from '../../../ui/Icon';
import { IconButton } from '../../../ui/IconButton';
import { keepInSight, toast, toastTrouble } from '../../../ui/Toast';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { putCorrected, sayTrouble } from '../actions';
import { importsHref, visit } from '../places';
import { useSave } from '../queries';
import { useSaver } from '../saver';
import { fieldName } from '../shown';
import {
  type ImportDraft,
  type ImportForm,
  type MapColumn,
  notImported,
  type Reading,
  toNotes,
} from '../types';
import w from '../Wizard.module.css';
import { WizardHead } from '../WizardHead';
import { AboutRail } from './AboutRail';
import { ColumnRow } from './ColumnRow';
import s from './Columns.module.css';
import { Doubts } from './Doubts';
import { FieldRow, inOrder } from './FieldRow';
import { FileBar } from './FileBar';
import { NewFieldDialog } from './NewFieldDialog';
import { PresetNotes } from './PresetNotes';
import { PreviewPane } from './PreviewPane';
import { useDescribe, useRemap, useReread, useUsePreset } from './queries';
import { merges } from './RuleFields';
import { SameFile } from './SameFile';
import { isEmpty, knownRows, useSurvey } from './survey';
import { ValuesDialog } from './ValuesDialog';
import { readingFor, wayOf } from './ways';

/** The form of an import as it stands. */
export function formOf(d: ImportDraft): ImportForm {
  const { name, description, comments, source, rating, site, leadType, owner, partner, agent } = d.import;
  const { rule, policy, noMatch, mode, key, merging, approveNow, defaults, plan } = d.import;
  return {
    ...{ name, description, comments, source, rating, site, leadType, owner, partner, agent },
    ...{ rule, policy, noMatch, mode, key, merging, approveNow, defaults, plan },
  };
}

/** First step: how the file is read, where its columns go, what else is said of it. */
export function ColumnsStep({ draft, onReview }: { draft: ImportDraft; onReview: () => void }) {
  const say = useSay();
  const id = draft.import.id;
  const me = useMe().data;
  const saver = useSaver();
  const reread = useReread(id);
  const remap = useRemap(id);
  const describe = useDescribe(id);
  const preset = useUsePreset(id);
  const save = useSave(id);
  const [form, showForm] = useState(() => formOf(draft));
  // What is kept is always the whole form as last said: an answer that waits to be kept
  // must not take back a later one that did not wait.
  const said = useRef(form);
  const setForm = (f: ImportForm) => {
    said.current = f;
    showForm(f);
  };
  // A way back here puts all back as it was, so only the newest is offered.
  const offer = useRef<() => void>(undefined);
  const offerBack = (text: string, back: () => void) => {
    offer.current?.();
    offer.current = toast(text, { label: say('common.undo'), do: back });
  };
  const [replacing, setReplacing] = useState(false);
  const [leaving, setLeaving] = useState<'save' | 'review' | null>(null);

  const survey = useSurvey(draft);
  const [matching, setMatching] = useState<number | null>(null);
  const [byField, setByField] = useState(false);
  const [making, setMaking] = useState<number | null>(null);
  const { mapping } = draft;
  const used = mapping.columns.filter((c) => c.key !== notImported).length;
  const skipped = mapping.columns.filter((c) => c.key === notImported);
  const rows = knownRows(draft);
  const empty = isEmpty(mapping);
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));

  const change = (next: Partial<ImportForm>, when: 'now' | 'soon') => {
    setForm({ ...said.current, ...next });
    const keep = async () => {
      if (said.current.name.trim()) await describe.mutateAsync(said.current).catch(refuse);
    };
    if (when === 'now') saver.now(keep);
    else saver.soon('form', keep);
  };
  function refuse(e: unknown): never {
    trouble(e);
    throw e;
  }
  const read = (how: Partial<Reading>) => {
    const v = draft.view;
    // What is not changed is named as it stands: a guess made anew could move under the person's hand.
    const now: Reading = {
      encoding: v.encoding,
      delimiter: v.delimiter === ' ' ? 'space' : v.delimiter,
      quote: v.quote || 'none',
      headerRow: v.headerRow === 0 ? -1 : v.headerRow,
      sheet: v.sheet,
      region: '',
    };
    saver.now(() => reread.mutateAsync(readingFor(draft.import.format, now, how)).catch(refuse));
  };
  const remapTo = (columns: MapColumn[]) =>
    saver.now(() => remap.mutateAsync({ ...mapping, columns }).catch(refuse));
  const set = (index: number, next: Partial<MapColumn>) => {
    const at = mapping.columns.find((c) => c.index === index);
    if (!at) return;
    let freed: MapColumn | undefined;
    const columns = mapping.columns.map((c) => {
      // Values that were matched were matched to the field it went to.
      if (c.index === index)
        return {
          ...c,
          ...(next.key !== undefined && next.key !== c.key && { values: [], join: '' as const }),
          ...next,
        };
      const single =
        next.key !== undefined &&
        !next.join &&
        next.key !== notImported &&
        next.key !== toNotes &&
        next.key !== 'notes' &&
        next.key !== 'tags';
      if (single && c.key === next.key) {
        freed = c;
        return { ...c, key: notImported, confidence: '' as const };
      }
      return c;
    });
    const before = mapping;
    remapTo(columns);
    if (freed)
      offerBack(say('columns.freed', { column: freed.header }), () =>
        saver.now(() => remap.mutateAsync(before).catch(refuse)),
      );
  };
  const fresh = () => {
    const { id: had, name } = draft.preset;
    const fill = (next: string) =>
      saver.now(() => preset.mutateAsync(next).then((d) => setForm(formOf(d)), refuse));
    fill('');
    offerBack(say('preset.set_aside', { name }), () => fill(had));
  };
  const forward = (to: 'save' | 'review') => {
    setLeaving(to);
    void saver.settled().then((ok) => {
      if (!ok) return setLeaving(null);
      if (to === 'review') return onReview();
      save.mutate(undefined, {
        onSuccess: () => {
          toast(say('import.saved', { name: form.name }));
          visit(importsHref);
        },
        onError: (e) => {
          setLeaving(null);
          trouble(e);
        },
      });
    });
  };

  const missing = draft.missing;
  const made = mapping.columns.find((c) => c.index === making);
  const matched = mapping.columns.find((c) => c.index === matching);
  const keep = useRef(forward);
  keep.current = forward;
  useActions(
    useMemo(
      () => [
        {
          id: 'columns.keep',
          label: say('keys.keep'),
          icon: Clock,
          keys: 'Mod S',
          typing: true,
          group: 'list' as const,
          do: () => keep.current('save'),
        },
      ],
      [say],
    ),
  );
  return (
    <>
      <WizardHead
        file={draft.import.file}
        at={0}
        backLabel={say('import.back')}
        onBack={() => visit(importsHref)}
      />
      <div className={s.split}>
        <div className={w.pane}>
          <FileBar draft={draft} rows={rows} survey={survey} busy={reread.isPending} onRead={read} />
          <div className={s.callouts}>
            {draft.same && <SameFile id={draft.same} />}
            <PresetNotes use={draft.preset} busy={preset.isPending} onFresh={fresh} />
            {draft.corrects.id && (
              <Callout
                icon={FileCheck2}
                title={say('columns.corrects', { name: draft.corrects.name })}
                action={
                  <Button
                    size="sm"
                    busy={replacing}
                    onPress={() => {
                      setReplacing(true);
                      void saver
                        .settled()
                        .then(() => putCorrected(draft.corrects.id, id))
                        .catch(trouble)
                        .finally(() => setReplacing(false));
                    }}
                  >
                    {say('columns.corrects_use')}
                  </Button>
                }
              >
                {say('columns.corrects_hint')}
              </Callout>
            )}
            {empty && (
              <Callout tone="brass" title={say('columns.no_rows')}>
                {say('columns.no_rows_hint')}
              </Callout>
            )}
            <Doubts doubts={draft.view.doubts} />
          </div>
          <div className={s.mhead}>
            <span aria-hidden="true">
              {say(byField ? 'view.field_head' : 'columns.in_file')}{' '}
              <span className={cx('trunc', s.light)}>{say('columns.first_three')}</span>
            </span>
            <span />
            <span aria-hidden="true">{say(byField ? 'view.from' : 'columns.goes_to')}</span>
            <span className={s.mheadacts}>
              <span aria-hidden="true">{say('columns.match')}</span>
              <span className="grow" />
              <IconButton
                icon={byField ? Columns3 : LayoutList}
                label={say(byField ? 'view.by_column' : 'view.by_field')}
                onPress={() => setByField(!byField)}
              />
              {me && <FormatHelp {...me} />}
            </span>
          </div>
          {byField ? (
            <ul className={s.mlist} aria-label={say('view.fields')}>
              {inOrder(me?.fields ?? []).map((f) => (
                <FieldRow
                  key={f.key}
                  field={f}
                  mapping={mapping}
                  missing={missing.includes(f.key)}
                  onChange={set}
                  onClear={() =>
                    remapTo(
                      mapping.columns.map((c) =>
                        c.key === f.key
                          ? { ...c, key: notImported, join: '' as const, confidence: '' as const }
                          : c,
                      ),
                    )
                  }
                />
              ))}
            </ul>
          ) : (
            <ul className={s.mlist} aria-label={say('columns.list')}>
              {mapping.columns.map((c) => (
                <ColumnRow
                  key={c.index}
                  column={c}
                  mapping={mapping}
                  fields={me?.fields ?? []}
                  cells={draft.view.sample.map((row) => row[c.index] ?? '')}
                  list={draft.lists.find((l) => l.column === c.index)}
                  merging={merges(form) ? form.merging : undefined}
                  onMerging={(merging) => change({ merging }, 'now')}
                  onMatch={() => setMatching(c.index)}
                  onNew={me?.rights.form ? () => setMaking(c.index) : undefined}
                  onChange={(next) => set(c.index, next)}
                />
              ))}
            </ul>
          )}
          <PreviewPane key={wayOf(draft.view)} draft={draft} />
        </div>
        <AboutRail form={form} me={me} mapping={mapping} keeper={draft.keeper} onChange={change} />
      </div>
      {made && (
        <NewFieldDialog
          id={id}
          column={made}
          onMade={(key) => {
            setMaking(null);
            set(made.index, { key, confidence: 'sure' });
          }}
          onClose={() => setMaking(null)}
        />
      )}
      {matched && (
        <ValuesDialog
          id={id}
          column={matched}
          whole={mapping.whole}
          onChange={(values) => set(matched.index, { values, chosen: true, confidence: 'sure' })}
          onClose={() => setMatching(null)}
        />
      )}
      <footer className={w.foot} ref={keepInSight}>
        <div className={w.footwords} role="status">
          {missing.length > 0 ? (
            <span className={`${w.covered} brick-t`}>
              <Icon of={CircleAlert} size={14} />
              {say('columns.missing', { field: missing.map(fieldName).join(', ') })}
            </span>
          ) : (
            <span className={`${w.covered} moss-t`}>
              <Icon of={CircleCheck} size={14} />
              {say('columns.covered')}
            </span>
          )}
          <span className="muted trunc">
            {skipped.length === 0
              ? say('columns.counted', { used: num(used), count: mapping.columns.length })
              : say('columns.left_out', {
                  count: skipped.length,
                  list: skipped.map((c) => c.header).join(', '),
                })}
          </span>
        </div>
        <Button onPress={() => forward('save')} busy={leaving === 'save'}>
          {say('import.save_later')}
        </Button>
        <Button
          look="primary"
          isDisabled={empty || missing.length > 0 || !form.name.trim()}
          busy={leaving === 'review'}
          onPress={() => forward('review')}
        >
          {rows > 0 ? say('columns.review', { count: rows }) : say('columns.review_all')}
        </Button>
      </footer>
    </>
  );
}
