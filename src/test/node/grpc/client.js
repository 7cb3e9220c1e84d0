// Calls the services of a port of gRPC with grpc-js, which knows of them what the proto files tell.
// node client.js ADDRESS SILENT_ADDRESS KEY NODE_MODULES PROTO_FOLDER...; prints what it got as one line of JSON.
import { createRequire } from 'node:module';
import path from 'node:path';

const [address, silentAddress, key, modules, ...folders] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'any.js'));
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const protobuf = require('protobufjs');

const STYLE = { keepCase: true, longs: String, enums: String, oneofs: true };
const protos = grpc.loadPackageDefinition(
  loader.loadSync(
    ['cryptoflow/v1/orders.proto', 'cryptoflow/v1/agent.proto', 'health.proto', 'reflection.proto'],
    { ...STYLE, includeDirs: folders },
  ),
);
const plain = grpc.credentials.createInsecure();
const orders = new protos.cryptoflow.v1.Orders(address, plain);
const silent = new protos.cryptoflow.v1.Orders(silentAddress, plain);
const agent = new protos.cryptoflow.v1.Agent(address, plain);
const health = new protos.grpc.health.v1.Health(address, plain);
const reflection = new protos.grpc.reflection.v1.ServerReflection(address, plain);

const types = new protobuf.Root();
types.resolvePath = (origin, target) => {
  const folder = folders.find((one) => require('node:fs').existsSync(path.join(one, target)));
  return folder ? path.join(folder, target) : target;
};
types.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto', 'cryptoflow/v1/orders.proto'], {
  keepCase: true,
});

function shown(message, type) {
  return type.toObject(type.decode(message), { longs: String, enums: String });
}

function details(metadata) {
  const [trailer] = metadata.get('grpc-status-details-bin');
  if (!trailer) {
    return {};
  }
  const status = types.lookupType('google.rpc.Status').decode(trailer);
  return Object.fromEntries(
    status.details.map((any) => {
      const type = types.lookupType(any.type_url.split('/').pop());
      return [type.name, shown(any.value, type)];
    }),
  );
}

function failure(error) {
  return { code: grpc.status[error.code], text: error.details, details: details(error.metadata) };
}

function ask(client, method, question, { shownKey = key, millis = 20_000 } = {}) {
  const metadata = new grpc.Metadata();
  if (shownKey) {
    metadata.set('authorization', `Bearer ${shownKey}`);
  }
  return new Promise((resolve) => {
    client[method](question, metadata, { deadline: Date.now() + millis }, (error, answer) =>
      resolve(error ? failure(error) : answer),
    );
  });
}

function watch(until) {
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${key}`);
  const stream = orders.WatchAccountEvents({ after: '0' }, metadata, { deadline: Date.now() + 20_000 });
  const events = [];
  return new Promise((resolve) => {
    stream.on('data', (event) => {
      events.push({ sequence: event.sequence, content: event.content });
      if (event.content.order_changed?.event.order_placed?.order.id === until) {
        stream.cancel();
      }
    });
    stream.on('error', (error) => resolve({ events, ended: grpc.status[error.code] }));
    stream.on('end', () => resolve({ events, ended: 'END' }));
  });
}

function services() {
  const stream = reflection.ServerReflectionInfo();
  return new Promise((resolve) => {
    stream.on('data', (answer) => {
      resolve(answer.list_services_response.service.map((service) => service.name));
      stream.end();
    });
    stream.on('error', (error) => resolve(failure(error)));
    stream.write({ list_services: '' });
  });
}

const order = {
  client_order_id: 'from-node-1',
  terms: {
    symbol: 'BTC-USDT',
    side: 'SIDE_BUY',
    type: 'ORDER_TYPE_LIMIT',
    time_in_force: 'TIME_IN_FORCE_GTC',
    quantity: '0.5',
    limit_price: '60000',
  },
};
const terms = (changed) => ({ terms: { ...order.terms, ...changed } });
const got = { placed: await ask(orders, 'PlaceOrder', order), again: await ask(orders, 'PlaceOrder', order) };
Object.assign(got, {
  watched: await watch(got.placed.order?.id),
  denied: await ask(orders, 'PlaceOrder', terms({ limit_price: '60000.001' })),
  malformed: await ask(orders, 'PlaceOrder', terms({ quantity: 'much' })),
  foreignAccount: await ask(orders, 'FindBalances', { account: 'bob' }),
  late: await ask(silent, 'FindBalances', {}, { millis: 300 }),
  badKey: await ask(orders, 'FindBalances', {}, { shownKey: 'cf_test_nobody' }),
  noKey: await ask(orders, 'FindBalances', {}, { shownKey: '' }),
  tooLong: await ask(agent, 'InstructAgent', { text: 'x'.repeat(2_000_000) }),
  answered: await ask(agent, 'InstructAgent', { text: 'price of BTC' }),
  health: await ask(health, 'Check', { service: 'cryptoflow.v1.Orders' }, { shownKey: '' }),
  services: await services(),
});
console.log(JSON.stringify(got));
process.exit(0);
