// For a page of the server's own origin: resolves with the first tick and the account's first event of a type (any without one).
(key, account, symbol, type) => new Promise((resolve, reject) => {
  const ticker = `market.ticker.${symbol}`;
  const events = `account.${account}.events`;
  const got = {};
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/eventbus/websocket`);
  const send = (frame) => socket.send(JSON.stringify(frame));
  socket.onopen = () => {
    send({ type: 'register', address: ticker });
    send({ type: 'register', address: events, headers: { Authorization: `Bearer ${key}`, after: '0' } });
  };
  socket.onmessage = (message) => {
    const frame = JSON.parse(message.data);
    if (frame.type === 'err') {
      reject(new Error(frame.body));
    }
    if (frame.address === ticker) {
      got.ticker ??= frame.body;
    } else if (!type || frame.body.type === type) {
      got.event ??= frame.body;
    }
    if (got.ticker && got.event) {
      resolve(JSON.stringify(got));
    }
  };
  socket.onclose = (closed) => reject(new Error(`closed ${closed.code} ${closed.reason}`));
})
