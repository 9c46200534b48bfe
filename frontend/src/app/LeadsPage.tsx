import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { go } from '../bridge';
import { callError } from '../bridge/error';
import { useMe } from '../bridge/me';
import { newImport, openFiles, saveTemplate } from '../features/imports/actions';
import { FirstRun } from '../features/leads/FirstRun';
import { type LeadSearch, readSearch } from '../features/leads/filter';
import { LeadsRoom } from '../features/leads/LeadsRoom';
import { toastTrouble } from '../ui/Toast';
import { useShell } from './shell';

const orderKey = 'foyer.leads.order';

/** The order last chosen here; the address has the first word. */
function rememberedOrder(): LeadSearch {
  try {
    const s = readSearch(JSON.parse(localStorage.getItem(orderKey) ?? '{}') as Record<string, unknown>);
    return { sort: s.sort, up: s.up };
  } catch {
    return {};
  }
}

function rememberOrder(s: LeadSearch): void {
  localStorage.setItem(orderKey, JSON.stringify({ sort: s.sort, up: s.up }));
}

/** Puts the room of leads together with what other rooms bring to it. */
export function LeadsPage() {
  const asked = JSON.stringify(useSearch({ strict: false }));
  const search = useMemo((): LeadSearch => {
    const s = readSearch(JSON.parse(asked) as Record<string, unknown>);
    return s.sort || s.up ? s : { ...rememberedOrder(), ...s };
  }, [asked]);
  const params = useParams({ strict: false }) as { id?: string };
  const navigate = useNavigate();
  const shell = useShell();
  const me = useMe().data;
  const [adding, setAdding] = useState(false);
  const sample = () =>
    go.exports.Sample().then(
      (ref) => openFiles([ref]),
      (e: unknown) => toastTrouble(callError(e).message),
    );
  return (
    <LeadsRoom
      search={search}
      setSearch={(s) => {
        rememberOrder(s);
        void navigate(
          params.id
            ? { to: '/leads/$id', params: { id: params.id }, search: s, replace: true }
            : { to: '/leads', search: s, replace: true },
        );
      }}
      open={params.id ?? null}
      setOpen={(id) =>
        void navigate(
          id
            ? { to: '/leads/$id', params: { id }, search, replace: params.id !== undefined }
            : { to: '/leads', search },
        )
      }
      adding={adding}
      setAdding={setAdding}
      onImport={shell.importFile}
      onDownload={shell.download}
      first={
        <FirstRun
          mayImport={me?.rights.import ?? false}
          onChoose={() => void newImport()}
          onAdd={() => setAdding(true)}
          onSample={() => void sample()}
          onTemplate={() => void saveTemplate()}
        />
      }
    />
  );
}
