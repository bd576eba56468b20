'use strict';
// Makes one of the vendor's clients as it comes: with the globals of the interop tests, and without what those listen to.
const path = require('node:path');

const write = process.stdout.write.bind(process.stdout);
for (const level of ['log', 'warn', 'error', 'debug', 'info', 'trace']) {
  console[level] = () => {};
}

const Device = require(path.join(__dirname, '../../Easemob.Messaging.InteropTests/vendor/device'));

function connect(address, appKey) {
  const restUrl = address.replace(/\/$/, '');
  const { connection } = new Device({ appKey, restUrl, socketUrl: `${restUrl.replace(/^http/, 'ws')}/websocket` }, () => {});
  connection.removeEventHandler('interop');
  return connection;
}

function run(main) {
  main(process.argv.slice(2)).catch(error => {
    write(String(error?.message ?? error));
    process.exit(1);
  });
}

module.exports = { connect, run, write };
