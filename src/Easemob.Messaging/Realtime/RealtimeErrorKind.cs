namespace Easemob.Messaging.Realtime;

/// <summary>Which exception a refusal becomes.</summary>
internal enum RealtimeErrorKind
{
    Service,
    Authentication,
    FeatureDisabled,
}
