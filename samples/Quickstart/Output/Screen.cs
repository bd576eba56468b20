using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart.Output;

/// <summary>How a step shows what it does. All text is plain to Spectre, never markup: no name or message can change the looks.</summary>
internal static class Screen
{
    private const int WidthOfFiles = 120;

    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private static readonly Style Code = new(Color.Aqua);
    private static readonly Style Good = new(Color.Green);

    /// <summary>Makes ready for text in any language, on a terminal or into a file.</summary>
    public static void Prepare()
    {
        Console.OutputEncoding = Encoding.UTF8;
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfFiles;
        }
    }

    /// <summary>Begins a step.</summary>
    public static void Step(string title)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule(Markup.Escape(title)) { Justification = Justify.Left });
    }

    /// <summary>Shows the call that comes next: the vendor's method that it mirrors, and the line of C#.</summary>
    public static void Call(string vendorMethod, string code)
    {
        AnsiConsole.WriteLine();
        WriteLabelled("mirrors", vendorMethod, Quiet);
        WriteLabelled("C#", code, Code);
    }

    public static void Result(string text) => WriteLabelled("→", text, Good);

    public static void Show(IRenderable table) => AnsiConsole.Write(new Padder(table, new Padding(2, 0, 0, 0)));

    /// <summary>Runs an action that reports, between 0 and 1, how far it has come, and in words where it is.</summary>
    public static Task ProgressAsync(string title, Func<Action<double, string>, Task> action) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress =>
            {
                ProgressTask task = progress.AddTask(Markup.Escape(title), maxValue: 1);
                await action((share, text) =>
                {
                    task.Value = share;
                    task.Description = Markup.Escape(text);
                });
            });

    /// <summary>Writes a line that is never wrapped, so that it can be copied.</summary>
    public static void Copyable(string text) => Console.WriteLine(text);

    public static void Error(string text) => Console.Error.WriteLine(text);

    private static void WriteLabelled(string label, string text, Style style)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Width = 9, NoWrap = true, Padding = new Padding(2, 0, 0, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(1, 0, 0, 0) });
        grid.AddRow(new Text(label, Quiet), new Text(SafeText.OneLine(text), style));
        AnsiConsole.Write(grid);
    }
}
