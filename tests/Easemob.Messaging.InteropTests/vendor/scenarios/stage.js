'use strict';
const Device = require('../device');

const password = 'secret';
const patience = 10_000;

function check(isTrue, what, found) {
  if (!isTrue) {
    throw new Error(`Expected ${what}${found === undefined ? '' : `, found ${JSON.stringify(found)}`}.`);
  }
}

// A user's device, with the events that nobody has asked for yet.
class Actor {
  constructor(user, target, options) {
    this.user = user;
    this.events = [];
    this.waiting = new Set();
    this.device = new Device({ ...target, ...options }, (name, value) => {
      this.events.push({ name, value });
      this.waiting.forEach(look => look());
    });
    this.connection = this.device.connection;
  }

  open(credentials = { pwd: password }) {
    return this.connection.open({ user: this.user, ...credentials });
  }

  // Returns the number of the client's error.
  async refusal(credentials) {
    return this.open(credentials).then(() => 'no refusal', error => error.type);
  }

  send(type, to, options) {
    return this.device.send({ type, to, ...options });
  }

  say(to, msg, options) {
    return this.send('txt', to, { msg, ...options });
  }

  // Resolves to the value of the first event of that name, come or coming, and takes it away.
  next(name, matches = () => true) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        const others = this.events.map(event => event.name).join();
        reject(new Error(`${this.user} waited for ${name} in vain; there were ${others || 'no other events'}.`));
      }, patience);
      const look = () => {
        const found = this.events.findIndex(event => event.name === name && matches(event.value));
        if (found >= 0) {
          clearTimeout(timer);
          this.waiting.delete(look);
          resolve(this.events.splice(found, 1)[0].value);
        }
      };
      this.waiting.add(look);
      look();
    });
  }

  // Returns the values of all events of that name that nobody has taken.
  all(name) {
    return this.events.filter(event => event.name === name).map(event => event.value);
  }
}

class Stage {
  constructor(target) {
    this.target = target;
    this.actors = [];
  }

  actor(user, options) {
    const actor = new Actor(user, this.target, options);
    this.actors.push(actor);
    return actor;
  }

  async register(...users) {
    const { connection } = this.actor('registrar');
    for (const username of users) {
      await connection.registerUser({ username, password, nickname: username });
    }
  }

  async signIn(user, options) {
    const actor = this.actor(user, options);
    await actor.open();
    await actor.next('onConnected');
    return actor;
  }

  close() {
    this.actors.forEach(actor => actor.device.close());
  }
}

module.exports = Object.assign(Stage, { check });
