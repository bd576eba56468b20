'use strict';
// Drives the vendor's client for another program: one JSON request a line on stdin, one JSON answer a line on stdout.
//   {"id":1,"client":1,"method":"$connect","args":[{"appKey":"org#app","restUrl":"http://127.0.0.1:8080","resource":"webim_1"}]}
//   {"id":2,"client":1,"method":"open","args":[{"user":"alice","pwd":"secret"}]}
//   {"id":3,"client":1,"method":"getHistoryMessages","args":[{"targetId":"bob","chatType":"singleChat"}]}
// `client` names one of any number of clients. With `discovery` true, $connect has the client ask restUrl where the service is. The
// WebSocket half of a sign-in is always answered here. An answer has the id and `result`, or `error` {type, name, message, data}, and
// `uncaught` for what was thrown where no caller can catch it.
const readline = require('node:readline');

const write = process.stdout.write.bind(process.stdout);
for (const level of ['log', 'warn', 'error', 'debug', 'info', 'trace']) {
  console[level] = () => {};
}

const browser = require('./browser');
const signIn = require('./signIn');
const sdk = require('easemob-websdk');

const WebIM = sdk.default ?? sdk;
WebIM.logger.disableAll();

const names = Object.fromEntries(Object.entries(WebIM.statusCode).filter(([, name]) => typeof name === 'string'));
const noise = new Set(['xhr', 'elapse', 'extraInfo', 'stack']);
const signInUrl = signIn.listen();
const clients = new Map();
let uncaught = [];
process.on('uncaughtException', error => uncaught.push(String(error?.message ?? error)));
process.on('unhandledRejection', error => uncaught.push(String(error?.message ?? error)));

async function connect(client, { appKey, restUrl, resource, discovery = false }) {
  const url = await signInUrl + resource;
  browser.route = wanted => (wanted.startsWith(url.slice(0, -resource.length)) ? wanted : url);
  const connection = new WebIM.connection({ appKey, isHttpDNS: discovery, https: false, apiUrl: restUrl, url });
  if (discovery) {
    connection.dnsArr = [restUrl];
    connection.dnsTotal = 1;
    connection.apiUrl = connection.url = '';
  }

  clients.set(client, connection);
}

function disconnect(client) {
  const connection = clients.get(client);
  clients.delete(client);
  connection.autoReconnectNumTotal = Infinity; // or it comes back
  connection.close();
}

const own = {
  $connect: connect,
  $disconnect: disconnect,
  $addresses: client => ({ rest: clients.get(client).apiUrl, webSocket: clients.get(client).url, refused: browser.refused }),
};

// Results hold requests and cycles that JSON cannot, and numbers that it would turn into null.
function plain(value, seen = []) {
  if (typeof value === 'function' || typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) {
    return `<${String(value)}>`;
  }

  if (value === null || typeof value !== 'object') {
    return value;
  }

  if (seen.includes(value)) {
    return '<cycle>';
  }

  const inner = [...seen, value];
  return Array.isArray(value)
    ? value.map(item => plain(item, inner))
    : Object.fromEntries(Object.entries(value).filter(([key]) => !noise.has(key)).map(([key, item]) => [key, plain(item, inner)]));
}

async function answer({ client, method, args }) {
  try {
    return { result: plain(await (own[method] ? own[method](client, ...args) : clients.get(client)[method](...args))) };
  } catch (error) {
    const { type, message, data = error } = error ?? {};
    return { error: plain({ type, name: names[type], message, data }) };
  }
}

readline.createInterface({ input: process.stdin })
  .on('line', async line => {
    const { id, ...call } = JSON.parse(line);
    const outcome = await answer(call);
    setImmediate(() => { // what escapes from a call does so before this
      write(`${JSON.stringify({ id, ...outcome, ...(uncaught.length > 0 && { uncaught }) })}\n`);
      uncaught = [];
    });
  })
  .on('close', () => process.exit(0));
