// Receives one tick and one event of the account with the official client, and is refused what is not its own.
// node stream-client.js BASE_URL KEY ACCOUNT [SYMBOL] [NODE_MODULES]; prints what it got as one line of JSON.
'use strict';

const path = require('node:path');
const [baseUrl, key, account, symbol = 'BTC-USDT', modules = path.join(__dirname, 'node_modules')] = process.argv.slice(2);
const EventBus = require(path.join(modules, '@vertx', 'eventbus-bridge-client.js'));

const PATIENCE_MILLIS = 20_000;
const authorization = { Authorization: `Bearer ${key}` };
const got = {};

const eventBus = new EventBus(`${baseUrl}/eventbus`);
const timeout = setTimeout(() => finish(1), PATIENCE_MILLIS);

eventBus.onopen = () => {
  eventBus.registerHandler(`market.ticker.${symbol}`, keep('ticker'));
  eventBus.registerHandler(`account.${account}.events`, { ...authorization, after: '0' }, keep('event'));
  eventBus.registerHandler('account.somebody-else.events', { ...authorization }, keepError('otherAccount'));
  eventBus.registerHandler('orders.place', { ...authorization }, keepError('internalAddress'));
  eventBus.send('orders.place', {}, { ...authorization }, keepError('send'));
};
eventBus.onclose = () => finish(1);

function keep(name) {
  return (error, message) => note(name, error ? error.message : message.body);
}

function keepError(name) {
  return (error) => note(name, error ? error.failureCode : 'no error');
}

function note(name, value) {
  got[name] ??= value;
  if (Object.keys(got).length === 5) {
    finish(0);
  }
}

function finish(code) {
  clearTimeout(timeout);
  eventBus.onclose = null;
  console.log(JSON.stringify(got));
  process.exit(code);
}
