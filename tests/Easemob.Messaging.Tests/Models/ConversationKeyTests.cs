namespace Easemob.Messaging.Tests.Models;

public class ConversationKeyTests
{
    public static TheoryData<string?> NoIds => [
        null, "", ".", "..", "a/b", "a#b", "a%b", "a?b", "a'b", "a\"b", "a b", "a\tb", "a\0b", "a\r\nb", "a&b", "a\\b", "a@b", "用户", "a👍",
        new string('a', 65)];

    [Theory]
    [MemberData(nameof(NoIds))]
    public void Factory_NoId_Throws(string? id)
    {
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.Chat(id!));
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.Group(id!));
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.ChatRoom(id!));
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.Thread(id!));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("...")]
    [InlineData("A-b_C.9")]
    public void Factory_LegalId_IsAccepted(string id) => Assert.Equal(id, ConversationKey.Group(id).Id);

    [Fact]
    public void Factory_LongestId_IsAccepted() => Assert.Equal(64, ConversationKey.Group(new string('a', 64)).Id.Length);

    [Fact]
    public void Chat_AnyCase_IsTheSameConversation()
    {
        Assert.Equal(ConversationKey.Chat("bob"), ConversationKey.Chat("BoB"));
        Assert.NotEqual(ConversationKey.Chat("1"), ConversationKey.Group("1"));
    }

    [Fact]
    public void ToString_SaysKindAndId() => Assert.Equal("Group/1", ConversationKey.Group("1").ToString());
}
