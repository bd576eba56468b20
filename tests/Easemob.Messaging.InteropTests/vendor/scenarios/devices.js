'use strict';
const { check } = require('./stage');

const bobs = { targetId: 'bob', chatType: 'singleChat' };

module.exports = {
  async 'two devices: own messages and receipts are copied to the other'(stage) {
    const [first, second] = [await stage.signIn('alice'), await stage.signIn('alice')];
    const bob = await stage.signIn('bob');
    check(first.device.resource !== second.device.resource, 'two resources');

    const { serverMsgId: id, message: { time } } = await first.say('bob', 'from the first device');
    const copy = await second.next('onTextMessage');
    check(copy.id === id && copy.from === 'alice' && copy.to === 'bob' && copy.time === time, 'a copy', copy);
    await bob.next('onTextMessage');

    const { serverMsgId: answer } = await bob.say('alice', 'to both');
    for (const device of [first, second]) {
      const next = await device.next('onTextMessage');
      check(next.id === answer, 'the answer, and no echo', next);
    }

    await first.send('channel', 'bob');
    const receipt = await second.next('onChannelMessage');
    check(receipt.from === 'alice' && receipt.to === 'bob', 'a copy of the conversation receipt', receipt);
  },

  async 'two devices: history removed on the other'(stage) {
    const [first, second] = [await stage.signIn('alice'), await stage.signIn('alice')];
    const bob = await stage.signIn('bob');
    const { serverMsgId: id } = await first.say('bob', 'to be removed');
    await first.say('bob', 'stays');
    const isRemoval = event => event.operation === 'deleteRoaming';

    await first.connection.removeHistoryMessages({ ...bobs, messageIds: [id] });
    const byIds = await second.next('onMultiDeviceEvent', isRemoval);
    check(
      byIds.conversationId === 'bob' && byIds.chatType === 'singleChat' && byIds.resource === first.device.resource,
      'a removal from the first device', byIds);
    const left = (await first.connection.getHistoryMessages({ ...bobs, pageSize: 50 })).messages;
    check(left.map(message => message.msg).join() === 'stays', 'one message left', left);

    await first.connection.removeHistoryMessages({ ...bobs, beforeTimeStamp: Date.now() + 60_000 });
    const byTime = await second.next('onMultiDeviceEvent', isRemoval);
    check(byTime.conversationId === 'bob', 'a removal by time', byTime);
    const none = (await first.connection.getHistoryMessages({ ...bobs, pageSize: 50 })).messages;
    check(none.length === 0, 'an empty history', none);

    await bob.say('alice', 'a fence');
    await first.next('onTextMessage');
    check(first.all('onMultiDeviceEvent').length === 0, 'nothing told to the device that acted');
  },

  async 'two devices: conversation pinned, marked and deleted on the other'(stage) {
    const [first, second] = [await stage.signIn('alice'), await stage.signIn('alice')];
    const conversation = { conversationId: 'bob', conversationType: 'singleChat' };
    const { connection } = first;
    const steps = [
      ['pinnedConversation', () => connection.pinConversation({ ...conversation, isPinned: true }), event => event.timestamp > 0],
      ['unpinnedConversation', () => connection.pinConversation({ ...conversation, isPinned: false })],
      ['markConversation', () => connection.addConversationMark({ conversations: [conversation], mark: 3 }),
        event => event.conversationMark === 3],
      ['unMarkConversation', () => connection.removeConversationMark({ conversations: [conversation], mark: 3 })],
      ['deleteConversation', () => connection.deleteConversation({ channel: 'bob', chatType: 'singleChat', deleteRoam: false })],
    ];

    for (const [operation, act, isRight = () => true] of steps) {
      await act();
      const event = await second.next('onMultiDeviceEvent');
      check(
        event.operation === operation && event.conversationId === 'bob' && event.conversationType === 'singleChat' && isRight(event),
        operation, event);
    }
  },
};
