// The shapes that cross the border, as plain data: the generated bindings have
// enums, which compare badly with text that comes as JSON.
import type { foyer } from '../../wailsjs/go/models';

/** A border type with its enums as the texts they are. */
export type Plain<T> = T extends string
  ? string extends T
    ? string
    : `${T}`
  : T extends (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { [K in keyof T as K extends 'convertValues' ? never : K]: Plain<T[K]> }
      : T;

export type About = Plain<foyer.About>;
export type ActionPlan = Plain<foyer.ActionPlan>;
export type AlikeGroup = Plain<foyer.AlikeGroup>;
export type Contact = Plain<foyer.Contact>;
export type ContactKind = Contact['kind'];
export type Draft = Plain<foyer.Draft>;
export type Edit = Plain<foyer.Edit>;
export type Event = Plain<foyer.Event>;
export type ExportPlan = Plain<foyer.ExportPlan>;
export type ExportSpec = Plain<foyer.ExportSpec>;
export type Field = Plain<foyer.Field>;
export type FileRef = Plain<foyer.FileRef>;
export type HistoryEntry = Plain<foyer.HistoryEntry>;
export type Lead = Plain<foyer.Lead>;
export type LeadCount = Plain<foyer.LeadCount>;
export type LeadFilter = Plain<foyer.LeadFilter>;
export type JoinDone = Plain<foyer.JoinDone>;
export type LeadMerge = Plain<foyer.LeadMerge>;
export type LeadOptions = Plain<foyer.LeadOptions>;
export type LeadPage = Plain<foyer.LeadPage>;
export type LeadPlan = Plain<foyer.LeadPlan>;
export type LeadStep = LeadPlan['steps'][number];
export type LeadQuery = Plain<foyer.LeadQuery>;
export type LeadRow = Plain<foyer.LeadRow>;
export type LeadSort = LeadQuery['sort'];
export type HouseRules = Plain<foyer.HouseRules>;
export type Me = Plain<foyer.Me>;
export type Note = Plain<foyer.Note>;
export type Option = Plain<foyer.Option>;
export type Partner = Plain<foyer.Partner>;
export type PartnerRef = Plain<foyer.PartnerRef>;
export type Person = Plain<foyer.Person>;
export type PlanEvent = Plain<foyer.PlanEvent>;
export type PlanStep = Plain<foyer.PlanStep>;
export type Preset = Plain<foyer.Preset>;
export type PresetIn = Plain<foyer.PresetIn>;
export type PresetsIn = Plain<foyer.PresetsIn>;
export type PersonForm = Plain<foyer.PersonForm>;
export type Progress = Plain<foyer.Progress>;
export type Provenance = Plain<foyer.Provenance>;
export type RightRow = Plain<foyer.RightRow>;
export type Settings = Plain<foyer.Settings>;
export type SomeoneAlike = Plain<foyer.SomeoneAlike>;
export type Summary = Plain<foyer.Summary>;
export type UndoField = Plain<foyer.UndoField>;
export type WatchView = Plain<foyer.WatchView>;
export type WatchFile = Plain<foyer.WatchFile>;
