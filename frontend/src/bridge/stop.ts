// Calls that may be given up: a search whose next letter is already typed.

let asking: AbortSignal | undefined;

/**
 * Makes a call that ends when the signal says so. In a browser the program stops working on it; in the
 * window its answer comes and is not looked at.
 */
export function stoppable<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  asking = signal;
  try {
    return call();
  } finally {
    asking = undefined;
  }
}

/** The signal of the call that is being made. */
export function signalNow(): AbortSignal | undefined {
  return asking;
}
