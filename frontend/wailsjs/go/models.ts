export namespace foyer {
	
	export enum Action {
	    AddLead = "leads.add",
	    ApproveImport = "imports.approve",
	    ArchiveLead = "leads.archive",
	    EditLead = "leads.edit",
	    Export = "exports.write",
	    Form = "form.change",
	    Import = "imports.run",
	    Partners = "partners.change",
	    People = "people.change",
	    Plans = "plans.change",
	    SeeLeads = "leads.see",
	    SeePartners = "partners.see",
	    Settings = "settings.change",
	}
	export enum ArchivedScope {
	    All = "all",
	    Only = "only",
	    Out = "",
	}
	export enum ChangeKind {
	    Act = "act",
	    Add = "add",
	    Drop = "drop",
	    Edit = "edit",
	    Undo = "undo",
	}
	export enum Confidence {
	    Check = "check",
	    Likely = "likely",
	    None = "",
	    Sure = "sure",
	}
	export enum ContactKind {
	    Fax = "fax",
	    Home = "home",
	    Main = "main",
	    Mobile = "mobile",
	    Other = "other",
	    Work = "work",
	}
	export enum DateOrder {
	    OrderDMY = "dmy",
	    OrderMDY = "mdy",
	    OrderOpen = "",
	    OrderYMD = "ymd",
	}
	export enum DecimalMark {
	    DecimalComma = "comma",
	    DecimalOpen = "",
	    DecimalPoint = "point",
	}
	export enum DecisionKind {
	    Apart = "apart",
	    Create = "create",
	    Link = "link",
	    Merge = "merge",
	    None = "",
	    Restore = "restore",
	    Skip = "skip",
	}
	export enum Density {
	    Compact = "compact",
	    Normal = "normal",
	    Roomy = "roomy",
	}
	export enum DueUnit {
	    Days = "days",
	    Hours = "hours",
	}
	export enum ExportFormat {
	    CSV = "csv",
	    XLSX = "xlsx",
	}
	export enum ExportItems {
	    All = "all",
	    Selected = "selected",
	    View = "view",
	}
	export enum FieldKind {
	    Code = "code",
	    Custom = "custom",
	    Date = "date",
	    Email = "email",
	    Instant = "instant",
	    Intent = "intent",
	    List = "list",
	    Long = "long",
	    Money = "money",
	    Name = "name",
	    Notes = "notes",
	    Number = "number",
	    Person = "person",
	    Phone = "phone",
	    Status = "status",
	    Tags = "tags",
	    Text = "text",
	    URL = "url",
	    YesNo = "yes_no",
	    YesNot = "yes_not",
	}
	export enum ImportMode {
	    Both = "",
	    Create = "create",
	    Update = "update",
	}
	export enum ImportPhase {
	    Done = "done",
	    Index = "index",
	    Merges = "merges",
	    None = "",
	    Redo = "redo",
	    Rollback = "rollback",
	    Rows = "rows",
	    Staged = "staged",
	    Staging = "staging",
	    Text = "text",
	    Undo = "undo",
	}
	export enum ImportState {
	    Approved = "approved",
	    Cancelled = "cancelled",
	    Draft = "draft",
	    Failed = "failed",
	    Queued = "queued",
	    Running = "running",
	    Saved = "saved",
	    Undone = "undone",
	    Waiting = "waiting",
	}
	export enum Join {
	    Comma = "comma",
	    Header = "header",
	    Line = "line",
	    None = "",
	    Space = "space",
	}
	export enum Kind {
	    Busy = "busy",
	    Cancelled = "cancelled",
	    Conflict = "conflict",
	    Forbidden = "forbidden",
	    Internal = "internal",
	    Invalid = "invalid",
	    NotFound = "not_found",
	    Offline = "offline",
	    SignedOut = "signed_out",
	    Stale = "stale",
	    TooLarge = "too_large",
	    Unsupported = "unsupported",
	}
	export enum LeadPlanState {
	    Completed = "completed",
	    Paused = "paused",
	    Resting = "resting",
	    Running = "running",
	}
	export enum LeadSort {
	    Active = "active",
	    Contact = "contact",
	    Created = "created",
	    Name = "name",
	    Owner = "owner",
	    Source = "source",
	    Status = "status",
	}
	export enum Level {
	    Error = "error",
	    Note = "note",
	    Warning = "warning",
	}
	export enum MatchKey {
	    Email = "email",
	    External = "external_id",
	    House = "",
	    ID = "id",
	    MLSName = "mls_name",
	    Phone = "phone",
	}
	export enum MendKind {
	    Cells = "cells",
	    Decide = "decide",
	    File = "file",
	    Fill = "fill_down",
	    Replace = "replace",
	    Same = "same",
	    Set = "set",
	    Suggest = "suggest",
	    Tick = "tick",
	}
	export enum MergeTake {
	    Ask = "ask",
	    File = "file",
	    Fill = "fill",
	    Mine = "mine",
	}
	export enum NameOrder {
	    NameFirstLast = "",
	    NameLastFirst = "last_first",
	}
	export enum NoteKind {
	    Import = "import",
	    Typed = "note",
	}
	export enum Outcome {
	    Created = "created",
	    Failed = "failed",
	    LeftOut = "left_out",
	    Merged = "merged",
	    None = "",
	    Skipped = "skipped",
	    Unchanged = "unchanged",
	}
	export enum PartnerStanding {
	    Approved = "approved",
	    Declined = "declined",
	    Pending = "pending",
	    Suspended = "suspended",
	}
	export enum Plan {
	    Create = "create",
	    Fold = "fold",
	    Link = "link",
	    Merge = "merge",
	    None = "none",
	    Skip = "skip",
	    Unchanged = "unchanged",
	}
	export enum PlanAct {
	    Done = "completed",
	    Paused = "paused",
	    Resumed = "resumed",
	    Started = "started",
	    StepBack = "taken_back",
	    StepDone = "done",
	}
	export enum PlanStanding {
	    Completed = "completed",
	    Late = "late",
	    OnTime = "on_time",
	    Paused = "paused",
	}
	export enum Policy {
	    Partial = "partial",
	    Strict = "strict",
	}
	export enum Remedy {
	    Address = "address",
	    Amount = "amount",
	    Choose = "choose",
	    Damage = "damage",
	    Date = "date",
	    Decide = "decide",
	    File = "file",
	    Fill = "fill",
	    Phone = "phone",
	    Text = "text",
	}
	export enum ResultState {
	    Approved = "approved",
	    Declined = "declined",
	    Plain = "",
	    Waits = "waits",
	}
	export enum Role {
	    Admin = "admin",
	    Agent = "agent",
	    Director = "director",
	    Partner = "partner",
	}
	export enum RowScope {
	    All = "",
	    Created = "created",
	    Duplicates = "duplicates",
	    Errors = "errors",
	    Failed = "failed",
	    LeftOut = "left_out",
	    Merged = "merged",
	    New = "new",
	    Skipped = "skipped",
	    Unchanged = "unchanged",
	    Unticked = "unticked",
	    Warned = "warned",
	}
	export enum Rule {
	    Create = "create",
	    Merge = "merge",
	}
	export enum Section {
	    Contact = "contact",
	    Custom = "custom",
	    Financing = "financing",
	    Origin = "origin",
	    Property = "property",
	    Work = "work",
	}
	export enum Standing {
	    Active = "active",
	    Gone = "gone",
	    Paused = "paused",
	}
	export enum StepKind {
	    Approval = "approval",
	    Call = "call",
	    Email = "email",
	    Fields = "fields",
	    Meeting = "meeting",
	    Task = "task",
	}
	export enum StepWho {
	    Agent = "agent",
	    Broker = "broker",
	}
	export enum TextSize {
	    Large = "large",
	    Larger = "larger",
	    Normal = "normal",
	}
	export enum Theme {
	    Dark = "dark",
	    Light = "light",
	    System = "system",
	}
	export enum UndoList {
	    Back = "back",
	    Blocked = "blocked",
	    Kept = "kept",
	}
	export enum Verdict {
	    Active = "active",
	    Error = "error",
	    Existing = "existing",
	    New = "new",
	    Twin = "twin",
	}
	export interface About {
	    version: string;
	    sqlite: string;
	    webView: string;
	    system: string;
	}
	export interface PlanStep {
	    id: string;
	    kind: StepKind;
	    text: string;
	    amount: number;
	    unit: DueUnit;
	    who: StepWho;
	    note: string;
	    fields: string[];
	}
	export interface ActionPlan {
	    id: string;
	    name: string;
	    inUse: boolean;
	    version: number;
	    lateAfter: number;
	    assign: string;
	    assignName: string;
	    steps: PlanStep[];
	    leads: number;
	}
	export interface AgentForm {
	    name: string;
	    email: string;
	}
	export interface Alike {
	    same: number;
	    kind: number;
	    suggests: number;
	}
	export interface Reason {
	    key: string;
	    here: string;
	    there: string;
	    for: boolean;
	}
	export interface Likeness {
	    score: number;
	    reasons: Reason[];
	}
	export interface Finding {
	    field: string;
	    level: Level;
	    key: string;
	    args: Record<string, string>;
	    raw: string;
	    column: number;
	    suggest: string;
	}
	export interface LeadRef {
	    id: string;
	    name: string;
	}
	export interface Provenance {
	    import: string;
	    importName: string;
	    file: string;
	    row: number;
	}
	export interface Contact {
	    kind: ContactKind;
	    raw: string;
	    norm: string;
	    nat: string;
	    ext: string;
	}
	export interface Lead {
	    id: string;
	    name: string;
	    values: Record<string, string>;
	    phones: Contact[];
	    emails: Contact[];
	    ownerName: string;
	    pending: boolean;
	    declined: boolean;
	    reason: string;
	    created: string;
	    active: string;
	    archived: string;
	    converted: string;
	    addedBy: string;
	    from: Provenance;
	    notesCount: number;
	    born: string;
	    stamps: Record<string, string>;
	    related: LeadRef[];
	    joinedInto: string;
	    asked: Finding[];
	}
	export interface AlikeGroup {
	    id: string;
	    leads: Lead[];
	    why: Likeness[];
	}
	export interface AlikePage {
	    groups: AlikeGroup[];
	    total: number;
	    next: string;
	    searched: string;
	}
	export interface Clash {
	    row: number;
	    name: string;
	    lead: string;
	    with: string;
	    key: string;
	}
	export interface Option {
	    value: string;
	    label: string;
	    count: number;
	}
	export interface ApprovalView {
	    leads: number;
	    merges: number;
	    owners: Option[];
	    sources: Option[];
	    clashes: Clash[];
	    more: boolean;
	}
	export interface BatchFile {
	    id: string;
	    file: string;
	    state: ImportState;
	    rows: number;
	    errors: number;
	}
	export interface Choice {
	    value: string;
	    label: string;
	    hint: string;
	    likely: boolean;
	}
	
	export interface ValueCount {
	    value: string;
	    count: number;
	}
	export interface Cluster {
	    spelling: string;
	    count: number;
	    sure: boolean;
	    values: ValueCount[];
	}
	export interface ColumnList {
	    column: number;
	    values: number;
	    unknown: number;
	    many: boolean;
	}
	export interface ColumnValue {
	    value: string;
	    count: number;
	    becomes: string;
	    known: boolean;
	    why: string;
	    mapped: boolean;
	    to: string;
	}
	export interface ColumnValues {
	    column: number;
	    key: string;
	    values: ColumnValue[];
	    open: boolean;
	    several: boolean;
	    whole: boolean;
	    many: boolean;
	}
	export interface Condition {
	    field: string;
	    value: string;
	}
	
	export interface FieldChoice {
	    field: string;
	    take: MergeTake;
	}
	export interface Decision {
	    kind: DecisionKind;
	    lead: string;
	    row: number;
	    fields: FieldChoice[];
	}
	export interface Declined {
	    leads: string[];
	    rows: number[];
	}
	export interface DeleteView {
	    leads: number;
	    kept: number;
	}
	export interface Draft {
	    values: Record<string, string>;
	}
	export interface DriftValues {
	    header: string;
	    key: string;
	    values: string[];
	    count: number;
	}
	export interface DriftColumn {
	    header: string;
	    key: string;
	    required: boolean;
	}
	export interface Drift {
	    added: string[];
	    missing: DriftColumn[];
	    values: DriftValues[];
	}
	
	
	export interface Edit {
	    field: string;
	    was: string;
	    seen: string;
	    now: string;
	}
	export interface Error {
	    kind: Kind;
	    key: string;
	    message: string;
	    args?: Record<string, string>;
	    fields?: Record<string, string>;
	    ref?: string;
	}
	export interface FileRef {
	    ref: string;
	    name: string;
	    size: number;
	    rows: number;
	    trouble?: Error;
	}
	export interface RowNews {
	    row: number;
	    name: string;
	    outcome: Outcome;
	    key: string;
	}
	export interface ImportCounts {
	    rows: number;
	    blank: number;
	    staged: number;
	    new: number;
	    duplicates: number;
	    errors: number;
	    unticked: number;
	    warned: number;
	    ready: number;
	    blocking: number;
	    done: number;
	    created: number;
	    merged: number;
	    unchanged: number;
	    skipped: number;
	    failed: number;
	    leftOut: number;
	    newValues: number;
	}
	export interface Progress {
	    job: string;
	    what: string;
	    import: string;
	    phase: ImportPhase;
	    done: number;
	    total: number;
	    rate: number;
	    left: number;
	    counts: ImportCounts;
	    recent: RowNews[];
	    place: number;
	    ended: boolean;
	    trouble?: Error;
	}
	export interface Event {
	    topic: string;
	    ids: string[];
	    job?: Progress;
	    files: FileRef[];
	}
	export interface ExportPlan {
	    name: string;
	    rows: number;
	    size: number;
	}
	export interface LeadFilter {
	    search: string;
	    in: string;
	    statuses: string[];
	    sources: string[];
	    owners: string[];
	    imports: string[];
	    where: Condition[];
	    archived: ArchivedScope;
	    dateField: string;
	    from: string;
	    to: string;
	    approved: boolean;
	}
	export interface ExportSpec {
	    items: ExportItems;
	    filter: LeadFilter;
	    selected: string[];
	    dateField: string;
	    from: string;
	    to: string;
	    sort: LeadSort;
	    desc: boolean;
	    fields: string[];
	    notes: boolean;
	    pending: boolean;
	    format: ExportFormat;
	    exact: boolean;
	    delimiter: string;
	    noBom: boolean;
	}
	export interface Field {
	    key: string;
	    kind: FieldKind;
	    section: Section;
	    unset: boolean;
	    form: boolean;
	    view: boolean;
	    label: string;
	}
	
	export interface FieldDefault {
	    field: string;
	    value: string;
	}
	export interface FieldDiff {
	    field: string;
	    raw: string;
	    file: string;
	    have: string;
	    result: string;
	    same: boolean;
	    clash: boolean;
	    take: MergeTake;
	    both: boolean;
	}
	export interface FieldGuess {
	    label: string;
	    kind: FieldKind;
	    choices: string[];
	}
	export interface FileDiff {
	    previous: string;
	    new: number;
	    changed: number;
	    gone: number;
	    same: number;
	    at: string;
	}
	
	export interface Remark {
	    key: string;
	    args: Record<string, string>;
	    row: number;
	}
	export interface SheetView {
	    name: string;
	    hidden: boolean;
	    empty: boolean;
	}
	export interface FileView {
	    encoding: string;
	    delimiter: string;
	    quote: string;
	    headerRow: number;
	    sheet: string;
	    sheets: SheetView[];
	    encodings: string[];
	    delimiters: string[];
	    doubts: Remark[];
	    reason: string;
	    sample: string[][];
	    accents: string[][];
	}
	
	export interface Fix {
	    row: number;
	    field: string;
	    column: number;
	    value: string;
	    undo: boolean;
	}
	export interface RowMaybe {
	    lead: string;
	    row: number;
	    name: string;
	    likeness: Likeness;
	}
	export interface RowTwin {
	    group: number;
	    at: number;
	    of: number;
	}
	export interface RowMatch {
	    lead: string;
	    row: number;
	    name: string;
	    hidden: boolean;
	    by: string[];
	}
	export interface RowCell {
	    raw: string;
	    value: string;
	    edited: boolean;
	}
	export interface RowView {
	    row: number;
	    verdict: Verdict;
	    plan: Plan;
	    outcome: Outcome;
	    ticked: boolean;
	    barred: boolean;
	    fixed: boolean;
	    name: string;
	    cells: RowCell[];
	    findings: Finding[];
	    match?: RowMatch;
	    twin?: RowTwin;
	    maybe?: RowMaybe;
	    lead: string;
	    decided: DecisionKind;
	    clash: boolean;
	}
	export interface FixResult {
	    rows: RowView[];
	    counts: ImportCounts;
	}
	export interface HistoryEntry {
	    field: string;
	    was: string;
	    now: string;
	    kind: ChangeKind;
	    by: string;
	    at: string;
	    from: Provenance;
	    raw: string;
	    column: string;
	    reason: string;
	}
	export interface HouseRules {
	    partnerRequired: boolean;
	    ownerFirst: boolean;
	}
	export interface Merging {
	    take: MergeTake;
	    fields: FieldChoice[];
	    clears: string[];
	}
	export interface Import {
	    id: string;
	    name: string;
	    file: string;
	    size: number;
	    sha256: string;
	    format: string;
	    state: ImportState;
	    paused: boolean;
	    phase: ImportPhase;
	    run: number;
	    by: string;
	    byName: string;
	    created: string;
	    modified: string;
	    modifiedBy: string;
	    started: string;
	    finished: string;
	    approvedAt: string;
	    approvedBy: string;
	    rule: Rule;
	    policy: Policy;
	    noMatch: boolean;
	    mode: ImportMode;
	    key: MatchKey;
	    merging: Merging;
	    source: string;
	    owner: string;
	    approveNow: boolean;
	    description: string;
	    comments: string;
	    rating: string;
	    site: string;
	    leadType: string;
	    partner: string;
	    agent: string;
	    defaults: FieldDefault[];
	    plan: string;
	    counts: ImportCounts;
	    waits: number;
	    waitMerges: number;
	    reason: string;
	    reasonArgs: Record<string, string>;
	}
	
	export interface ImportRef {
	    id: string;
	    name: string;
	}
	export interface LaterRows {
	    ready: number;
	    wrong: number;
	    active: number;
	    totals: number;
	}
	export interface ImportStory {
	    key: string;
	    args: Record<string, string>;
	    by: string;
	    at: string;
	}
	export interface ImportDetail {
	    import: Import;
	    columns: number;
	    matched: number;
	    ownerColumn: string;
	    keeper: string;
	    stories: ImportStory[];
	    declined: number;
	    later: LaterRows;
	    lists: Option[];
	    batch: BatchFile[];
	    previous: ImportRef;
	    diff: FileDiff;
	}
	export interface PresetUse {
	    id: string;
	    name: string;
	    filled: boolean;
	    changed: string;
	    fresh: boolean;
	    found: string;
	    guess: string;
	    drift: Drift;
	}
	export interface ValueMap {
	    from: string;
	    to: string;
	    later?: boolean;
	}
	export interface MapColumn {
	    index: number;
	    header: string;
	    key: string;
	    confidence: Confidence;
	    chosen: boolean;
	    order: DateOrder;
	    ask: boolean;
	    decimal: DecimalMark;
	    names: NameOrder;
	    join: Join;
	    values: ValueMap[];
	    filled: number;
	    distinct: number;
	    samples: string[];
	    suggest: string[];
	    mojibake: number;
	    damage: Remark[];
	    width: number;
	    repair: boolean;
	}
	export interface Mapping {
	    columns: MapColumn[];
	    regions: string[];
	    seen: number;
	    whole: boolean;
	}
	export interface ImportDraft {
	    import: Import;
	    view: FileView;
	    mapping: Mapping;
	    missing: string[];
	    same: string;
	    preset: PresetUse;
	    corrects: ImportRef;
	    repairs: boolean;
	    step: string;
	    lists: ColumnList[];
	    keeper: string;
	}
	export interface ImportForm {
	    name: string;
	    description: string;
	    source: string;
	    owner: string;
	    rule: Rule;
	    policy: Policy;
	    noMatch: boolean;
	    mode: ImportMode;
	    key: MatchKey;
	    merging: Merging;
	    approveNow: boolean;
	    comments: string;
	    rating: string;
	    site: string;
	    leadType: string;
	    partner: string;
	    agent: string;
	    defaults: FieldDefault[];
	    plan: string;
	}
	export interface ImportPage {
	    rows: Import[];
	    total: number;
	    states: Option[];
	}
	export interface ImportQuery {
	    state: ImportState;
	    search: string;
	    mine: boolean;
	    sort: string;
	    desc: boolean;
	    offset: number;
	    limit: number;
	}
	
	
	export interface JoinChoice {
	    field: string;
	    lead: string;
	}
	export interface UndoField {
	    field: string;
	    now: string;
	    before: string;
	    kept: boolean;
	    edited: boolean;
	}
	export interface JoinDone {
	    id: string;
	    survivor: LeadRef;
	    leads: LeadRef[];
	    by: string;
	    at: string;
	    undone: string;
	    fields: UndoField[];
	}
	
	
	export interface LeadCount {
	    found: number;
	    archived: number;
	}
	
	export interface LeadMerge {
	    from: Provenance;
	    rows: number[];
	    by: string;
	    at: string;
	    may: boolean;
	}
	export interface LeadOptions {
	    statuses: Option[];
	    sources: Option[];
	    owners: Option[];
	    imports: Option[];
	}
	export interface LeadRow {
	    id: string;
	    name: string;
	    phone: string;
	    email: string;
	    more: number;
	    source: string;
	    owner: string;
	    ownerName: string;
	    status: string;
	    active: string;
	    created: string;
	    pending: boolean;
	    declined: boolean;
	    archived: boolean;
	    import: string;
	}
	export interface LeadPage {
	    rows: LeadRow[];
	    offset: number;
	    next: string;
	    unsorted: boolean;
	}
	export interface LeadStep {
	    step: PlanStep;
	    due: string;
	    done: string;
	    by: string;
	    lacks: string[];
	    late: boolean;
	    since: string;
	    mine: boolean;
	}
	export interface LeadPlan {
	    plan: string;
	    name: string;
	    state: LeadPlanState;
	    started: string;
	    ended: string;
	    steps: LeadStep[];
	    standing: PlanStanding;
	    done: number;
	    since: string;
	    mine: boolean;
	}
	export interface LeadQuery {
	    filter: LeadFilter;
	    sort: LeadSort;
	    desc: boolean;
	    offset: number;
	    limit: number;
	    after: string;
	}
	
	
	
	
	export interface List {
	    name: string;
	    values: string[];
	}
	export interface Looked {
	    rows: number;
	    counts: ImportCounts;
	}
	
	
	export interface PartnerRef {
	    code: string;
	    name: string;
	    standing: PartnerStanding;
	}
	export interface Summary {
	    leads: number;
	    archived: number;
	    pending: number;
	    imports: number;
	    waiting: number;
	    drafts: number;
	    alone: number;
	}
	export interface Settings {
	    theme: Theme;
	    language: string;
	    textSize: TextSize;
	    density: Density;
	    phoneCountry: string;
	    singleKeys: boolean;
	    languageNow: string;
	    localeNow: string;
	    countryNow: string;
	}
	export interface Rights {
	    import: boolean;
	    approve: boolean;
	    export: boolean;
	    settings: boolean;
	    form: boolean;
	    plans: boolean;
	    people: boolean;
	    seePartners: boolean;
	    partners: boolean;
	}
	export interface Person {
	    id: string;
	    name: string;
	    login: string;
	    role: Role;
	    email: string;
	    standing: Standing;
	    site: string;
	    partner: string;
	    partnerName: string;
	    agent: string;
	    import: boolean;
	    leads: number;
	}
	export interface Me {
	    person: Person;
	    rights: Rights;
	    settings: Settings;
	    summary: Summary;
	    about: About;
	    fields: Field[];
	    statuses: string[];
	    lists: List[];
	    people: Person[];
	    partners: PartnerRef[];
	    house: HouseRules;
	}
	export interface RowQuery {
	    scope: RowScope;
	    finding: string;
	    field: string;
	    search: string;
	    sort: string;
	    desc: boolean;
	    offset: number;
	    limit: number;
	    bare: boolean;
	}
	export interface Mend {
	    what: MendKind;
	    rows: number[];
	    query: RowQuery;
	    column: number;
	    field: string;
	    allColumns: boolean;
	    find: string;
	    finds: string[];
	    value: string;
	    whole: boolean;
	    case: boolean;
	    finding: string;
	    on: boolean;
	    fixes: Fix[];
	    decision: Decision;
	    clear: boolean;
	}
	export interface MendAct {
	    number: number;
	    what: MendKind;
	    args: Record<string, string>;
	    rows: number;
	    by: string;
	    at: string;
	}
	export interface MendSteps {
	    undo?: MendAct;
	    redo?: MendAct;
	}
	export interface MendResult {
	    touched: number;
	    stay: number;
	    rows: RowView[];
	    many: boolean;
	    counts: ImportCounts;
	    steps: MendSteps;
	}
	
	export interface MergeCounts {
	    clear: number;
	    left: number;
	    folds: number;
	    decided: number;
	    updates: number;
	    skips: number;
	}
	
	export interface Note {
	    id: string;
	    kind: NoteKind;
	    text: string;
	    by: string;
	    at: string;
	    from: Provenance;
	    stamp: string;
	}
	
	export interface PartnerAgent {
	    id: string;
	    code: string;
	    name: string;
	    email: string;
	    standing: Standing;
	    contact: boolean;
	    leads: number;
	}
	export interface Partner {
	    code: string;
	    name: string;
	    standing: PartnerStanding;
	    contact: string;
	    email: string;
	    phone: string;
	    since: string;
	    leads: number;
	    waiting: number;
	    agents: PartnerAgent[];
	}
	
	export interface PartnerForm {
	    name: string;
	    contact: string;
	    email: string;
	    phone: string;
	}
	
	export interface PendingLead {
	    id: string;
	    name: string;
	    import: string;
	    from: string;
	    by: string;
	    at: string;
	}
	export interface PendingPage {
	    rows: PendingLead[];
	    total: number;
	}
	
	export interface PersonForm {
	    name: string;
	    login: string;
	    email: string;
	    role: Role;
	    site: string;
	    import: boolean;
	}
	export interface PersonSaved {
	    person: Person;
	    same: string[];
	}
	export interface PlanEvent {
	    at: string;
	    what: PlanAct;
	    plan: string;
	    step: string;
	    by: string;
	    from: Provenance;
	}
	
	export interface Reading {
	    encoding: string;
	    delimiter: string;
	    quote: string;
	    headerRow: number;
	    sheet: string;
	    region: string;
	}
	export interface PresetColumn {
	    header: string;
	    key: string;
	    confidence: Confidence;
	    chosen: boolean;
	    order: DateOrder;
	    decimal: DecimalMark;
	    names: NameOrder;
	    join: Join;
	    repair: boolean;
	    values: ValueMap[];
	    known: string[];
	}
	export interface Preset {
	    id: string;
	    name: string;
	    named: boolean;
	    headers: string[];
	    columns: PresetColumn[];
	    reading: Reading;
	    form: ImportForm;
	    uses: number;
	    created: string;
	    changed: string;
	    used: string;
	    by: string;
	    found: string;
	}
	
	export interface PresetIn {
	    preset: Preset;
	    was: string;
	    twin: string;
	    lost: Remark[];
	}
	
	export interface PresetsIn {
	    added: PresetIn[];
	    here: string[];
	}
	export interface PreviewValue {
	    field: string;
	    value: string;
	}
	export interface PreviewCell {
	    raw: string;
	    values: string[];
	}
	export interface PreviewRow {
	    offset: number;
	    row: number;
	    name: string;
	    cells: PreviewCell[];
	    more: PreviewValue[];
	    notes: string[];
	    findings: Finding[];
	}
	export interface Preview {
	    rows: PreviewRow[];
	    offset: number;
	    row: number;
	    end: boolean;
	}
	
	export interface PreviewQuery {
	    offset: number;
	    row: number;
	    limit: number;
	    trouble: boolean;
	}
	
	
	
	
	
	
	
	export interface Remembered {
	    column: number;
	    from: string[];
	    to: string;
	    off: boolean;
	}
	export interface RepairResult {
	    import: Import;
	    rows: number;
	    fixed: number;
	    cells: number;
	    still: number;
	    added: number;
	    strange: number;
	}
	export interface ResultRow {
	    view: RowView;
	    company: string;
	    phones: string[];
	    owner: string;
	    state: ResultState;
	    reason: string;
	    into: LeadRef;
	}
	export interface RowColumn {
	    field: string;
	    header: string;
	    column: number;
	    required: boolean;
	}
	export interface ResultPage {
	    columns: RowColumn[];
	    rows: ResultRow[];
	    total: number;
	    at: number;
	}
	export interface ResultQuery {
	    scope: RowScope;
	    search: string;
	    letter: string;
	    sort: string;
	    desc: boolean;
	    row: number;
	    offset: number;
	    limit: number;
	}
	
	export interface RightCell {
	    role: Role;
	    reach: string;
	    choices: string[];
	}
	export interface RightRow {
	    action: Action;
	    cells: RightCell[];
	}
	
	export interface RowCandidate {
	    lead: string;
	    row: number;
	    hidden: boolean;
	    name: string;
	    by: string[];
	    not: string[];
	    rank: number;
	    maybe: boolean;
	    likeness: Likeness;
	    chosen: boolean;
	    archived: boolean;
	    converted: boolean;
	    pending: boolean;
	    since: string;
	    owner: string;
	    unchanged: boolean;
	    fields: FieldDiff[];
	}
	export interface RowCandidates {
	    row: number;
	    name: string;
	    plan: Plan;
	    rule: Rule;
	    decision: Decision;
	    candidates: RowCandidate[];
	}
	
	
	export interface RowGroup {
	    key: string;
	    field: string;
	    level: Level;
	    count: number;
	    remedy: Remedy;
	}
	
	
	
	export interface RowPage {
	    columns: RowColumn[];
	    rows: RowView[];
	    total: number;
	    counts: ImportCounts;
	    groups: RowGroup[];
	    steps: MendSteps;
	}
	
	
	
	
	
	export interface SomeoneAlike {
	    lead: LeadRow;
	    likeness: Likeness;
	}
	export interface Spellings {
	    column: number;
	    field: string;
	    groups: number;
	    rows: number;
	}
	export interface StayedSpec {
	    scope: RowScope;
	    leftOut: boolean;
	    format: ExportFormat;
	}
	
	export interface Tick {
	    rows: number[];
	    scope: RowScope;
	    on: boolean;
	}
	export interface TwinCounts {
	    groups: number;
	    rows: number;
	    clear: number;
	}
	
	export interface UndoRow {
	    lead: string;
	    name: string;
	    row: number;
	    made: boolean;
	    reason: string;
	    fields: UndoField[];
	}
	export interface UndoSum {
	    removed: number;
	    restored: number;
	    kept: number;
	    blocked: number;
	    unmade: number;
	}
	export interface UndoPage {
	    sum: UndoSum;
	    rows: UndoRow[];
	    total: number;
	}
	export interface UndoQuery {
	    list: UndoList;
	    rows: number[];
	    lead: string;
	    put: string[];
	    offset: number;
	    limit: number;
	}
	
	
	
	
	export interface WatchChoice {
	    on: boolean;
	    done: boolean;
	}
	export interface WatchFile {
	    id: string;
	    name: string;
	    size: number;
	    result: string;
	    import: string;
	    trouble?: Error;
	    at: string;
	}
	export interface WatchView {
	    folder: string;
	    on: boolean;
	    done: boolean;
	    trouble?: Error;
	    files: WatchFile[];
	}

}

