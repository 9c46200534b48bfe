// The ways back, newest last. A toast offers the newest, Mod Z takes it.

interface Way {
  do: () => void | Promise<void>;
}

const ways: Way[] = [];

/** Keeps a way back and answers it as a function that works once. */
export function wayBack(fn: Way['do']): () => void {
  const way = { do: fn };
  ways.push(way);
  if (ways.length > 50) ways.shift();
  return () => {
    const i = ways.indexOf(way);
    if (i < 0) return;
    ways.splice(i, 1);
    void way.do();
  };
}

/** Takes the newest way back; false when there is none. */
export function undoLast(): boolean {
  const way = ways.pop();
  if (!way) return false;
  void way.do();
  return true;
}
