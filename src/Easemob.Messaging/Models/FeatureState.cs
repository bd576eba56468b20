namespace Easemob.Messaging;

/// <summary>Whether a function that the vendor switches on for each app is on.</summary>
public enum FeatureState
{
    /// <summary>The server's answer does not tell, or it was not asked.</summary>
    Unknown,

    /// <summary>It is on.</summary>
    On,

    /// <summary>It is off: calls throw <see cref="EasemobFeatureDisabledException"/>.</summary>
    Off,
}
