import type { LeadFilter } from './types';

/** The filter that all leads of the list pass: those in the book that are not archived. */
export const allLeads: LeadFilter = {
  search: '',
  in: '',
  statuses: [],
  sources: [],
  owners: [],
  imports: [],
  where: [],
  archived: '',
  dateField: '',
  from: '',
  to: '',
  approved: false,
};
