namespace Easemob.Messaging.Transport;

/// <summary>Which exception an error answer becomes.</summary>
internal enum RestErrorKind
{
    Service,
    Authentication,
    FeatureDisabled,
    RateLimit,
}
