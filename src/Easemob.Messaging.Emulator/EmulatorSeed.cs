namespace Easemob.Messaging.Emulator;

/// <summary>The data an emulator starts with.</summary>
public abstract class EmulatorSeed
{
    private protected EmulatorSeed()
    {
    }

    /// <summary>Gets the fixed data of the demo: see <see cref="DemoSeed"/>.</summary>
    public static EmulatorSeed Demo { get; } = new DemoSeed();

    /// <summary>Gets the app key that the seed is for; null suits any.</summary>
    public abstract string? AppKey { get; }

    /// <summary>Reads a seed from a JSON file: see <see cref="FileSeed"/> for what is in it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The file is not a seed.</exception>
    public static EmulatorSeed FromFile(string path) => FileSeed.Read(path);

    internal abstract void Plant(EmulatorData data);
}
