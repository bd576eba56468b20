'use strict';
// Receives messages with the vendor's client as they are sent: node live.js REST_URL APP_KEY USER PASSWORD COUNT
// Prints "ready" when it is connected, and at the end two lists: when each message was sent (its text says so) and when it was told.
const path = require('node:path');
const { performance } = require('node:perf_hooks');

const interop = path.join(__dirname, '../../Easemob.Messaging.InteropTests/vendor');
const write = process.stdout.write.bind(process.stdout);
for (const level of ['log', 'warn', 'error', 'debug', 'info', 'trace']) {
  console[level] = () => {};
}

require(path.join(interop, 'browser'));
const sdk = require(require.resolve('easemob-websdk', { paths: [interop] }));

const WebIM = sdk.default ?? sdk;
WebIM.logger.disableAll();

async function main([restUrl, appKey, user, pwd, count]) {
  const apiUrl = restUrl.replace(/\/$/, '');
  const url = apiUrl.replace(/^http/, 'ws') + '/websocket';
  const connection = new WebIM.connection({ appKey, isHttpDNS: false, https: false, apiUrl, url });
  const sentAt = [];
  const toldAt = [];
  connection.addEventHandler('benchmark', {
    onTextMessage(message) {
      toldAt.push(performance.timeOrigin + performance.now());
      sentAt.push(Number(message.msg));
      if (toldAt.length === Number(count)) {
        write(JSON.stringify([sentAt, toldAt]), () => process.exit(0));
      }
    },
    onConnected() {
      write('ready\n');
    },
  });
  await connection.open({ user, pwd });
}

main(process.argv.slice(2)).catch(error => {
  write(String(error?.message ?? error));
  process.exit(1);
});
