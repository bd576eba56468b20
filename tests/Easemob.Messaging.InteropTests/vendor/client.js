'use strict';
// Drives the vendor's client for another program: one JSON request a line on stdin, one JSON answer a line on stdout.
//   {"id":1,"client":1,"method":"$connect","args":[{"appKey":"org#app","restUrl":"http://127.0.0.1:8080",
//     "socketUrl":"ws://127.0.0.1:8080/websocket","resource":"webim_1"}]}
//   {"id":2,"client":1,"method":"open","args":[{"user":"alice","pwd":"secret"}]}
//   {"id":3,"client":1,"method":"getHistoryMessages","args":[{"targetId":"bob","chatType":"singleChat"}]}
// `client` names one of any number of clients. With `discovery` true, $connect has the client ask restUrl where the service is. An
// answer has the id and `result`, or `error` {type, name, message, data}, and `uncaught` for what was thrown where no caller can catch
// it. Each event of a client is a line between the answers, in the order of what happens: {"client":1,"event":"onConnected"}, with the
// event's `value` if it has one.
const readline = require('node:readline');

const write = line => process.stdout.write(`${JSON.stringify(line)}\n`);
for (const level of ['log', 'warn', 'error', 'debug', 'info', 'trace']) {
  console[level] = () => {};
}

const { refused } = require('./browser');
const Device = require('./device');
const plain = require('./plain');
const scenarios = require('./scenarios');

const devices = new Map();
let uncaught = [];
process.on('uncaughtException', error => uncaught.push(String(error?.message ?? error)));
process.on('unhandledRejection', error => uncaught.push(String(error?.message ?? error)));

const own = {
  $connect(client, options) {
    devices.set(client, new Device(options, (event, value) => write({ client, event, value })));
  },
  $disconnect(client) {
    devices.get(client).close();
    devices.delete(client);
  },
  $addresses: client => ({ rest: devices.get(client).connection.apiUrl, webSocket: devices.get(client).connection.url, refused }),
  $send: (client, options) => devices.get(client).send(options),
  $edit: (client, messageId, options) => devices.get(client).edit(messageId, options),
  $cut: client => devices.get(client).cut(),
  $scenario: (_, name, target) => scenarios.run(name, target),
  $scenarios: () => scenarios.names,
};

async function answer({ client, method, args }) {
  const device = devices.get(client);
  try {
    return { result: plain(await (own[method] ? own[method](client, ...args) : device.connection[method](...args))) };
  } catch (error) {
    const { type, message, data = error } = error ?? {};
    const name = device?.sdk.statusCode[type];
    return { error: plain({ type, name, message, data }) };
  }
}

readline.createInterface({ input: process.stdin })
  .on('line', async line => {
    const { id, ...call } = JSON.parse(line);
    const outcome = await answer(call);
    setImmediate(() => { // what escapes from a call does so before this
      write({ id, ...outcome, ...(uncaught.length > 0 && { uncaught }) });
      uncaught = [];
    });
  })
  .on('close', () => process.exit(0));
