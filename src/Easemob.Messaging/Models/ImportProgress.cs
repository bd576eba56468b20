namespace Easemob.Messaging;

/// <summary>How far an import has come.</summary>
public readonly record struct ImportProgress
{
    /// <summary>
    /// Gets how many messages of the sequence are done with, those that were skipped among them: the <see cref="ImportOptions.Skip"/> with
    /// which the import goes on if it ends here. The cache keeps that much even if the device loses power now.
    /// </summary>
    public long Committed { get; init; }

    /// <summary>Gets what became of those of this import.</summary>
    public ImportResult Result { get; init; }
}
