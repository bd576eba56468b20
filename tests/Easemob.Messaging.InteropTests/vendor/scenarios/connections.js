'use strict';
const { check } = require('./stage');

module.exports = {
  async 'offline messages arrive once, in order, with sync events'(stage) {
    const alice = await stage.signIn('alice');
    const first = await stage.signIn('bob');
    first.connection.close();
    const words = [...Array(25).keys()].map(String);
    for (const word of words) {
      await alice.say('bob', word);
    }

    const { storage } = first.device;
    const second = await stage.signIn('bob', { storage });
    await second.next('onOfflineMessageSyncStart');
    await second.next('onOfflineMessageSyncFinish');
    const received = second.all('onTextMessage').map(message => message.msg);
    check(received.join() === words.join(), 'all messages in order', received);

    second.connection.close();
    const third = await stage.signIn('bob', { storage });
    await alice.say('bob', 'new');
    const next = await third.next('onTextMessage');
    check(next.msg === 'new', 'nothing again that was acknowledged', next.msg);
  },

  async 'a lost connection loses nothing'(stage) {
    const alice = await stage.signIn('alice');
    const bob = await stage.signIn('bob');

    bob.device.cut();
    await bob.next('onReconnecting');
    await alice.say('bob', 'while away');
    await bob.next('onTextMessage', message => message.msg === 'while away');

    await alice.say('bob', 'back');
    const next = await bob.next('onTextMessage');
    check(next.msg === 'back', 'each message once', next.msg);
  },
};
