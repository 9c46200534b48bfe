// A client of WebKit's remote inspector: evaluates JavaScript in the page of the
// real window. Needs a global WebSocket (node --experimental-websocket on Node 20).

/** Attaches to the page behind an inspector port. */
export async function attach(port, ms = 20000) {
  const path = await find(port, ms);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`);
  let last = 0;
  let target;
  const waiting = new Map();
  await new Promise((ready, failed) => {
    socket.addEventListener('error', () => failed(new Error('the inspector hung up')));
    socket.addEventListener('message', (raw) => {
      const m = JSON.parse(raw.data);
      if (m.method === 'Target.targetCreated' && m.params.targetInfo.type === 'page') {
        target = m.params.targetInfo.targetId;
        ready();
      } else if (m.method === 'Target.didCommitProvisionalTarget') {
        target = m.params.newTargetId;
      } else if (m.method === 'Target.dispatchMessageFromTarget') {
        const answer = JSON.parse(m.params.message);
        waiting.get(answer.id)?.(answer);
        waiting.delete(answer.id);
      }
    });
  });
  const send = (method, params = {}) =>
    new Promise((done, failed) => {
      const id = ++last;
      waiting.set(id, (a) =>
        a.error ? failed(new Error(`${method}: ${JSON.stringify(a.error)}`)) : done(a.result),
      );
      const message = JSON.stringify({ id, method, params });
      socket.send(
        JSON.stringify({
          id: ++last,
          method: 'Target.sendMessageToTarget',
          params: { targetId: target, message },
        }),
      );
    });
  const evaluate = async (expression) => {
    const r = await send('Runtime.evaluate', { expression, objectGroup: 'e2e' });
    if (r.wasThrown) throw new Error(r.result.description);
    if (r.result.className === 'Promise') {
      const a = await send('Runtime.awaitPromise', {
        promiseObjectId: r.result.objectId,
        returnByValue: true,
      });
      if (a.wasThrown) throw new Error(JSON.stringify(a.result.description ?? a.result));
      return a.result.value;
    }
    if (r.result.type === 'object' && r.result.objectId) {
      const b = await send('Runtime.callFunctionOn', {
        objectId: r.result.objectId,
        functionDeclaration: 'function(){return this}',
        returnByValue: true,
      });
      return b.result.value;
    }
    return r.result.value;
  };
  return { evaluate, close: () => socket.close() };
}

async function find(port, ms) {
  const end = Date.now() + ms;
  for (;;) {
    try {
      const list = await (await fetch(`http://127.0.0.1:${port}/`)).text();
      const found = /socket\/\d+\/\d+\/WebPage/.exec(list);
      if (found) return found[0];
    } catch {
      // not up yet
    }
    if (Date.now() > end) throw new Error('no page to inspect');
    await new Promise((done) => setTimeout(done, 100));
  }
}
