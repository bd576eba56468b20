namespace Easemob.Messaging.Emulator.Seeding;

/// <summary>What people write to each other. <c>{0}</c> becomes a number, <c>{1}</c> a thing.</summary>
internal static class Phrases
{
    public static readonly string[] Chinese =
    [
        "早上好，今天 {0} 点的会还开吗？",
        "开的，会议室换到 {0} 楼了，别走错。",
        "{1}我看完了，第 {0} 页有个数字不对。",
        "收到，我下午改好发你。",
        "中午一起吃饭吗？楼下新开了一家面馆。",
        "好啊，十二点一刻在门口见。",
        "{1}什么时候能给客户？他们催了 {0} 次了。",
        "最晚周五，测试还剩 {0} 个用例。",
        "刚才网络断了，你那边能收到消息吗？",
        "能收到，一条都没少。",
        "昨天那个问题定位到了，是缓存没有刷新。",
        "辛苦了！改动大吗？要不要回归一遍{1}？",
        "不大，一共 {0} 行，已经提交了。",
        "快递到了，放在前台，编号 {0}。",
        "谢谢，我一会儿下去拿。",
        "周末去爬山吗？天气预报说有 {0} 度。",
        "下周要出差，{1}麻烦你盯一下。",
        "没问题，有事随时叫我。",
        "哈哈哈，这个截图太好笑了😂",
        "预算批下来了，{0} 万，够用了。",
        "会议纪要发群里了，大家看看有没有遗漏。",
        "我觉得方案二更稳妥，成本也低一些。",
        "同意。那就按方案二做，{1}也一起更新。",
        "嗯嗯",
        "好的👌",
    ];

    public static readonly string[] English =
    [
        "Morning! Is the {0} o'clock call still on?",
        "Yes, same link as last week.",
        "I went through {1}, page {0} has a wrong number.",
        "Thanks, will fix it this afternoon.",
        "Lunch? There is a new noodle place downstairs.",
        "Sure, meet you at the door at a quarter past twelve.",
        "When can the customer have {1}? They asked {0} times.",
        "Friday at the latest, {0} test cases to go.",
        "My connection dropped, did you get my last message?",
        "Got everything, nothing missing.",
        "Found yesterday's bug: the cache was never invalidated.",
        "Nice catch! Should we rerun {1}?",
        "It is a small change, {0} lines, already pushed.",
        "Your parcel is at the front desk, number {0}.",
        "On my way down, thanks.",
        "Hiking on Saturday? They say {0} degrees and sun.",
        "I'm travelling next week, could you keep an eye on {1}?",
        "No problem, call me any time.",
        "That screenshot made my day 😂",
        "Budget approved: {0}k. That should do.",
        "Minutes are in the group, shout if something is missing.",
        "I'd go with option two, cheaper and safer.",
        "Agreed, option two it is. Please update {1} as well.",
        "ok",
        "👍",
    ];

    public static readonly string[] Both =
    [
        "这个 bug 我复现了，log 在第 {0} 行。",
        "PR 已经提了，麻烦 review 一下，主要改了 {0} 个文件。",
        "明天 deploy 之前记得先跑 smoke test。",
        "{1} 的 deadline 是下周三，OK 吗？",
        "API 返回 {0}，但是 body 是空的，你看看 gateway。",
        "deadline 延到 {0} 号了，可以松一口气 :)",
        "我把 {1} 放到 shared drive 里了。",
        "Call 你一下？打字说不清楚。",
    ];

    public static readonly string[] ChineseThings = ["合同", "设计稿", "报价单", "周报", "测试报告", "发布计划"];

    public static readonly string[] EnglishThings =
        ["the contract", "the mock-ups", "the quote", "the report", "the test plan", "the release notes"];
}
