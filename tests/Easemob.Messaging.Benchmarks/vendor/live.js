'use strict';
// Receives messages with the vendor's client as they are sent: node live.js REST_URL APP_KEY USER PASSWORD COUNT
// Prints "ready" when it is connected, and at the end two lists: when each message was sent (its text says so) and when it was told.
const { performance } = require('node:perf_hooks');
const { connect, run, write } = require('./client');

run(async ([address, appKey, user, pwd, count]) => {
  const connection = connect(address, appKey);
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
});
