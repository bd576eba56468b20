using Easemob.Messaging;
using Quickstart;
using Quickstart.Output;

Screen.Prepare();

// The first Ctrl+C ends the run in good order, a second one at once.
var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
};

try
{
    await RunAsync(Arguments.Parse(args), interrupt.Token);
    return 0;
}
catch (ArgumentException error)
{
    Screen.Error($"{ArgumentReader.MessageOf(error)}\nTry --help.");
    return 2;
}
catch (EasemobException error)
{
    Screen.Error(Failures.Explain(error));
    return 1;
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    Screen.Error("Stopped. What was fetched until now is in the cache.");
    return 130;
}

static Task RunAsync(Arguments arguments, CancellationToken cancellationToken) => arguments.Kind switch
{
    RunKind.Help => Console.Out.WriteLineAsync(Usage.Text),
    RunKind.Offline => OfflineRun.RunAsync(arguments, cancellationToken),
    RunKind.Service => ServiceRun.RunAsync(arguments, cancellationToken),
    _ => DemoRun.RunAsync(arguments, cancellationToken),
};
