'use strict';
// Fetches a whole history with the vendor's client, in pages of 50, and prints how many messages came and how many milliseconds it
// took: node ingest.js REST_URL APP_KEY USER PASSWORD PEER
const { performance } = require('node:perf_hooks');
const { connect, run, write } = require('./client');

run(async ([address, appKey, user, pwd, peer]) => {
  const connection = connect(address, appKey);
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
});
