'use strict';
// The browser globals that the vendor's client asks for. Only this machine can be reached through them: whatever else the client
// calls is refused and noted.
const http = require('node:http');
const WebSocket = require('ws');

// `route` may send a WebSocket elsewhere than its caller wants.
const browser = { refused: [], route: url => url };
const agent = new http.Agent({ keepAlive: true });
const store = new Map();

// A refused socket must fire onclose only.
class BrowserWebSocket extends WebSocket {
  constructor(url, ...rest) {
    super(browser.route(url), ...rest);
    this.on('error', () => {});
  }
}

class XMLHttpRequest {
  constructor() {
    this.readyState = 0;
    this.status = 0;
    this.timeout = 0;
    this.response = this.responseText = '';
    this.headers = {};
  }

  open(method, url) {
    this.method = /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method; // as browsers do
    this.url = url;
    this.change(1);
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  send(body) {
    if (!/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(this.url)) {
      browser.refused.push(this.url.split('?')[0]);
      setImmediate(() => this.fail('error'));
      return;
    }

    const headers = body == null ? this.headers : { ...this.headers, 'Content-Length': Buffer.byteLength(body) };
    const request = http.request(this.url, { method: this.method, headers, agent }, answer => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', part => { text += part; });
      answer.on('error', () => this.fail('error'));
      answer.on('end', () => this.finish(answer.statusCode, text));
    });
    request.on('error', () => this.fail('error'));
    if (this.timeout) {
      this.timer = setTimeout(() => { this.fail('timeout'); request.destroy(); }, this.timeout);
    }

    request.end(body ?? undefined);
  }

  abort() {}

  finish(status, text) {
    if (this.readyState !== 4) {
      clearTimeout(this.timer);
      this.status = status;
      this.response = this.responseText = text;
      this.responseURL = this.url;
      this.change(4);
    }
  }

  fail(kind) {
    if (this.readyState !== 4) {
      clearTimeout(this.timer);
      this.change(4);
      this[`on${kind}`]?.();
    }
  }

  change(readyState) {
    this.readyState = readyState;
    this.onreadystatechange?.();
  }
}

const localStorage = {
  getItem: key => store.get(key) ?? null,
  setItem: (key, value) => { store.set(key, value); },
  removeItem: key => { store.delete(key); },
};

globalThis.window = {
  WebSocket: BrowserWebSocket,
  localStorage,
  location: { protocol: 'http:' },
  navigator: { userAgent: 'interop' },
  addEventListener() {},
};
globalThis.self = globalThis;
globalThis.document = { addEventListener() {}, hidden: false };
globalThis.navigator ??= globalThis.window.navigator;
Object.assign(globalThis, { WebSocket: BrowserWebSocket, XMLHttpRequest, localStorage });

module.exports = browser;
