'use strict';
const { check } = require('./stage');

const attached = (name, type) => ({ name, type, text: `data of ${name}` });

module.exports = {
  async 'a text with extensions, both ways, and its receipts'(stage) {
    const alice = await stage.signIn('alice');
    const bob = await stage.signIn('bob', { options: { delivery: true } });
    const ext = { s: 'ž', n: 5, neg: -5, d: 1.5, b: true, o: { k: [1] } };

    const { serverMsgId: id, message: { time, id: messageId } } = await alice.say('bob', 'ahoj', { ext });
    check(/^\d+$/.test(id) && messageId === id && time > 1.6e12, 'the server\'s id and time', { id, messageId, time });

    const received = await bob.next('onTextMessage');
    check(
      received.msg === 'ahoj' && received.id === id && received.time === time && received.chatType === 'singleChat' &&
      received.from === 'alice' && received.to === 'bob' && JSON.stringify(received.ext) === JSON.stringify(ext),
      'the same message at the other side', received);
    check((await alice.next('onDeliveredMessage')).mid === id, 'a delivery receipt');

    await bob.send('read', 'alice', { id });
    check((await alice.next('onReadMessage')).mid === id, 'a read receipt');

    await bob.send('channel', 'alice');
    check((await alice.next('onChannelMessage')).from === 'bob', 'a conversation receipt');

    await bob.say('alice', 'zdar');
    check((await alice.next('onTextMessage')).msg === 'zdar', 'the other direction');
  },

  async 'every type of body'(stage) {
    const alice = await stage.signIn('alice');
    const bob = await stage.signIn('bob');
    const bodies = [
      ['onLocationMessage', 'loc', { addr: 'Praha', buildingName: 'Hrad', lat: 50.1, lng: 14.4 },
        x => x.lat === 50.1 && x.lng === 14.4 && x.addr === 'Praha' && x.buildingName === 'Hrad'],
      ['onCmdMessage', 'cmd', { action: 'go' }, x => x.action === 'go'],
      ['onCustomMessage', 'custom', { customEvent: 'order', customExts: { id: '42' } },
        x => x.customEvent === 'order' && x.customExts.id === '42'],
      ['onImageMessage', 'img', { width: 6, height: 4, file: attached('p.png', 'image/png') }, x => x.width === 6 && x.url],
      ['onAudioMessage', 'audio', { filename: 'a.amr', length: 3, file: attached('a.amr', 'audio/amr') },
        x => x.length === 3 && x.filename === 'a.amr' && x.secret],
      ['onVideoMessage', 'video', { filename: 'v.mp4', length: 9, file: attached('v.mp4', 'video/mp4') }, x => x.length === 9 && x.thumb],
      ['onFileMessage', 'file', { filename: 'f.txt', file: attached('f.txt', 'text/plain') },
        x => x.filename === 'f.txt' && x.file_length === 'data of f.txt'.length],
    ];

    for (const [event, type, options, isRight] of bodies) {
      await alice.send(type, 'bob', options);
      const received = await bob.next(event);
      check(isRight(received), `what was sent as ${type}`, received);
    }
  },

  async 'recall and edit'(stage) {
    const alice = await stage.signIn('alice');
    const bob = await stage.signIn('bob');
    const { serverMsgId: id, message: { time } } = await alice.say('bob', 'tpyo', { ext: { keep: 1 } });
    await bob.next('onTextMessage');

    const edit = await alice.device.edit(id, { type: 'txt', to: 'bob', msg: 'typo' });
    check(edit.message.id === id && edit.modifiedInfo.operationCount === 1, 'one edit', edit);
    const edited = await bob.next('onModifiedMessage');
    check(
      edited.id === id && edited.msg === 'typo' && edited.from === 'alice' && edited.time === time &&
      edited.modifiedInfo.operatorId === 'alice',
      'the edited message', edited);

    await alice.connection.recallMessage({ mid: id, to: 'bob', chatType: 'singleChat', ext: 'why' });
    const recalled = await bob.next('onRecallMessage');
    check(recalled.mid === id && recalled.from === 'alice', 'the recall', recalled);
  },

  async 'history equals live'(stage) {
    const alice = await stage.signIn('alice');
    const bob = await stage.signIn('bob');
    await alice.send('custom', 'bob', { customEvent: 'e', customExts: { a: '1' } });
    await alice.say('bob', 'h1', { ext: { x: 1 } });
    const live = [await bob.next('onTextMessage'), await bob.next('onCustomMessage')];

    const history = await bob.connection.getHistoryMessages({ targetId: 'alice', chatType: 'singleChat', pageSize: 2 });

    const text = messages => JSON.stringify(messages.map(message => ({ ...message, onlineState: 0 })));
    check(text(history.messages) === text(live), 'the same messages, newest first', history.messages);
  },
};
