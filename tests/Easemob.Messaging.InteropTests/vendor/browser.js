'use strict';
// The browser that one of the vendor's clients lives in: the globals it asks for, with a storage and sockets of its own. Only this
// machine can be reached through them: whatever else the client calls is refused and noted.
const http = require('node:http');
const WebSocket = require('ws');

const agent = new http.Agent({ keepAlive: true });
const refused = [];

function isHere(url) {
  const here = /^(http|ws):\/\/(127\.0\.0\.1|localhost)[:/]/.test(url);
  if (!here) {
    refused.push(url.split('?')[0]);
  }

  return here;
}

class XMLHttpRequest {
  constructor() {
    this.readyState = 0;
    this.status = 0;
    this.timeout = 0;
    this.response = this.responseText = '';
    this.headers = {};
    this.upload = { addEventListener() {} };
  }

  addEventListener(name, listener) {
    this[`on${name}`] = listener;
  }

  open(method, url) {
    this.method = /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method; // as browsers do
    this.url = url;
    this.change(1);
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  async send(body) {
    if (!isHere(this.url)) {
      setImmediate(() => this.fail('error'));
      return;
    }

    const headers = { ...this.headers };
    const content = body == null ? undefined : await this.encode(body, headers);
    const request = http.request(this.url, { method: this.method, headers, agent }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('error', () => this.fail('error'));
      answer.on('end', () => this.finish(answer.statusCode, Buffer.concat(parts)));
    });
    request.on('error', () => this.fail('error'));
    if (this.timeout) {
      this.timer = setTimeout(() => { this.fail('timeout'); request.destroy(); }, this.timeout);
    }

    request.end(content);
  }

  async encode(body, headers) {
    const encoded = new Response(body);
    const content = Buffer.from(await encoded.arrayBuffer());
    headers['Content-Length'] = content.length;
    if (body instanceof FormData) {
      headers['Content-Type'] = encoded.headers.get('content-type');
    }

    return content;
  }

  abort() {}

  getResponseHeader() {
    return null;
  }

  finish(status, content) {
    if (this.readyState !== 4) {
      clearTimeout(this.timer);
      this.status = status;
      this.responseText = content.toString('utf8');
      this.response = this.responseType === 'blob' ? new Blob([content])
        : this.responseType === 'arraybuffer' ? new Uint8Array(content).buffer
        : this.responseText;
      this.responseURL = this.url;
      this.change(4);
      this.onload?.();
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

class FileReader {
  addEventListener(name, listener) {
    this[`on${name}`] = listener;
  }

  async readAsArrayBuffer(blob) {
    this.result = await blob.arrayBuffer();
    this.finish();
  }

  async readAsText(blob) {
    this.result = await blob.text();
    this.finish();
  }

  finish() {
    this.onload?.({ target: this });
    this.onloadend?.({ target: this });
  }
}

// Returns the globals, and the sockets that were opened. `storage` is what the browser keeps from one client to the next.
function openBrowser(storage) {
  const sockets = [];

  class BrowserWebSocket extends WebSocket {
    constructor(url) {
      super(isHere(url) ? url : 'ws://127.0.0.1:1', { perMessageDeflate: false });
      sockets.push(this);
      this.on('error', () => {}); // a refused socket must fire onclose only
    }
  }

  const localStorage = {
    getItem: key => storage.get(key) ?? null,
    setItem: (key, value) => { storage.set(key, String(value)); },
    removeItem: key => { storage.delete(key); },
  };
  const silent = Object.fromEntries(['log', 'warn', 'error', 'debug', 'info', 'trace'].map(level => [level, () => {}]));
  const window = {
    WebSocket: BrowserWebSocket,
    localStorage,
    location: { protocol: 'http:' },
    navigator: { userAgent: 'interop' },
    addEventListener() {},
    URL,
  };
  const globals = {
    window,
    self: window,
    document: { addEventListener() {}, hidden: false },
    navigator: window.navigator,
    localStorage,
    WebSocket: BrowserWebSocket,
    XMLHttpRequest,
    FileReader,
    File: require('node:buffer').File,
    console: silent,
  };
  return { globals, sockets };
}

module.exports = { openBrowser, refused };
