'use strict';
const { check } = require('./stage');

module.exports = {
  async 'sign in with a password, sign out'(stage) {
    const alice = await stage.signIn('alice');
    check(alice.connection.isOpened(), 'an open connection');

    alice.connection.close();

    await alice.next('onDisconnected');
  },

  async 'sign-in refusals'(stage) {
    const wrong = stage.actor('alice');
    await wrong.refusal({ pwd: 'certainly-wrong' });
    check(wrong.device.sockets.length === 0, 'no socket with a wrong password');

    const forged = await stage.actor('alice').refusal({ accessToken: 'not-a-token' });
    check(forged === 28, 'error 28 for a token that is none', forged);

    const unknown = await stage.actor('nobody').refusal({ accessToken: 'not-a-token' });
    check(unknown === 204, 'error 204 for a user who is none', unknown);
  },
};
