'use strict';
// Scenarios that use nothing but the public face of the vendor's client, for any server that speaks its REST and its realtime protocol.
const Stage = require('./stage');

const scenarios = {
  ...require('./signIn'),
  ...require('./messages'),
  ...require('./connections'),
  ...require('./devices'),
  ...require('./places'),
};

// `target` is { appKey, restUrl, socketUrl }; the users alice and bob are registered there first. Throws what did not go as it should.
async function run(name, target) {
  const stage = new Stage(target);
  try {
    await stage.register('alice', 'bob');
    await scenarios[name](stage);
  } finally {
    stage.close();
  }
}

module.exports = { names: Object.keys(scenarios), run };
