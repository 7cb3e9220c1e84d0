// Uses the tools of a gateway with the official client of the Model Context Protocol.
// node client.js MCP_URL KEY READ_ONLY_KEY NODE_MODULES TERMS SENTENCE; prints what it got as one line of JSON.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [url, key, readOnlyKey, modules, terms, sentence] = process.argv.slice(2);
const sdk = (file) =>
  import(pathToFileURL(path.join(modules, '@modelcontextprotocol', 'sdk', 'dist', 'esm', 'client', file)).href);
const { Client } = await sdk('index.js');
const { StreamableHTTPClientTransport } = await sdk('streamableHttp.js');

async function connect(apiKey) {
  const client = new Client({ name: 'cryptoflow-test', version: '1.0.0' });
  const requestInit = { headers: { Authorization: `Bearer ${apiKey}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
  return client;
}

async function refusal(attempt) {
  try {
    await attempt();
    return 'no error';
  } catch (error) {
    return String(error.code ?? error.message);
  }
}

async function draftAndConfirm(client) {
  const draft = await client.callTool({ name: 'draft_order', arguments: JSON.parse(terms) });
  const { ticketId, hash } = draft.structuredContent.data;
  const confirm = () => client.callTool({ name: 'confirm_ticket', arguments: { ticketId, hash } });
  const confirmed = await confirm();
  const again = await confirm();
  const said = await client.callTool({ name: 'instruct_agent', arguments: { text: sentence } });
  return { draft, confirmed, again, said };
}

const client = await connect(key);
const tools = (await client.listTools()).tools;
const got = {
  server: client.getServerVersion(),
  tools: Object.fromEntries(tools.map((tool) => [tool.name, tool.annotations])),
  read: await client.callTool({ name: 'get_tickers', arguments: { symbols: ['BTC-USDT'] } }),
  wrong: await client.callTool({ name: 'get_book', arguments: { symbol: 'btc' } }),
  unknownTool: await refusal(() => client.callTool({ name: 'place_order', arguments: {} })),
  badKey: await refusal(() => connect('cf_test_nobody')),
};
Object.assign(got, await draftAndConfirm(client));
const reader = await connect(readOnlyKey);
got.toolsOfReader = (await reader.listTools()).tools.map((tool) => tool.name);
got.denied = await reader.callTool({ name: 'draft_order', arguments: JSON.parse(terms) });
await reader.close();
await client.close();
console.log(JSON.stringify(got));
