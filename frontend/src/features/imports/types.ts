// The shapes of the imports contract as plain data.
import type { foyer } from '../../../wailsjs/go/models';
import type { Plain } from '../../bridge/types';

export type Import = Plain<foyer.Import>;
export type ImportState = Import['state'];
export type Counts = Plain<foyer.ImportCounts>;
export type ImportForm = Plain<foyer.ImportForm>;
export type ImportDraft = Plain<foyer.ImportDraft>;
export type ImportDetail = Plain<foyer.ImportDetail>;
export type ImportQuery = Plain<foyer.ImportQuery>;
export type ImportPage = Plain<foyer.ImportPage>;
export type FileView = Plain<foyer.FileView>;
export type Preview = Plain<foyer.Preview>;
export type PreviewRow = Plain<foyer.PreviewRow>;
export type PresetUse = Plain<foyer.PresetUse>;
export type ColumnList = Plain<foyer.ColumnList>;
export type ColumnValue = Plain<foyer.ColumnValue>;
export type ColumnValues = Plain<foyer.ColumnValues>;
export type ValueMap = Plain<foyer.ValueMap>;
export type Reading = Plain<foyer.Reading>;
export type Remark = Plain<foyer.Remark>;
export type Mapping = Plain<foyer.Mapping>;
export type MapColumn = Plain<foyer.MapColumn>;
export type RowQuery = Plain<foyer.RowQuery>;
export type RowPage = Plain<foyer.RowPage>;
export type RowView = Plain<foyer.RowView>;
export type RowCell = Plain<foyer.RowCell>;
export type ResultQuery = Plain<foyer.ResultQuery>;
export type ResultPage = Plain<foyer.ResultPage>;
export type ResultRow = Plain<foyer.ResultRow>;
export type RowColumn = Plain<foyer.RowColumn>;
export type RowGroup = Plain<foyer.RowGroup>;
export type RowScope = RowQuery['scope'];
/** Which rows are listed, and in which order. */
export type RowsOf = Omit<RowQuery, 'offset' | 'limit' | 'bare'>;
export type Finding = Plain<foyer.Finding>;
export type WhoChoice = Plain<foyer.Choice>;
export type Fix = Plain<foyer.Fix>;
export type FixResult = Plain<foyer.FixResult>;
export type Mend = Plain<foyer.Mend>;
export type MergeCounts = Plain<foyer.MergeCounts>;
export type MendAct = Plain<foyer.MendAct>;
export type MendResult = Plain<foyer.MendResult>;
export type MendSteps = Plain<foyer.MendSteps>;
export type Remembered = Plain<foyer.Remembered>;
export type RowCandidates = Plain<foyer.RowCandidates>;
export type RowCandidate = Plain<foyer.RowCandidate>;
export type FieldDiff = Plain<foyer.FieldDiff>;
export type Decision = Plain<foyer.Decision>;
export type JobProgress = Plain<foyer.Progress>;
export type Merging = Plain<foyer.Merging>;
export type MergeTake = Merging['take'];
export type Field = Plain<foyer.Field>;
export type Me = Plain<foyer.Me>;

/** Mapping keys that are no field: the column stays out, or its values become notes. */
export const notImported = '-';
export const toNotes = '+notes';

/** Where counting the different values of a column ends. */
export const manyValues = 2000;

/** Says whether an import of a state can be deleted; Go decides, this only shows it. */
export function mayDelete(st: ImportState): boolean {
  return st !== 'queued' && st !== 'running' && st !== 'approved';
}
