using System.Text.RegularExpressions;
using Easemob.Messaging.Shared;

namespace Easemob.Messaging.Tests.Conventions;

/// <summary>A row of the tables of <c>docs/parity.md</c>: number, vendor's name, members here, tests, note.</summary>
internal sealed partial record ParityRow
{
    private const int Cells = 5;

    public static IReadOnlyList<ParityRow> All { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "parity.md")).Where(IsRow).Select(Read)];

    public required string Number { get; init; }

    public required string Vendor { get; init; }

    public required IReadOnlyList<string> Members { get; init; }

    public required IReadOnlyList<string> Tests { get; init; }

    public required string Note { get; init; }

    public static ParityRow Find(string number) => All.Single(row => row.Number == number);

    private static bool IsRow(string line) => NumberCell().IsMatch(line);

    private static ParityRow Read(string line)
    {
        string[] cells = [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
        return cells.Length == Cells
            ? new ParityRow { Number = cells[0], Vendor = cells[1], Members = Quoted(cells[2]), Tests = Quoted(cells[3]), Note = cells[4] }
            : throw new InvalidDataException($"This row has {cells.Length} cells, not {Cells}: {line}");
    }

    private static string[] Quoted(string cell) => [.. CodeSpan().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\| [A-H]\d+[a-z]? \|")]
    private static partial Regex NumberCell();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
