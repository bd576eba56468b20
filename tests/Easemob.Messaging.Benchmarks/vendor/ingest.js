'use strict';
// Fetches a whole history with the vendor's client, in pages of 50, and prints how many messages came and how many milliseconds it
// took: node ingest.js REST_URL APP_KEY USER PASSWORD PEER
const path = require('node:path');
const { performance } = require('node:perf_hooks');

const interop = path.join(__dirname, '../../Easemob.Messaging.InteropTests/vendor');
const write = process.stdout.write.bind(process.stdout);
for (const level of ['log', 'warn', 'error', 'debug', 'info', 'trace']) {
  console[level] = () => {};
}

const browser = require(path.join(interop, 'browser'));
const signIn = require(path.join(interop, 'signIn'));
const sdk = require(require.resolve('easemob-websdk', { paths: [interop] }));

const WebIM = sdk.default ?? sdk;
WebIM.logger.disableAll();

async function main([restUrl, appKey, user, pwd, peer]) {
  const url = await signIn.listen() + 'webim_benchmark';
  browser.route = () => url;
  const connection = new WebIM.connection({ appKey, isHttpDNS: false, https: false, apiUrl: restUrl.replace(/\/$/, ''), url });
  await connection.open({ user, pwd });

  const startedAt = performance.now();
  let count = 0;
  let cursor = -1;
  for (let isLast = false; !isLast;) {
    const page = await connection.getHistoryMessages({ targetId: peer, chatType: 'singleChat', pageSize: 50, cursor });
    count += page.messages.length;
    cursor = page.cursor;
    isLast = page.isLast;
  }

  write(`${count} ${performance.now() - startedAt}\n`);
  process.exit(0);
}

main(process.argv.slice(2)).catch(error => {
  write(String(error?.message ?? error));
  process.exit(1);
});
