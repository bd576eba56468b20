'use strict';
const { check } = require('./stage');

module.exports = {
  async group(stage) {
    const alice = await stage.signIn('alice');
    const bob = await stage.signIn('bob');
    const data = {
      groupname: 'lab',
      desc: '',
      members: ['bob'],
      public: true,
      approval: false,
      allowinvites: true,
      inviteNeedConfirm: false,
      maxusers: 200,
    };
    const { data: { groupid: id } } = await alice.connection.createGroup({ data });
    const added = await bob.next('onGroupEvent');
    check(added.id === id, 'to be added to the group', added);

    const chatType = 'groupChat';
    const { serverMsgId } = await alice.say(id, 'hi all', { chatType, msgConfig: { allowGroupAck: true } });
    const received = await bob.next('onTextMessage');
    check(
      received.chatType === chatType && received.to === id && received.from === 'alice' && received.msgConfig.allowGroupAck === true,
      'the message in the group', received);

    await bob.send('read', id, { chatType, id: serverMsgId, ackContent: 'seen' });
    const receipt = await alice.next('onReadMessage');
    check(receipt.mid === serverMsgId && receipt.groupReadCount, 'a group receipt with a count', receipt);
  },

  async 'chat room'(stage) {
    const alice = await stage.signIn('alice');
    const bob = await stage.signIn('bob');
    const { data: { id } } = await alice.connection.createChatRoom({ name: 'lab', description: '', maxusers: 100, members: [] });
    await alice.connection.joinChatRoom({ roomId: id });

    const joined = await bob.connection.joinChatRoom({ roomId: id });
    check(joined.data.result === true, 'to be let in', joined);
    const presence = await alice.next('onChatroomEvent');
    check(presence.operation === 'memberPresence', 'the other to be seen', presence);

    await alice.say(id, 'room', { chatType: 'chatRoom', priority: 'high' });
    const received = await bob.next('onTextMessage');
    check(received.chatType === 'chatRoom' && received.priority === 'high', 'the message in the room', received);

    await bob.say(id, 'a fence', { chatType: 'chatRoom' });
    const next = await alice.next('onTextMessage');
    check(next.msg === 'a fence', 'no echo', next);
    await bob.connection.leaveChatRoom({ roomId: id });
  },
};
