'use strict';
// A device with the vendor's client on it: a copy of the client's code of its own, as in a browser of its own.
const fs = require('node:fs');
const vm = require('node:vm');
const { openBrowser } = require('./browser');
const plain = require('./plain');

const names = ['module', 'exports', ...Object.keys(openBrowser(new Map()).globals)];
const path = require.resolve('easemob-websdk');
const load = vm.compileFunction(fs.readFileSync(path, 'utf8'), names, { filename: path });

class Device {
  // `tell` is called with the name and the value of each event. Without a resource the client makes one, and keeps it in the storage;
  // `options` are the client's own.
  constructor({ appKey, restUrl, socketUrl, resource, discovery = false, storage = new Map(), options = {} }, tell) {
    if (resource) {
      storage.set('localDeviceInfo', JSON.stringify({ deviceId: resource, deviceName: 'webim', deviceUuid: resource }));
    }

    const browser = openBrowser(storage);
    const module = { exports: {} };
    load(module, module.exports, ...Object.values(browser.globals));
    this.sdk = module.exports.default ?? module.exports;
    this.sdk.logger.disableAll();
    this.sockets = browser.sockets;
    this.storage = storage;
    this.connection = new this.sdk.connection({
      appKey, isHttpDNS: discovery, https: false, apiUrl: restUrl, url: socketUrl, ...options,
    });
    if (discovery) {
      Object.assign(this.connection, { dnsArr: [restUrl], dnsTotal: 1, apiUrl: '', url: '' });
    }

    const handler = new Proxy({}, { get: (_, name) => value => tell(name, plain(value)) });
    this.connection.addEventHandler('interop', handler);
  }

  get resource() {
    return this.connection.clientResource;
  }

  // `file` in the options is { name, type, text } here.
  create({ file, ...options }) {
    const attached = file && {
      file: { url: 'blob:interop', filename: file.name, filetype: file.type, data: new Blob([file.text], { type: file.type }) },
    };
    return this.sdk.message.create({ chatType: 'singleChat', ...options, ...attached });
  }

  send(options) {
    return this.connection.send(this.create(options));
  }

  edit(messageId, options) {
    return this.connection.modifyMessage({ messageId, modifiedMessage: this.create(options) });
  }

  // Cuts the connection, as a network does; the client makes another.
  cut() {
    this.sockets.at(-1).terminate();
  }

  close() {
    this.connection.autoReconnectNumTotal = Infinity; // or it comes back
    this.connection.close();
    for (const socket of this.sockets) {
      socket.terminate();
    }
  }
}

module.exports = Device;
