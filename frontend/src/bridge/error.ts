import { sayKey } from '../words/say';

export type Kind =
  | 'invalid'
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'stale'
  | 'unsupported'
  | 'too_large'
  | 'busy'
  | 'offline'
  | 'signed_out'
  | 'cancelled'
  | 'internal';

interface Wire {
  kind?: string;
  key?: string;
  args?: Record<string, string>;
  fields?: Record<string, string>;
  ref?: string;
}

/** A call that failed. Kind is for code; `message` is the sentence for people. */
export class CallError extends Error {
  readonly kind: Kind;
  readonly key: string;
  readonly args: Record<string, string>;
  /** The key of the sentence for each field in trouble. */
  readonly fields: Record<string, string>;
  readonly ref: string;

  constructor(w: Wire) {
    const kind = (w.kind ?? 'internal') as Kind;
    // A file is named where anybody knew its name; a record of an older day does not.
    const unnamed: Wire['args'] = w.key?.startsWith('file.') ? { name: sayKey('file.this') ?? '' } : {};
    const args = { ...unnamed, ...w.args, ref: w.ref ?? '' };
    super(sayKey(w.key ?? '', args) ?? sayKey(`kind.${kind}`, args) ?? sayKey('call.unknown') ?? kind);
    this.name = 'CallError';
    this.kind = kind;
    this.key = w.key ?? '';
    this.args = args;
    this.fields = w.fields ?? {};
    this.ref = w.ref ?? '';
  }

  /** The sentence of a field's trouble, or undefined when the field is well. */
  field(name: string): string | undefined {
    const key = this.fields[name];
    return key === undefined ? undefined : (sayKey(key, this.args) ?? this.message);
  }
}

/** Makes a CallError of whatever a door threw: the JSON of a trouble, or something else. */
export function callError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  const text = thrown instanceof Error ? thrown.message : thrown;
  if (typeof text === 'string') {
    try {
      const wire: unknown = JSON.parse(text);
      if (wire && typeof wire === 'object' && 'kind' in wire) return new CallError(wire as Wire);
    } catch {
      // Not JSON: said by something below the house.
    }
  } else if (text && typeof text === 'object' && 'kind' in text) {
    return new CallError(text as Wire);
  }
  return new CallError({ kind: 'internal', key: 'call.unknown' });
}
