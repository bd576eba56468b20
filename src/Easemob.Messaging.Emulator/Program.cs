using Easemob.Messaging.Emulator.Hosting;

return await CommandLine.RunAsync(args);
