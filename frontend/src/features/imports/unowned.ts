/**
 * Which of its sentences says that steps of the agent are nobody's: of an import that starts an
 * action plan on leads that nobody gets, all of them or those whose rows name nobody.
 */
export function unowned(of: {
  plan: string;
  /** The person the import's form names, or whose the leads become whatever is chosen. */
  owner: string;
  partner: string;
  /** A column says whose each lead is. */
  column: boolean;
}): 'columns.plan_nobody' | 'columns.plan_nobody_some' | undefined {
  if (!of.plan || of.owner || of.partner) return undefined;
  return of.column ? 'columns.plan_nobody_some' : 'columns.plan_nobody';
}
