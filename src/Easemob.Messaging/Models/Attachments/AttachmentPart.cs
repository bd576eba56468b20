namespace Easemob.Messaging;

/// <summary>Which file of a message is meant.</summary>
public enum AttachmentPart
{
    /// <summary>The file itself.</summary>
    File = 0,

    /// <summary>The thumbnail: of images and videos only.</summary>
    Thumbnail = 1,
}
