'use strict';
// The realtime half of a sign-in, for servers that speak REST only: answers the provision request and nothing else. The last part of
// the address a client connects to is the resource it is given.
const { WebSocketServer } = require('ws');
const { number, bytes, read } = require('./protobuf');

const PROVISION = 3;

function answer(frame, resource) {
  const command = Number(read(frame)[8]?.[0] ?? 0n);
  const status = number(1, 0);
  return command === PROVISION
    ? Buffer.concat([number(1, 0), number(8, PROVISION), bytes(9, Buffer.concat([bytes(8, status), bytes(13, resource)]))])
    : null;
}

// Listens on a free port of this machine and resolves to the address, which ends in a slash.
function listen() {
  return new Promise((resolve, reject) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('error', reject);
    server.on('listening', () => resolve(`ws://127.0.0.1:${server.address().port}/`));
    server.on('connection', (socket, request) => socket.on('message', frame => {
      const reply = answer(Buffer.from(frame), request.url.slice(1));
      if (reply) {
        socket.send(reply);
      }
    }));
  });
}

module.exports = { listen };
